import { wholeNumber, type Tx } from '@promptprint/platform';
import type { ReadReport } from '@promptprint/usage-formats';

export type ImportReadingState = 'waiting' | 'reading' | 'done' | 'failed';

/** How far the files of an import have been read. */
export interface ImportReading {
  state: ImportReadingState;
  bytesTotal: number;
  bytesRead: number;
  /** Events handed to the log. */
  eventsDone: number;
  /** Why nothing more is read. */
  fault: string | null;
  /** What was in the files; once all of them are read. */
  report: ReadReport | null;
}

type Counts = 'bytesTotal' | 'bytesRead' | 'eventsDone';
type Row = Omit<ImportReading, Counts> & Record<Counts, string>;

const fields = `state, bytes_total AS "bytesTotal", bytes_read AS "bytesRead", events_done AS "eventsDone", fault, report`;

export async function insertReading(
  tx: Tx,
  accountId: string,
  { importId, bytesTotal, now }: { importId: string; bytesTotal: number; now: Date },
): Promise<void> {
  await tx.query(
    'INSERT INTO usage_import_reading (account_id, import_id, bytes_total, alive_at) VALUES ($1, $2, $3, $4)',
    [accountId, importId, bytesTotal, now],
  );
}

export async function findReading(tx: Tx, accountId: string, importId: string): Promise<ImportReading | null> {
  const [row] = await tx.query<Row>(
    `SELECT ${fields} FROM usage_import_reading WHERE account_id = $1 AND import_id = $2`,
    [accountId, importId],
  );
  return row ? readingOf(row) : null;
}

/** Makes a process the reader of the files, unless another one is alive and at it, or they have been read. */
export async function claimReading(
  tx: Tx,
  accountId: string,
  { importId, owner, now, deadSince }: { importId: string; owner: string; now: Date; deadSince: Date },
): Promise<ImportReading | null> {
  const [row] = await tx.query<Row>(
    `UPDATE usage_import_reading SET owner = $3, alive_at = $4, state = 'reading'
      WHERE account_id = $1 AND import_id = $2 AND state IN ('waiting', 'reading')
        AND (owner IS NULL OR owner = $3 OR alive_at < $5) RETURNING ${fields}`,
    [accountId, importId, owner, now, deadSince],
  );
  return row ? readingOf(row) : null;
}

/** False when somebody else reads by now. */
export async function tellProgress(
  tx: Tx,
  accountId: string,
  {
    importId,
    owner,
    now,
    bytesRead,
    eventsDone,
  }: { importId: string; owner: string; now: Date; bytesRead: number; eventsDone: number },
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE usage_import_reading SET bytes_read = $5, events_done = $6, alive_at = $4
      WHERE account_id = $1 AND import_id = $2 AND owner = $3 RETURNING 1`,
    [accountId, importId, owner, now, bytesRead, eventsDone],
  );
  return rows.length === 1;
}

export async function releaseReading(
  tx: Tx,
  accountId: string,
  { importId, owner }: { importId: string; owner: string },
): Promise<void> {
  await tx.query(
    'UPDATE usage_import_reading SET owner = NULL WHERE account_id = $1 AND import_id = $2 AND owner = $3',
    [accountId, importId, owner],
  );
}

/** All that was read, or why it broke off; the import is called after what was found. */
export async function finishReading(
  tx: Tx,
  accountId: string,
  { importId, fault, report }: { importId: string; fault: string | null; report: ReadReport | null },
): Promise<void> {
  await tx.query(
    `UPDATE usage_import_reading SET state = $3, fault = $4, report = $5, owner = NULL,
            bytes_read = CASE WHEN $4::text IS NULL THEN bytes_total ELSE bytes_read END
      WHERE account_id = $1 AND import_id = $2`,
    [accountId, importId, fault === null ? 'done' : 'failed', fault, report === null ? null : JSON.stringify(report)],
  );
  if (report?.format)
    await tx.query(
      'UPDATE usage_import SET source_kind = $3, format = $3, parser_version = $4 WHERE account_id = $1 AND id = $2',
      [accountId, importId, report.format, report.version],
    );
}

const readingOf = (row: Row): ImportReading => ({
  ...row,
  bytesTotal: wholeNumber(row.bytesTotal),
  bytesRead: wholeNumber(row.bytesRead),
  eventsDone: wholeNumber(row.eventsDone),
});
