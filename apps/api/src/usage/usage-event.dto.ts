import type { Grade } from '@promptprint/kernel';
import { FiguresAnswer } from '../footprint/figures.dto.js';
import { UsageEventBody } from './usage-event-body.dto.js';

export class RefusedAnswer {
  /** Place in the batch, from 0; for NDJSON the line, from 0. */
  index!: number;
  /** Never changes; the list stands in the docs. */
  code!: string;
  /** The field, as a JSON pointer within the event. */
  pointer!: string;
  /** The rule in words, in the caller's language. */
  detail!: string;
}

export class RecordedAnswer {
  /** Stored now. */
  recorded!: number;
  /** Stored before, with the same content, or a bucket in an earlier state than the one stored: nothing changed. */
  duplicates!: number;
  /** Their id is stored with other content: nothing changed. Correct the stored entry instead. A bucket of an hour, a day or a month that has grown since is no conflict: it takes the place of its earlier state and is recorded. */
  conflicts!: number;
  /** Places of the conflicts in the batch, from 0; the first 1,000. */
  conflictIndexes!: number[];
  /** Faults of those that were not taken, one each; the first 1,000. */
  refused!: RefusedAnswer[];
  /** How many were not taken. */
  refusedCount!: number;
}

export class ModelAnswer {
  /** In the register of models; null when it is not known there. */
  id!: string | null;
  name!: string;
  match!: 'exact' | 'alias' | 'family' | 'router' | 'opaque' | 'unknown';
}

/** What the source reported; null is not known, never zero. */
export class TokensAnswer {
  input!: number | null;
  inputCacheRead!: number | null;
  inputCacheWrite!: number | null;
  output!: number | null;
  outputReasoning!: number | null;
}

export class UsageEventAnswer {
  /** Of this entry within the account; 32 hexadecimal digits. */
  id!: string;
  /** `replaced` when a correction stands in its place, `elsewhere` when another source tells of the same tokens: shown, not counted. */
  status!: 'counted' | 'replaced' | 'elsewhere';
  /** The source from which the same tokens are counted. */
  countedFrom!: string | null;
  /** The entry this one corrects. */
  replaces!: string | null;
  /** The correction that counts in its place. */
  replacedBy!: string | null;
  startedAt!: string;
  endedAt!: string | null;
  receivedAt!: string;
  granularity!: 'request' | 'exchange' | 'hour' | 'day' | 'month';
  source!: string;
  importId!: string | null;
  memberId!: string | null;
  requests!: number | null;
  modelCalls!: number | null;
  operation!: string | null;
  provider!: string | null;
  hostProvider!: string | null;
  modelRawRequest!: string | null;
  modelRawResponse!: string | null;
  model!: ModelAnswer;
  tokens!: TokensAnswer;
  /** How the tokens were counted: A metered … E declared by hand. */
  tokenGrade!: Grade | null;
  region!: string | null;
  country!: string | null;
  serviceTier!: string | null;
  isBatch!: boolean | null;
  servedFromCache!: boolean | null;
  clientApp!: string | null;
  projectTag!: string | null;
  /** How much was known: T1 measured by the provider … T6 only money spent. */
  tier!: string;
  figures!: FiguresAnswer;
}

/** One entry with everything that is kept of it. */
export class UsageEntryAnswer extends UsageEventAnswer {
  /** The event as it is stored; its id is not among it, only a hash of it is kept. */
  record!: UsageEventBody;
}

export class UsageEventListAnswer {
  items!: UsageEventAnswer[];
  /** For the next page; null on the last. Valid for this account and this query only. */
  nextCursor!: string | null;
}
