import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Tx } from '@promptprint/platform';
import copyStreams from 'pg-copy-streams';
import { lockCalendars } from './calendar.store.js';
import { copyBinary } from './copy-binary.js';
import type { ByteText } from './event-key.js';
import { localDay } from './local-day.js';
import { addition, dayKey, monthKey, noMember, sumNames, summedOfEvents, sumsOf } from './rollup-columns.js';
import { columnNames, columns, microsecondsText, rowJson, sqlType, type UsageRow } from './usage-row.js';

/** Up to here one round trip with JSON is faster than COPY. */
const fewRows = 10;

const readers = columns.map(({ name, kind }) => `${name} ${sqlType(kind)}`).join(', ');
const few = `json_to_recordset($2::json) AS s(${readers})`;
const many = 'usage_stage AS s';

/**
 * Inserts the rows nobody has seen and adds exactly those to their day and month, in one statement: a roll-up cannot
 * drift from its events. Everything is ordered by key, so that two batches never wait for each other in a circle.
 */
function ingestSql(stage: string): string {
  return `
  WITH ins AS (
    INSERT INTO usage_event (${columnNames}, received_at)
    SELECT ${columnNames}, $1::timestamptz FROM ${stage}
     ORDER BY account_id, dedupe_key
    ON CONFLICT DO NOTHING
    RETURNING ${summedOfEvents}
  ), days AS (
    SELECT account_id, coalesce(member_id, '${noMember}') AS member_id, ${localDay('ins', 'k.zone')} AS day,
           class_no, source_no, grade, ${sumsOf('count(*)')}
      FROM ins JOIN usage_calendar k USING (account_id) GROUP BY 1, 2, 3, 4, 5, 6
  ), day_rows AS (
    INSERT INTO usage_day AS r (${dayKey.join(', ')}, ${sumNames.join(', ')})
    SELECT ${dayKey.join(', ')}, ${sumNames.join(', ')} FROM days ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (${dayKey.join(', ')}) DO UPDATE SET ${addition}
  ), month_rows AS (
    INSERT INTO usage_month AS r (${monthKey.join(', ')}, ${sumNames.join(', ')})
    SELECT account_id, date_trunc('month', day)::date, member_id, class_no, source_no, grade, ${sumsOf('sum(events)')}
      FROM days GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (${monthKey.join(', ')}) DO UPDATE SET ${addition}
  )
  SELECT count(*)::int AS inserted FROM ins`;
}

const ingestMany = ingestSql(many);
const ingestFew = ingestSql(few);

/** What is stored under the keys of rows this batch did not insert: its own rows carry its stamp, also after a COMMIT that went unanswered. */
const others = (stage: string) => `
  SELECT s.account_id AS "accountId", s.dedupe_key AS "dedupeKey", e.fingerprint = s.fingerprint AS "isSame"
    FROM ${stage} LEFT JOIN usage_event e ON e.account_id = s.account_id AND e.dedupe_key = s.dedupe_key
   WHERE e.received_at IS DISTINCT FROM $1::timestamptz`;

export interface Twin {
  accountId: string;
  dedupeKey: ByteText;
  isSame: boolean;
}

export interface Inserted {
  twins: Twin[];
  /** Accounts that were erased meanwhile; none of their rows is stored. */
  erased: ReadonlySet<string>;
}

/** Writes a batch of rows with different keys. `receivedAt` is the batch's own microsecond. */
export async function insertRows(tx: Tx, rows: readonly UsageRow[], receivedAt: number): Promise<Inserted> {
  const stamp = microsecondsText(receivedAt);
  const twins: Twin[] = [];
  const erased = await erasedAmong(tx, rows);
  let pending = erased.size === 0 ? rows : rows.filter(({ accountId }) => !erased.has(accountId));
  while (pending.length > 0) {
    const found = await insertOnce(tx, pending, stamp);
    const vanished = new Set<ByteText>();
    for (const { accountId, dedupeKey: bytes, isSame } of found) {
      const dedupeKey = bytes.toString('latin1');
      if (isSame === null) vanished.add(dedupeKey);
      else twins.push({ accountId, dedupeKey, isSame });
    }
    if (vanished.size === 0) break;
    // A twin that was deleted after it had kept a row out: the row gets its turn again.
    pending = pending.filter(({ dedupeKey }) => vanished.has(dedupeKey));
  }
  return { twins, erased };
}

interface Other {
  accountId: string;
  dedupeKey: Buffer;
  /** Null when nothing is stored under the key any more. */
  isSame: boolean | null;
}

async function insertOnce(tx: Tx, rows: readonly UsageRow[], stamp: string): Promise<Other[]> {
  const isFew = rows.length <= fewRows;
  if (!isFew) await stage(tx, rows);
  const values = isFew ? [stamp, JSON.stringify(rows.map(rowJson))] : [stamp];
  const { rows: counted } = await tx.client.query<{ inserted: number }>(
    isFew
      ? { name: 'usage-ingest-few', text: ingestFew, values }
      : { name: 'usage-ingest-many', text: ingestMany, values },
  );
  return counted[0]?.inserted === rows.length ? [] : tx.query<Other>(others(isFew ? few : many), values);
}

async function stage(tx: Tx, rows: readonly UsageRow[]): Promise<void> {
  // The table is made once per connection and emptied by every COMMIT; a second round in one transaction empties it itself.
  await tx.query(
    `SET LOCAL work_mem = '64MB'; CREATE TEMPORARY TABLE IF NOT EXISTS usage_stage ON COMMIT DELETE ROWS AS SELECT ${columnNames} FROM usage_event WITH NO DATA; TRUNCATE usage_stage`,
  );
  const copy = tx.client.query(copyStreams.from(`COPY usage_stage (${columnNames}) FROM STDIN (FORMAT binary)`));
  await pipeline(Readable.from(copyBinary(rows), { objectMode: false }), copy);
}

/** Those without a calendar. The others keep theirs until COMMIT: neither an erasure nor another time zone can pass by. */
async function erasedAmong(tx: Tx, rows: readonly UsageRow[]): Promise<Set<string>> {
  const accounts = new Set(rows.map(({ accountId }) => accountId));
  for (const id of await lockCalendars(tx, [...accounts])) accounts.delete(id);
  return accounts;
}
