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

export class SkippedAnswer {
  reason!: string;
  count!: number;
}

export class SkippedRecordAnswer {
  reason!: string;
  /** Places from 0: of the file in the form, of its member in an archive, of the record. */
  file!: number;
  entry!: number | null;
  record!: number | null;
}

/** How far files that were sent to the server have been read. */
export class ImportReadingAnswer {
  state!: 'waiting' | 'reading' | 'done' | 'failed';
  bytesTotal!: number;
  bytesRead!: number;
  /** Why nothing more is read: a code of the problems; what was read before is recorded. */
  fault!: string | null;
  /** Records that were not counted, by reason; empty until all is read. */
  skipped!: SkippedAnswer[];
  /** The first thousand of them. */
  skippedRecords!: SkippedRecordAnswer[];
}

export class UsageImportReadAnswer extends UsageImportAnswer {
  /** Null where no files were sent to the server. */
  reading!: ImportReadingAnswer | null;
}

export class UsageImportPartAnswer extends UsageImportReadAnswer {
  /** What became of the events of this very request. */
  part!: RecordedAnswer;
}

export class UsageImportListAnswer {
  items!: UsageImportAnswer[];
  nextCursor!: string | null;
}
