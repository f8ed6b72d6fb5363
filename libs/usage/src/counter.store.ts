import type { Tx } from '@promptprint/platform';
import type { SeriesState, UsageEvent } from '@promptprint/usage-formats';
import { type ByteText, bytesOf, hexOf } from './event-key.js';

/** More than one request can bring. */
const mostKept = 20_000;

interface CounterRow {
  series: string;
  startNs: number;
  timeNs: number;
  tokens: string;
  requests: string | null;
}

/** Where these series stood, locked until the end of the transaction, also those that nobody has told of. */
export async function lockCounters(
  tx: Tx,
  { accountId, series, now }: { accountId: string; series: readonly ByteText[]; now: Date },
): Promise<Map<ByteText, SeriesState>> {
  const keys = series.map(hexOf).toSorted();
  await tx.query(
    `INSERT INTO usage_counter (account_id, series, start_ns, time_ns, tokens, told_at)
     SELECT $1, decode(key, 'hex'), 0, 0, 0, $3 FROM unnest($2::text[]) AS k(key) ON CONFLICT DO NOTHING`,
    [accountId, keys, now],
  );
  const rows = await tx.query<CounterRow>(
    `SELECT encode(series, 'hex') AS series, start_ns AS "startNs", time_ns AS "timeNs", tokens, requests
       FROM usage_counter WHERE account_id = $1 AND encode(series, 'hex') = ANY ($2) ORDER BY series FOR UPDATE`,
    [accountId, keys],
  );
  return new Map(
    rows
      .filter(({ timeNs }) => timeNs > 0)
      .map(({ series: key, tokens, requests, ...times }) => [
        bytesOf(key),
        { ...times, tokens: Number(tokens), requests: requests === null ? null : Number(requests) },
      ]),
  );
}

export async function saveCounters(
  tx: Tx,
  { accountId, states, now }: { accountId: string; states: ReadonlyMap<ByteText, SeriesState>; now: Date },
): Promise<void> {
  const rows = [...states].map(([series, state]) => ({ series: hexOf(series), ...state }));
  await tx.query(
    `UPDATE usage_counter c SET start_ns = s."startNs", time_ns = s."timeNs", tokens = s.tokens, requests = s.requests, told_at = $3
       FROM json_to_recordset($2::json) AS s(series text, "startNs" float8, "timeNs" float8, tokens bigint, requests bigint)
      WHERE c.account_id = $1 AND c.series = decode(s.series, 'hex')`,
    [accountId, JSON.stringify(rows), now],
  );
}

/** A program that has not told of its totals for so long has ended. */
export async function forgetCounters(tx: Tx, accountId: string, before: Date): Promise<void> {
  await tx.query('DELETE FROM usage_counter WHERE account_id = $1 AND told_at < $2', [accountId, before]);
}

/** Keeps growth until it is among the events; answers all that is kept, also what an earlier request left behind. */
export async function keepGrowth(
  tx: Tx,
  accountId: string,
  events: readonly Partial<UsageEvent>[],
): Promise<Partial<UsageEvent>[]> {
  await tx.query(
    `INSERT INTO usage_counter_growth (account_id, id, event)
     SELECT $1, e->>'id', e FROM json_array_elements($2::json) AS e ON CONFLICT DO NOTHING`,
    [accountId, JSON.stringify(events)],
  );
  const rows = await tx.query<{ event: Partial<UsageEvent> }>(
    'SELECT event FROM usage_counter_growth WHERE account_id = $1 ORDER BY id LIMIT $2',
    [accountId, mostKept],
  );
  return rows.map(({ event }) => event);
}

export async function dropGrowth(tx: Tx, accountId: string, events: readonly Partial<UsageEvent>[]): Promise<void> {
  const ids = events.map(({ id }) => id);
  await tx.query('DELETE FROM usage_counter_growth WHERE account_id = $1 AND id = ANY ($2)', [accountId, ids]);
}

export async function listCounters(tx: Tx, accountId: string): Promise<object[]> {
  return tx.query(
    `SELECT tokens::text, requests::text, told_at AS "toldAt" FROM usage_counter WHERE account_id = $1 ORDER BY series`,
    [accountId],
  );
}
