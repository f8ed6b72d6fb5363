import type { ErrorItem, Interval } from '@promptprint/kernel';
import {
  blankEvent,
  featureFields,
  granularities,
  modalityFields,
  operations,
  timeConfidences,
  tokenFields,
  tokenGrades,
  unitFields,
  type TokenRange,
  type UsageEvent,
} from './event.js';
import { isoMs, isoText, isPlausible } from './instant.js';
import { isName } from './name.js';

export const refusalCodes = [
  'not-an-object',
  'unknown-field',
  'repeated-field',
  'invalid-number',
  'invalid-name',
  'invalid-value',
  'invalid-range',
  'invalid-time',
  'time-out-of-range',
  'missing-time',
  'ends-before-start',
  'parts-exceed-input',
  'reasoning-exceeds-output',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** Why an event is not taken: its place in the batch, the field (JSON pointer within the event) and the rule. */
export interface Refusal extends ErrorItem {
  index: number;
  code: RefusalCode;
}

export interface DecodeRules {
  /** Now, in milliseconds since 1970: an event may start at most a day later. */
  now: number;
  /** Storing needs a time; estimating does not. */
  needsTime?: boolean;
}

type Setter = (event: UsageEvent, value: unknown) => RefusalCode | null;
type FieldsOf<Value> = { [Key in keyof UsageEvent]: Value extends UsageEvent[Key] ? Key : never }[keyof UsageEvent];
type NameField = Exclude<FieldsOf<string>, 'sourceKind' | 'startedAt' | 'endedAt'>;

const maxRefusals = 8;
const serverAddress = /^[A-Za-z0-9_.:[\]-]{1,255}$/;
const currency = /^[A-Z]{3}$/;
const country = /^[A-Za-z]{2,3}$/;
const memberId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const shownKey = /^[A-Za-z][A-Za-z0-9_.-]{0,39}$/;
const granularitySet: ReadonlySet<unknown> = new Set(granularities);

const setters: ReadonlyMap<string, Setter> = new Map<string, Setter>([
  ...(['id', 'parserVersion', 'provider', 'hostProvider', 'modelRawRequest', 'modelRawResponse'] as const).map(named),
  ...(['region', 'serviceTier', 'clientApp', 'projectTag', 'sessionKey'] as const).map(named),
  ...(['requests', 'modelCalls', 'durationMs', 'ttftMs', ...tokenFields] as const).map(counted),
  ...(['isBatch', 'isStream', 'servedFromCache'] as const).map(flagged),
  matching('serverAddress', serverAddress),
  matching('country', country),
  matching('currency', currency),
  matching('memberId', memberId),
  ['sourceKind', (event, value) => (isName(value) ? keep(() => (event.sourceKind = value)) : 'invalid-name')],
  ['startedAt', (event, value) => timed(event, 'startedAt', value)],
  ['endedAt', (event, value) => timed(event, 'endedAt', value)],
  ['timeConfidence', (event, value) => oneOf(timeConfidences, value, (one) => (event.timeConfidence = one))],
  ['operation', (event, value) => oneOf(operations, value, (one) => (event.operation = one))],
  ['tokenGrade', (event, value) => oneOf(tokenGrades, value, (one) => (event.tokenGrade = one))],
  ['cost', (event, value) => (isAmount(value) ? keep(() => (event.cost = value)) : 'invalid-number')],
  ['modality', (event, value) => numbers(modalityFields, isCount, value, (all) => (event.modality = all))],
  ['units', (event, value) => numbers(unitFields, isAmount, value, (all) => (event.units = all))],
  ['features', (event, value) => numbers(featureFields, isAmount, value, (all) => (event.features = all))],
  ['tokenRange', ranged],
]);

/** Names other tools use for the same field. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['model', 'modelRawRequest'],
  ['cacheReadTokens', 'inputCacheReadTokens'],
  ['cacheWriteTokens', 'inputCacheWriteTokens'],
  ['reasoningTokens', 'outputReasoningTokens'],
  ['time', 'startedAt'],
  ['occurredAt', 'startedAt'],
]);

/** The canonical event in this JSON value, or every rule it breaks (up to eight); never throws. */
export function decodeEvent(json: unknown, index: number, rules: DecodeRules): UsageEvent | Refusal[] {
  if (!isRecord(json)) return [{ index, pointer: '', code: 'not-an-object' }];
  const granularity = json['granularity'] ?? 'request';
  const event = blankEvent(
    'canonical',
    granularitySet.has(granularity) ? (granularity as UsageEvent['granularity']) : 'request',
  );
  let refusals: Refusal[] | null = null;
  for (const key in json) {
    const code = take(event, json, key);
    if (code === null) continue;
    refusals ??= [];
    if (refusals.length < maxRefusals) refusals.push({ index, pointer: shownKey.test(key) ? `/${key}` : '', code });
  }
  if (refusals !== null) return refusals;
  const whole = contradiction(event, rules);
  if (whole !== null) return [{ index, ...whole }];
  return withDefaults(event);
}

function take(event: UsageEvent, json: Record<string, unknown>, key: string): RefusalCode | null {
  const value = json[key];
  const field = aliases.get(key) ?? key;
  if (field === 'granularity') return value === null || granularitySet.has(value) ? null : 'invalid-value';
  const set = setters.get(field);
  if (set === undefined) return 'unknown-field';
  if (value === null) return null;
  if (field !== key && json[field] !== undefined && json[field] !== null) return 'repeated-field';
  if (key === 'occurredAt' && json['time'] !== undefined && json['time'] !== null) return 'repeated-field';
  return set(event, value);
}

function withDefaults(event: UsageEvent): UsageEvent {
  const isSingle = event.granularity === 'request' || event.granularity === 'exchange';
  if (event.requests === null && isSingle) event.requests = 1;
  const hasTokens = event.inputTokens !== null || event.outputTokens !== null;
  if (event.tokenGrade === null && hasTokens) event.tokenGrade = isSingle ? 'A' : 'B';
  return event;
}

function contradiction(event: UsageEvent, { now, needsTime }: DecodeRules): Omit<Refusal, 'index'> | null {
  const { startedAt, endedAt, inputTokens, outputTokens } = event;
  if (startedAt === null && needsTime === true) return { pointer: '/startedAt', code: 'missing-time' };
  if (startedAt !== null && !isPlausible(isoMs(startedAt) ?? 0, now))
    return { pointer: '/startedAt', code: 'time-out-of-range' };
  if (startedAt !== null && endedAt !== null && endedAt < startedAt)
    return { pointer: '/endedAt', code: 'ends-before-start' };
  const parts = (event.inputCacheReadTokens ?? 0) + (event.inputCacheWriteTokens ?? 0);
  if (inputTokens !== null && parts > inputTokens) return { pointer: '/inputTokens', code: 'parts-exceed-input' };
  if (outputTokens !== null && (event.outputReasoningTokens ?? 0) > outputTokens)
    return { pointer: '/outputTokens', code: 'reasoning-exceeds-output' };
  return null;
}

function named(field: NameField): [string, Setter] {
  return [field, (event, value) => (isName(value) ? keep(() => (event[field] = value)) : 'invalid-name')];
}

function counted(field: FieldsOf<number>): [string, Setter] {
  return [field, (event, value) => (isCount(value) ? keep(() => (event[field] = value)) : 'invalid-number')];
}

function flagged(field: FieldsOf<true> & FieldsOf<false>): [string, Setter] {
  return [field, (event, value) => (typeof value === 'boolean' ? keep(() => (event[field] = value)) : 'invalid-value')];
}

function matching(field: NameField, pattern: RegExp): [string, Setter] {
  return [
    field,
    (event, value) =>
      typeof value === 'string' && pattern.test(value) ? keep(() => (event[field] = value)) : 'invalid-value',
  ];
}

function keep(assign: () => unknown): null {
  assign();
  return null;
}

function timed(event: UsageEvent, field: 'startedAt' | 'endedAt', value: unknown): RefusalCode | null {
  const ms = typeof value === 'string' ? isoMs(value) : null;
  if (ms === null) return 'invalid-time';
  event[field] = isoText(ms);
  return null;
}

function oneOf<One extends string>(
  all: readonly One[],
  value: unknown,
  assign: (one: One) => void,
): RefusalCode | null {
  const one = all.find((each) => each === value);
  if (one === undefined) return 'invalid-value';
  assign(one);
  return null;
}

function numbers<Field extends string>(
  fields: readonly Field[],
  isValid: (value: unknown) => value is number,
  value: unknown,
  assign: (all: Partial<Record<Field, number>>) => void,
): RefusalCode | null {
  if (!isRecord(value)) return 'invalid-value';
  const all: Partial<Record<Field, number>> = {};
  for (const key in value) {
    const field = fields.find((each) => each === key);
    const number = value[key];
    if (field === undefined) return 'unknown-field';
    if (number === null) continue;
    if (!isValid(number)) return 'invalid-number';
    all[field] = number;
  }
  assign(all);
  return null;
}

function ranged(event: UsageEvent, value: unknown): RefusalCode | null {
  if (!isRecord(value)) return 'invalid-value';
  const range: TokenRange = {};
  for (const key in value) {
    const field = tokenFields.find((each) => each === key);
    const part = value[key];
    if (key === 'estimator' && isName(part)) range.estimator = part;
    else if (field === undefined) return key === 'estimator' ? 'invalid-name' : 'unknown-field';
    else if (isInterval(part)) range[field] = { low: part.low, mid: part.mid, high: part.high };
    else return 'invalid-range';
  }
  event.tokenRange = range;
  return null;
}

function isInterval(value: unknown): value is Interval {
  if (!isRecord(value)) return false;
  const { low, mid, high, ...rest } = value;
  return isCount(low) && isCount(mid) && isCount(high) && low <= mid && mid <= high && Object.keys(rest).length === 0;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
