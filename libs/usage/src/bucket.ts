import { tokenFields, type UsageEvent, unitFields } from '@promptprint/usage-formats';

/** What a later telling of a bucket under the same id is: the same bucket with more in it, an earlier state, or another thing. */
export type BucketChange = 'fuller' | 'earlier' | 'other';

const bucketGranularities: ReadonlySet<string> = new Set(['hour', 'day', 'month']);

/** Whether one entry stands for all requests of a span of time, and may therefore still grow. */
export const isBucket = ({ granularity }: { granularity: string }): boolean => bucketGranularities.has(granularity);

/** What makes it this bucket; a person may not be told apart by what was not said. */
const identity = [
  'granularity',
  'startedAt',
  'operation',
  'provider',
  'modelRawRequest',
  'modelRawResponse',
  'memberId',
] as const satisfies readonly (keyof UsageEvent)[];

/**
 * A source that tells a bucket again tells the whole of it. `isLatest`: the telling was fetched just now, and whatever
 * it says of the bucket holds, also where it is less. Otherwise the fuller of the two holds, for files come in any order.
 */
export function bucketChange(known: UsageEvent, told: UsageEvent, isLatest: boolean): BucketChange {
  if (identity.some((field) => known[field] !== told[field])) return 'other';
  const [before, after] = [countsOf(known), countsOf(told)];
  if (isLatest || holds(after, before)) return 'fuller';
  return holds(before, after) ? 'earlier' : 'other';
}

type Counts = readonly (number | null)[];

function countsOf({ requests, modelCalls, units, ...event }: UsageEvent): Counts {
  return [
    requests,
    modelCalls,
    ...tokenFields.map((field) => event[field]),
    ...unitFields.map((field) => units?.[field] ?? null),
  ];
}

/** Whether `more` says everything that `less` says, and nothing of it smaller. */
const holds = (more: Counts, less: Counts): boolean =>
  less.every((count, at) => count === null || (more[at] ?? -1) >= count);
