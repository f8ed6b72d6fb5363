import type { LogGrade } from './log-grade.js';

/** Where usage comes from, and what became of what it told. */
export class UsageSourceAnswer {
  source!: string;
  /** `meter` as it happens, `receipt` a provider's bill, `export` a file of a chat product, `local-log` of a tool, `typed` by hand; null for a tool of somebody's own. */
  logGrade!: LogGrade | null;
  /** When it last told anything; null when that was before such things were counted. */
  lastArrivedAt!: string | null;
  /** Last day with use of it that counts, where the person lives. */
  lastDay!: string | null;
  /** Told so far, each time it was told: recorded + duplicates + conflicts + refused. */
  received!: number;
  recorded!: number;
  /** Seen before, with the same content. */
  duplicates!: number;
  /** Told other content under an id seen before. */
  conflicts!: number;
  refused!: number;
  /** Entries of it that count now. */
  counted!: number;
  countedToday!: number;
  /** Conflicts nobody has decided on: `GET /v1/usage-conflicts`. */
  needsALook!: number;
}

export class UsageSourceListAnswer {
  items!: UsageSourceAnswer[];
}
