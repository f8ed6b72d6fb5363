import type { Tx } from '@promptprint/platform';
import type { GuessedDays, HabitPair } from './habit.js';
import { localDay } from './local-day.js';
import type { OverlapCell, OverlapChoice, OverlapPair, OverlapWindow } from './overlap.js';
import type { Touched } from './rollup.store.js';

export async function listKinds(tx: Tx, accountId: string): Promise<Map<string, number>> {
  const rows = await tx.query<{ kind: string; sourceNo: number }>(
    'SELECT kind, source_no AS "sourceNo" FROM usage_source WHERE account_id = $1',
    [accountId],
  );
  return new Map(rows.map(({ kind, sourceNo }) => [kind, sourceNo]));
}

const utcDay = `(e.occurred_at AT TIME ZONE 'UTC')::date`;
const inWindow = `($3::date IS NULL OR (e.occurred_at >= $3::date::timestamp AT TIME ZONE 'UTC'
  AND e.occurred_at < ($4::date + 1)::timestamp AT TIME ZONE 'UTC'))`;

/** What these sources told, by UTC day and model, entries that stand in a correction's place left out. */
export async function readCells(
  tx: Tx,
  accountId: string,
  { sources, window }: { sources: ReadonlyMap<string, number>; window: OverlapWindow | null },
): Promise<OverlapCell[]> {
  const kindOf = new Map([...sources].map(([kind, no]) => [no, kind]));
  const rows = await tx.query<{ sourceNo: number; day: string; model: string | null; aside: number; tokens: number }>(
    `SELECT e.source_no AS "sourceNo", ${utcDay}::text AS day, c.model_id AS model, count(e.shadowed_by)::int AS aside,
            sum(coalesce(e.input_tokens, 0) + coalesce(e.output_tokens, 0))::float8 AS tokens
       FROM usage_event e JOIN usage_class c ON c.class_no = e.class_no
      WHERE e.account_id = $1 AND e.source_no = ANY($2::smallint[]) AND e.replaced_by IS NULL AND ${inWindow}
      GROUP BY 1, 2, 3 ORDER BY 2, 3, 1`,
    [accountId, [...sources.values()], window?.from ?? null, window?.to ?? null],
  );
  return rows.map(({ sourceNo, ...row }) => ({ ...row, kind: kindOf.get(sourceNo) ?? '' }));
}

/** A cell by the numbers of its source and of the one that counts in its place. */
export interface ShadowedCell {
  day: string;
  model: string | null;
  sourceNo: number;
  by: number;
}

/** Days of a habit in whose place an export counts, by the numbers of their sources. */
export interface ReplacedHabit {
  sourceNo: number;
  provider: string;
  from: string;
  to: string;
  by: number;
}

/** Sets these cells and habits aside and takes up all others of the account in the window; answers the days whose sums changed. */
export async function moveShadows(
  tx: Tx,
  accountId: string,
  {
    cells,
    habits,
    window,
  }: { cells: readonly ShadowedCell[]; habits: readonly ReplacedHabit[]; window: OverlapWindow | null },
): Promise<Touched[]> {
  return tx.query<Touched>(
    `WITH aside AS (
       SELECT * FROM json_to_recordset($2::json) AS s(day date, model text, "sourceNo" smallint, by smallint)
     ), habit AS (
       SELECT * FROM json_to_recordset($5::json) AS h("sourceNo" smallint, provider text, "from" date, "to" date, by smallint)
     ), changed AS (
       SELECT e.dedupe_key, coalesce(a.by, h.by) AS by
         FROM usage_event e JOIN usage_class c ON c.class_no = e.class_no
              LEFT JOIN aside a ON a."sourceNo" = e.source_no AND a.day = ${utcDay} AND a.model IS NOT DISTINCT FROM c.model_id
              LEFT JOIN habit h ON h."sourceNo" = e.source_no AND h.provider = lower(e.provider) AND ${utcDay} BETWEEN h."from" AND h."to"
        WHERE e.account_id = $1 AND e.replaced_by IS NULL AND ${inWindow} AND e.shadowed_by IS DISTINCT FROM coalesce(a.by, h.by)
     ), moved AS (
       UPDATE usage_event e SET shadowed_by = t.by, is_counted = t.by IS NULL
         FROM changed t WHERE e.account_id = $1 AND e.dedupe_key = t.dedupe_key
       RETURNING e.member_id, e.occurred_at, e.granularity, e.class_no, e.source_no, e.grade)
     SELECT DISTINCT m.member_id AS "memberId", ${localDay('m', 'k.zone')}::text AS day, m.class_no AS "classNo",
            m.source_no AS "sourceNo", m.grade
       FROM moved m JOIN usage_calendar k ON k.account_id = $1`,
    [accountId, JSON.stringify(cells), window?.from ?? null, window?.to ?? null, JSON.stringify(habits)],
  );
}

export async function readChoices(tx: Tx, accountId: string): Promise<(OverlapPair & { choice: OverlapChoice })[]> {
  return tx.query('SELECT finer, coarser, choice FROM usage_overlap_choice WHERE account_id = $1 ORDER BY 1, 2', [
    accountId,
  ]);
}

export async function saveChoice(
  tx: Tx,
  accountId: string,
  { finer, coarser, choice, now }: OverlapPair & { choice: OverlapChoice; now: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO usage_overlap_choice (account_id, finer, coarser, choice, decided_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (account_id, finer, coarser) DO UPDATE SET choice = excluded.choice, decided_at = excluded.decided_at`,
    [accountId, finer, coarser, choice, now],
  );
}

/** What an export tells of, from its first to its last day, beside what was guessed of these days; null without any. */
export async function readGuessed(
  tx: Tx,
  accountId: string,
  { habit, file, provider }: { habit: number; file: number; provider: string },
): Promise<Omit<GuessedDays, keyof HabitPair | 'choice'> | null> {
  const [row] = await tx.query<Omit<GuessedDays, keyof HabitPair | 'choice'>>(
    `WITH file AS (
       SELECT min(${utcDay}) AS first, max(${utcDay}) AS last, coalesce(sum(e.requests), 0)::float8 AS requests
         FROM usage_event e WHERE e.account_id = $1 AND e.source_no = $2 AND e.replaced_by IS NULL
     ), guess AS (
       SELECT count(*)::int AS days, coalesce(sum(e.requests), 0)::float8 AS requests, count(e.shadowed_by)::int AS aside
         FROM usage_event e JOIN file ON ${utcDay} BETWEEN file.first AND file.last
        WHERE e.account_id = $1 AND e.source_no = $3 AND e.replaced_by IS NULL AND lower(e.provider) = $4)
     SELECT file.first::text AS "from", file.last::text AS "to", guess.days, file.requests AS "finerRequests",
            guess.requests AS "coarserRequests", guess.aside AS "coarserSetAside"
       FROM file, guess WHERE guess.days > 0`,
    [accountId, file, habit, provider],
  );
  return row ?? null;
}
