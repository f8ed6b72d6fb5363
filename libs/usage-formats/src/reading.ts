import type { Grade } from '@promptprint/kernel';
import type { ColumnMap } from './columns.js';
import type { UsageEvent } from './event.js';
import type { NoteCode, SkipReason } from './item.js';

/** A file as the person gave it. The name is looked at for nothing but telling files apart, and never leaves the reader. */
export interface UsageFile {
  readonly name: string;
  /** May be opened on first use, by a getter. */
  readonly blob: Blob;
}

export interface ReadProgress {
  bytesRead: number;
  bytesTotal: number;
  conversations: number;
  /** Known only when a file says how many it holds. */
  ofConversations: number | null;
  /** Events so far. */
  records: number;
}

export interface ReadOptions {
  /** Now, in milliseconds since 1970: no use can be later. */
  now: number;
  signal?: AbortSignal;
  onProgress?: (progress: ReadProgress) => void;
  /** Which column holds what, where a person has said so; else the headers are guessed. */
  columns?: ColumnMap;
}

/** Sums of one model; a count no event of the model reports is null. */
export interface ReadModel {
  model: string | null;
  requests: number | null;
  inputTokens: number | null;
  cacheReadTokens: number | null;
  cacheWriteTokens: number | null;
  outputTokens: number | null;
  reasoningTokens: number | null;
  /** The weakest grade among its events. */
  grade: Grade | null;
}

export interface ReadReport {
  /** The format, `mixed` when the files are of several, null when none was recognised. */
  format: string | null;
  version: string | null;
  /** Null when no source says how many there were. */
  requests: number | null;
  models: ReadModel[];
  duplicates: number;
  skipped: { reason: SkipReason; count: number }[];
  notes: { code: NoteCode; count: number }[];
  /** Days in UTC, both inclusive. */
  period: { from: string; to: string } | null;
}

export interface UsageReading extends AsyncIterable<readonly UsageEvent[]> {
  /** What has been read so far; complete once the iteration has ended. */
  report(): ReadReport;
}
