import type { ConnectionKind, ConnectionState, Cursor, RunError } from './connection.js';
import type { Protocol } from './protocol.js';

/** What happened in the last run. */
export interface RunCounts {
  pages: number;
  /** New buckets, and known ones that had changed. */
  recorded: number;
  unchanged: number;
  conflicts: number;
  /** Rows that could not be read, and answers that could not. */
  skipped: number;
}

/** A provider that is asked for usage in somebody's name. The key itself is not in it. */
export interface UsageConnection {
  id: string;
  kind: ConnectionKind;
  protocol: Protocol;
  label: string;
  state: ConnectionState;
  keyEnding: string;
  keySetAt: Date;
  /** HMAC of the name the provider gives the organisation; null where it gives none. */
  organisation: string | null;
  /** Stands before the ids of its events; empty for the first organisation of its kind. */
  scope: string;
  /** Its entries came with this import and can be taken back with it. */
  importId: string;
  /** First UTC day that is read. */
  since: string;
  cursor: Cursor;
  createdAt: Date;
  removedAt: Date | null;
  nextRunAt: Date | null;
  lastRunAt: Date | null;
  lastSuccessAt: Date | null;
  lastError: RunError | null;
  /** In a row. */
  failures: number;
  run: RunCounts;
}
