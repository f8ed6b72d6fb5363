import { LOADING_SLOTS } from '@promptprint/emissions';

/** Nobody in particular: a roll-up row needs a member, and a personal account has none. */
export const noMember = '00000000-0000-0000-0000-000000000000';

/** Sums a source may leave unknown: null only while no event of the row says anything. */
const partial = [
  'requests',
  'input_tokens',
  'input_cache_read_tokens',
  'input_cache_write_tokens',
  'output_tokens',
  'output_reasoning_tokens',
  'carbon_market_ng',
] as const;

const whole = [
  'energy_nwh',
  'carbon_use_ng',
  'carbon_embodied_ng',
  'water_onsite_nl',
  'water_offsite_nl',
  'q',
  'i',
] as const;

const slots = LOADING_SLOTS.map((_, at) => at + 1);

export const dayKey = ['account_id', 'member_id', 'day', 'class_no', 'source_no', 'grade'] as const;
export const monthKey = ['account_id', 'month', 'member_id', 'class_no', 'source_no', 'grade'] as const;

export const sumNames: readonly string[] = ['events', ...partial, ...whole, 'v'];

/** What the sums are made of, and what they are grouped by. */
export const summedOfEvents: string = [
  'account_id',
  'member_id',
  'occurred_at',
  'granularity',
  'class_no',
  'source_no',
  'grade',
  ...partial,
  ...whole,
  'v',
].join(', ');

/** The sums of a group of rows that carry `events` themselves, or of events, each of which counts as one. */
export function sumsOf(events: string): string {
  return [
    `${events} AS events`,
    ...[...partial, ...whole].map((name) => `sum(${name}) AS ${name}`),
    `ARRAY[${slots.map((slot) => `sum(v[${slot}])`).join(', ')}] AS v`,
  ].join(', ');
}

/** Adds the proposed row to the one that is there. */
export const addition: string = [
  'events = r.events + excluded.events',
  ...partial.map((name) => `${name} = coalesce(r.${name} + excluded.${name}, r.${name}, excluded.${name})`),
  ...whole.map((name) => `${name} = r.${name} + excluded.${name}`),
  `v = ARRAY[${slots.map((slot) => `r.v[${slot}] + excluded.v[${slot}]`).join(', ')}]`,
].join(', ');

/** Puts the proposed row in the place of the one that is there. */
export const replacement: string = sumNames.map((name) => `${name} = excluded.${name}`).join(', ');
