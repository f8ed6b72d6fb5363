import { RecordedAnswer } from './usage-event.dto.js';

export class UsageImportAnswer {
  id!: string;
  /** `open` takes further parts, `done` does not, `undone` is taken back. */
  state!: 'open' | 'done' | 'undone';
  sourceKind!: string;
  format!: string | null;
  parserVersion!: string | null;
  createdAt!: string;
  /** Entries sent so far: recorded + duplicates + conflicts + refused. */
  seen!: number;
  recorded!: number;
  duplicates!: number;
  conflicts!: number;
  refused!: number;
  /** First and last use in it; null while nothing is recorded. */
  from!: string | null;
  to!: string | null;
  /** Until then it can be taken back as a whole for certain. */
  undoUntil!: string;
  undoneAt!: string | null;
}

export class UsageImportPartAnswer extends UsageImportAnswer {
  /** What became of the events of this very request. */
  part!: RecordedAnswer;
}

export class UsageImportListAnswer {
  items!: UsageImportAnswer[];
  nextCursor!: string | null;
}
