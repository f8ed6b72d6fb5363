import type { Tx } from '@promptprint/platform';
import { wholeNumber } from '@promptprint/platform';
import { covers } from './covered-events.js';
import { localDay } from './local-day.js';
import type { Period } from './period.js';
import type { CoveredEvent, RestatedRow, Restatement } from './restatement.js';
import type { SumGroup } from './restated-sums.js';
import { addition, sumNames } from './rollup-columns.js';
import { storedColumns, storedTables } from './stored-event.js';

const fields = `r.id, r.from_set AS "fromSet", r.to_set AS "toSet",
  json_build_object('from', r.from_day::text, 'to', r.to_day::text) AS period, r.zone,
  r.recorded_until AS "recordedUntil", r.state, r.created_at AS "createdAt", r.announced_at AS "announcedAt",
  r.read_at AS "readAt"`;

/** Waits for whoever is writing to the log, and lets nobody write until COMMIT; answers the zone, null after an erasure. */
export async function closeLog(tx: Tx, accountId: string): Promise<string | null> {
  await tx.query(`SET LOCAL statement_timeout = '120s'`);
  const [row] = await tx.query<{ zone: string }>('SELECT zone FROM usage_calendar WHERE account_id = $1 FOR UPDATE', [
    accountId,
  ]);
  return row?.zone ?? null;
}

export interface Scope {
  from: string;
  to: string;
  fromSet: string;
}

/** The days on which there is anything to restate, and the newest set behind it; null when there is nothing. */
export async function findScope(
  tx: Tx,
  accountId: string,
  { zone, period }: { zone: string; period: Period | null },
): Promise<Scope | null> {
  const [row] = await tx.query<{ from: string | null; to: string; fromSet: string }>(
    `SELECT min(day)::text AS from, max(day)::text AS to, max(factor_set COLLATE "C") AS "fromSet"
       FROM (SELECT ${localDay('e', '$2::text')} AS day, c.factor_set
               FROM usage_event e JOIN usage_class c ON c.class_no = e.class_no
              WHERE e.account_id = $1 AND e.is_counted) d
      WHERE $3::date IS NULL OR day BETWEEN $3::date AND $4::date`,
    [accountId, zone, period?.from ?? null, period?.to ?? null],
  );
  return row?.from ? { from: row.from, to: row.to, fromSet: row.fromSet } : null;
}

/** One that is under way, or that covers everything the log holds: planning the same again finds it. */
export async function findPlanned(
  tx: Tx,
  accountId: string,
  { toSet, period, isWhole, zone }: { toSet: string; period: Period; isWhole: boolean; zone: string },
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `SELECT id FROM usage_restatement r
      WHERE account_id = $1 AND to_set = $2
        AND ((state = 'computing' AND $5) OR (from_day = $3 AND to_day = $4 AND (state = 'computing' OR (zone = $6
             AND recorded_until >= (SELECT max(received_at) FROM usage_event WHERE account_id = $1)))))
      ORDER BY id LIMIT 1`,
    [accountId, toSet, period.from, period.to, isWhole, zone],
  );
  return row?.id ?? null;
}

/** The instant it reaches up to is the last one recorded, by the clock of whoever recorded it. */
export async function insertRestatement(
  tx: Tx,
  accountId: string,
  plan: { id: string; fromSet: string; toSet: string; period: Period; zone: string; now: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO usage_restatement (account_id, id, from_set, to_set, from_day, to_day, zone, recorded_until, created_at)
     SELECT $1, $2, $3, $4, $5, $6, $7, max(received_at), $8 FROM usage_event WHERE account_id = $1`,
    [accountId, plan.id, plan.fromSet, plan.toSet, plan.period.from, plan.period.to, plan.zone, plan.now],
  );
}

export interface Cursor {
  state: string;
  toSet: string;
  key: Buffer | null;
  events: number;
  /** Whether nobody was told of it yet. */
  isNew: boolean;
}

/** Takes the restatement for one page: two processes never compute the same one. */
export async function lockRestatement(tx: Tx, accountId: string, id: string): Promise<Cursor | null> {
  const [row] = await tx.query<Omit<Cursor, 'events'> & { events: string }>(
    `SELECT state, to_set AS "toSet", cursor_key AS key, cursor_events AS events,
            announced_at IS NULL AS "isNew" FROM usage_restatement
      WHERE account_id = $1 AND id = $2 FOR UPDATE`,
    [accountId, id],
  );
  return row ? { ...row, events: wholeNumber(row.events) } : null;
}

export async function readPage(
  tx: Tx,
  accountId: string,
  { id, after, limit }: { id: string; after: Buffer | null; limit: number },
): Promise<CoveredEvent[]> {
  // Many entries of other days can lie between two of the period.
  await tx.query(`SET LOCAL statement_timeout = '120s'`);
  return tx.query<CoveredEvent>(
    `SELECT ${storedColumns}, c.class_key AS "classKey"
       FROM ${storedTables} JOIN usage_restatement r ON r.account_id = e.account_id
      WHERE e.account_id = $1 AND r.id = $2 AND ${covers} AND ($3::bytea IS NULL OR e.dedupe_key > $3)
      ORDER BY e.dedupe_key LIMIT $4`,
    [accountId, id, after, limit],
  );
}

const rowKey = 'account_id, restatement_id, side, factor_set, class_key, grade';
const names = sumNames.join(', ');
const sqlTypes: Readonly<Record<string, string>> = { q: 'float8', i: 'float8', v: 'float8[]' };
const readers = [
  ...['side', 'factor_set', 'class_key', 'grade'].map((name) => `${name} text`),
  ...sumNames.map((name) => `${name} ${sqlTypes[name] ?? 'numeric'}`),
].join(', ');

/** Adds the sums of a page and moves the cursor behind it. */
export async function addPage(
  tx: Tx,
  accountId: string,
  { id, groups, last, events }: { id: string; groups: readonly SumGroup[]; last: Buffer; events: number },
): Promise<void> {
  const rows = groups.map(({ counts, ...group }) => ({ ...group, ...counts }));
  await tx.query(
    `INSERT INTO usage_restated_class AS r (${rowKey}, ${names})
     SELECT $1, $2, side, factor_set, class_key, grade, ${names} FROM json_to_recordset($3::json) AS s(${readers})
      ORDER BY 3, 4, 5, 6 ON CONFLICT (${rowKey}) DO UPDATE SET ${addition}`,
    [accountId, id, JSON.stringify(rows)],
  );
  await tx.query(
    `UPDATE usage_restatement SET cursor_key = $3, cursor_events = cursor_events + $4 WHERE account_id = $1 AND id = $2`,
    [accountId, id, last, events],
  );
}

export async function countCovered(tx: Tx, accountId: string, id: string): Promise<number> {
  const [row] = await tx.query<{ events: string }>(
    `SELECT count(*) AS events FROM usage_event e JOIN usage_restatement r ON r.account_id = e.account_id
      WHERE e.account_id = $1 AND r.id = $2 AND ${covers}`,
    [accountId, id],
  );
  return wholeNumber(row?.events);
}

/** One that was read before its sums were computed anew stays read. */
export async function announce(tx: Tx, accountId: string, { id, now }: { id: string; now: Date }): Promise<void> {
  await tx.query(
    `UPDATE usage_restatement
        SET state = CASE WHEN read_at IS NULL THEN 'announced' ELSE 'read' END, announced_at = coalesce(announced_at, $3)
      WHERE account_id = $1 AND id = $2`,
    [accountId, id, now],
  );
}

/** Forgets the sums, so that the events are gone over again; not that the person was told. */
export async function beginAgain(tx: Tx, accountId: string, id: string): Promise<void> {
  await tx.query('DELETE FROM usage_restated_class WHERE account_id = $1 AND restatement_id = $2', [accountId, id]);
  await tx.query(
    `UPDATE usage_restatement SET state = 'computing', cursor_key = NULL, cursor_events = 0
      WHERE account_id = $1 AND id = $2`,
    [accountId, id],
  );
}

export async function deleteRestatement(tx: Tx, accountId: string, id: string): Promise<void> {
  await tx.query('DELETE FROM usage_restatement WHERE account_id = $1 AND id = $2', [accountId, id]);
}

/** What is about to go or to be told anew: entries, or all entries of an import. */
export type Going = { entries: readonly string[] } | { importId: string };

/** Takes the restatements that cover any of it. */
export async function lockCovering(tx: Tx, accountId: string, going: Going): Promise<string[]> {
  const isNamed = 'entries' in going;
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM usage_restatement r
      WHERE account_id = $1 AND EXISTS (SELECT FROM usage_event e WHERE e.account_id = $1 AND ${covers}
              AND ${isNamed ? 'e.dedupe_key = ANY($2::bytea[])' : 'e.import_id = $2'})
      ORDER BY id FOR UPDATE`,
    [accountId, isNamed ? going.entries.map((id) => Buffer.from(id, 'hex')) : going.importId],
  );
  return rows.map(({ id }) => id);
}

/** Takes the restatements of any of these days; whose zone they are in can move them by one. */
export async function lockBetween(tx: Tx, accountId: string, { from, to }: Period): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM usage_restatement WHERE account_id = $1 AND from_day <= $3::date + 1 AND to_day >= $2::date - 1
      ORDER BY id FOR UPDATE`,
    [accountId, from, to],
  );
  return rows.map(({ id }) => id);
}

/** Those whose notice is there, the latest first. */
export function listAnnounced(
  tx: Tx,
  accountId: string,
  { id = null, limit }: { id?: string | null; limit: number },
): Promise<Restatement[]> {
  return tx.query<Restatement>(
    `SELECT ${fields} FROM usage_restatement r
      WHERE account_id = $1 AND state <> 'computing' AND ($2::uuid IS NULL OR id = $2)
      ORDER BY announced_at DESC, id DESC LIMIT $3 FOR SHARE`,
    [accountId, id, limit],
  );
}

/** All of them, for the export of an account. */
export function listAll(
  tx: Tx,
  accountId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<Restatement[]> {
  return tx.query<Restatement>(
    `SELECT ${fields} FROM usage_restatement r
      WHERE account_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3 FOR SHARE`,
    [accountId, after, limit],
  );
}

type StoredRow = Readonly<Record<string, string | null>> & {
  side: RestatedRow['side'];
  grade: RestatedRow['grade'];
  q: number;
  i: number;
  v: number[];
};

export async function readLedgers(tx: Tx, accountId: string, id: string): Promise<RestatedRow[]> {
  const rows = await tx.query<StoredRow>(
    `SELECT side, factor_set, class_key, grade, ${names} FROM usage_restated_class
      WHERE account_id = $1 AND restatement_id = $2 ORDER BY side, factor_set, class_key COLLATE "C", grade`,
    [accountId, id],
  );
  return rows.map(rowOf);
}

function rowOf(row: StoredRow): RestatedRow {
  const known = (column: string) => (row[column] === null ? null : Number(row[column]));
  return {
    key: '',
    side: row.side,
    factorSet: row.factor_set ?? '',
    classKey: row.class_key ?? '',
    grade: row.grade,
    n: Number(row.events),
    requests: known('requests'),
    tokens: {
      input: known('input_tokens'),
      inputCacheRead: known('input_cache_read_tokens'),
      inputCacheWrite: known('input_cache_write_tokens'),
      output: known('output_tokens'),
      outputReasoning: known('output_reasoning_tokens'),
    },
    energyNwh: Number(row.energy_nwh),
    carbonUseNg: Number(row.carbon_use_ng),
    carbonEmbodiedNg: Number(row.carbon_embodied_ng),
    carbonMarketNg: known('carbon_market_ng'),
    waterOnsiteNl: Number(row.water_onsite_nl),
    waterOffsiteNl: Number(row.water_offsite_nl),
    q: row.q,
    i: row.i,
    v: row.v,
  };
}

/** Counted events of its days, whenever they were recorded: by the roll-up while the log still has the zone it had. */
export async function countOfPeriod(tx: Tx, accountId: string, id: string): Promise<number> {
  const [row] = await tx.query<{ events: string | null }>(
    `SELECT CASE WHEN k.zone = r.zone
              THEN (SELECT sum(d.events) FROM usage_day d WHERE d.account_id = $1 AND d.day BETWEEN r.from_day AND r.to_day)
              ELSE (SELECT count(*) FROM usage_event e WHERE e.account_id = $1 AND e.is_counted
                           AND ${localDay('e', 'r.zone')} BETWEEN r.from_day AND r.to_day) END AS events
       FROM usage_restatement r JOIN usage_calendar k ON k.account_id = r.account_id
      WHERE r.account_id = $1 AND r.id = $2`,
    [accountId, id],
  );
  return wholeNumber(row?.events);
}

/** Only one whose notice is there; the first time stays. */
export async function markRead(tx: Tx, accountId: string, { id, now }: { id: string; now: Date }): Promise<void> {
  await tx.query(
    `UPDATE usage_restatement SET state = 'read', read_at = coalesce(read_at, $3)
      WHERE account_id = $1 AND id = $2 AND state <> 'computing'`,
    [accountId, id, now],
  );
}
