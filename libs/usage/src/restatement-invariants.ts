import { factorSetNamed } from '@promptprint/emissions';
import type { Invariant } from '@promptprint/platform';
import { covers } from './covered-events.js';
import { type CoveredEvent, restatedSums } from './restatement.js';
import type { SumGroup } from './restated-sums.js';
import { sumNames, sumsOf } from './rollup-columns.js';
import { storedColumns, storedTables } from './stored-event.js';
import { sumsDiffer } from './sum-drift.js';

const dimensions = 'account_id, restatement_id, factor_set, class_key, grade';
const names = sumNames.join(', ');

const before = `
  SELECT ${dimensions}, r.events AS kept, f.events AS summed
    FROM (SELECT s.* FROM usage_restated_class s JOIN usage_restatement n ON n.account_id = s.account_id AND n.id = s.restatement_id
           WHERE s.side = 'before' AND n.state <> 'computing') r
    FULL JOIN (SELECT r.account_id, r.id AS restatement_id, c.factor_set, c.class_key, e.grade, ${sumsOf('count(*)')}
                 FROM usage_restatement r JOIN usage_event e ON ${covers} JOIN usage_class c ON c.class_no = e.class_no
                WHERE r.state <> 'computing' GROUP BY 1, 2, 3, 4, 5) f USING (${dimensions})
   WHERE ${sumsDiffer} LIMIT 20`;

const counts = `
  SELECT r.account_id, r.id FROM usage_restatement r
   WHERE (SELECT coalesce(sum(events) FILTER (WHERE side = 'before'), 0) <> r.cursor_events
              OR coalesce(sum(events) FILTER (WHERE side = 'after'), 0) <> r.cursor_events
            FROM usage_restated_class s WHERE s.account_id = r.account_id AND s.restatement_id = r.id)
  UNION ALL
  SELECT s.account_id, s.restatement_id FROM usage_restated_class s
   WHERE NOT EXISTS (SELECT FROM usage_restatement r WHERE r.account_id = s.account_id AND r.id = s.restatement_id)
  UNION ALL
  SELECT r.account_id, r.id FROM usage_restatement r JOIN account a ON a.id = r.account_id WHERE a.erased_at IS NOT NULL
   LIMIT 20`;

/** Some that can be gone over at once, others in each run. */
const sample = `
  SELECT r.account_id, r.id, r.to_set,
         (SELECT json_agg(x) FROM (SELECT ${storedColumns}, c.class_key AS "classKey" FROM ${storedTables} WHERE ${covers}
                                    ORDER BY e.dedupe_key) x) AS events,
         (SELECT json_agg(y) FROM (SELECT factor_set, class_key, grade, ${names} FROM usage_restated_class s
                                    WHERE s.account_id = r.account_id AND s.restatement_id = r.id AND s.side = 'after') y) AS kept
    FROM usage_restatement r WHERE r.state <> 'computing' AND r.cursor_events <= 2000 ORDER BY random() LIMIT 10`;

interface Sample {
  account_id: string;
  id: string;
  to_set: string;
  /** As JSON: times and keys are texts. */
  events: (Omit<CoveredEvent, 'occurredAt' | 'endedAt'> & { occurredAt: string; endedAt: string | null })[] | null;
  kept: Kept[] | null;
}

type Kept = Record<string, unknown> & Pick<SumGroup, 'factor_set' | 'class_key' | 'grade' | 'q' | 'i' | 'v'>;

/** The rows of the new ledger that are not what the covered events give again; null when all are. */
function differenceOf(row: object): object | null {
  const { account_id, id, to_set, events, kept } = row as Sample;
  const again = restatedSums((events ?? []).map(revived), factorSetNamed(to_set)).filter(
    ({ side }) => side === 'after',
  );
  const rows = new Map((kept ?? []).map((one) => [keyOf(one), one]));
  const different = again.filter((group) => !isSame(group, rows.get(keyOf(group)))).map(keyOf);
  const isTooMany = rows.size !== again.length;
  return different.length > 0 || isTooMany
    ? { account_id, id, different, kept: rows.size, summed: again.length }
    : null;
}

const revived = (event: NonNullable<Sample['events']>[number]): CoveredEvent => ({
  ...event,
  occurredAt: new Date(event.occurredAt),
  endedAt: event.endedAt === null ? null : new Date(event.endedAt),
});

const keyOf = ({ factor_set, class_key, grade }: Pick<SumGroup, 'factor_set' | 'class_key' | 'grade'>) =>
  `${factor_set} ${class_key} ${grade}`;

function isSame(group: SumGroup, kept: Kept | undefined): boolean {
  if (!kept) return false;
  const scale = Number(group.counts.energy_nwh);
  const isExact = Object.entries({ ...group.counts, events: group.events }).every(([column, sum]) => {
    const value = kept[column] ?? null;
    // JSON keeps sixteen digits of a number; SQL holds the old side to the last unit.
    return sum === null || value === null ? sum === value : Number(sum) === Number(value);
  });
  const isClose = [
    [group.q, kept.q, 0] as const,
    [group.i, kept.i, 0] as const,
    ...group.v.map((value, slot) => [value, kept.v[slot] ?? 0, scale] as const),
  ].every(([a, b, least]) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), least));
  return isExact && isClose;
}

/** What holds of restatements at every instant. */
export const restatementInvariants: Invariant[] = [
  {
    id: 'I-R1',
    statement: 'the old side of a finished restatement is the sum of the events it covers',
    sql: before,
  },
  {
    id: 'I-R2',
    statement: 'the new side of a finished restatement is the sum of the events it covers, computed again',
    sql: sample,
    faultOf: differenceOf,
  },
  {
    id: 'I-R3',
    statement: 'both sides of a restatement hold the events it has gone over, and none is left of an erased account',
    sql: counts,
  },
];
