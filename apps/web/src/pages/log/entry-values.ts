import type { Entry, EventBody } from '../../api-client/usage.js';

/** What the form holds: text as typed. */
export interface EntryValues {
  model: string;
  day: string;
  mode: 'questions' | 'tokens';
  requests: string;
  inputTokens: string;
  inputCacheReadTokens: string;
  outputTokens: string;
  outputReasoningTokens: string;
}

export type EntryFaultCode =
  'no-count' | 'not-a-number' | 'cached-exceeds-input' | 'thinking-exceeds-output' | 'no-day';
export interface EntryFault {
  field: keyof EntryValues;
  code: EntryFaultCode;
}

const counts = ['requests', 'inputTokens', 'inputCacheReadTokens', 'outputTokens', 'outputReasoningTokens'] as const;
type Counts = Record<(typeof counts)[number], number | null>;

/** Grouping marks may stand between digits; everything else is no count. */
export function countOf(text: string): number | null {
  const digits = text.replaceAll(/[\s,._’']/g, '');
  if (!/^\d{1,16}$/.test(digits)) return null;
  const count = Number(digits);
  return Number.isSafeInteger(count) ? count : null;
}

export function newEvent(values: EntryValues, today: string): { event: EventBody } | { faults: EntryFault[] } {
  const read = readCounts(values);
  const faults = [...('faults' in read ? read.faults : []), ...dayFaults(values.day, today)];
  if ('faults' in read || faults.length > 0) return { faults };
  const { requests, ...tokens } = read.counts;
  const isQuestions = values.mode === 'questions';
  return {
    event: {
      sourceKind: 'manual',
      granularity: 'day',
      startedAt: values.day,
      operation: 'chat',
      tokenGrade: 'E',
      ...(values.model.trim() ? { modelRawRequest: values.model.trim() } : {}),
      ...(requests === null ? {} : { requests }),
      ...(isQuestions ? {} : Object.fromEntries(Object.entries(tokens).filter(([, count]) => count !== null))),
    },
  };
}

/** Only what differs. Counts told by hand are no longer what a reader estimated: its range goes with them. */
export function changeOf(
  entry: Entry,
  values: EntryValues,
  today: string,
): { change: EventBody } | { faults: EntryFault[] } {
  const read = readCounts(values);
  const day = entry.granularity === 'day' ? values.day : null;
  const faults = [...('faults' in read ? read.faults : []), ...(day === null ? [] : dayFaults(day, today))];
  if ('faults' in read || faults.length > 0) return { faults };
  const before = valuesOf(entry);
  const change: EventBody = {};
  if (values.model.trim() !== before.model) change.modelRawResponse = values.model.trim() || null;
  if (day !== null && day !== before.day) change.startedAt = day;
  for (const name of counts) if (values[name] !== before[name]) change[name] = read.counts[name];
  const areTokensNew = counts.some((name) => name !== 'requests' && name in change);
  return { change: areTokensNew ? { ...change, tokenRange: null, features: null, tokenGrade: 'E' } : change };
}

/** A row of text for each count; what is not known is empty. */
export function valuesOf(entry: Entry): EntryValues {
  const text = (count: number | null): string => (count === null ? '' : String(count));
  const { tokens } = entry;
  return {
    model: entry.modelRawResponse ?? entry.modelRawRequest ?? '',
    day: entry.startedAt.slice(0, 10),
    mode: tokens.input === null && tokens.output === null ? 'questions' : 'tokens',
    requests: text(entry.requests),
    inputTokens: text(tokens.input),
    inputCacheReadTokens: text(tokens.inputCacheRead),
    outputTokens: text(tokens.output),
    outputReasoningTokens: text(tokens.outputReasoning),
  };
}

export function blankValues(today: string): EntryValues {
  return {
    model: '',
    day: today,
    mode: 'questions',
    requests: '',
    inputTokens: '',
    inputCacheReadTokens: '',
    outputTokens: '',
    outputReasoningTokens: '',
  };
}

function readCounts(values: EntryValues): { counts: Counts } | { faults: EntryFault[] } {
  const wanted = values.mode === 'questions' ? (['requests'] as const) : counts;
  const faults: EntryFault[] = [];
  const read: Counts = {
    requests: null,
    inputTokens: null,
    inputCacheReadTokens: null,
    outputTokens: null,
    outputReasoningTokens: null,
  };
  for (const name of wanted) {
    if (values[name].trim() === '') continue;
    read[name] = countOf(values[name]);
    if (read[name] === null) faults.push({ field: name, code: 'not-a-number' });
  }
  if (faults.length > 0) return { faults };
  const found = contradiction(read, values.mode);
  return found ? { faults: [found] } : { counts: read };
}

function contradiction(read: Counts, mode: EntryValues['mode']): EntryFault | null {
  const { requests, inputTokens, inputCacheReadTokens, outputTokens, outputReasoningTokens } = read;
  if (mode === 'questions' && !requests) return { field: 'requests', code: 'no-count' };
  if (mode === 'tokens' && !inputTokens && !outputTokens && !requests)
    return { field: 'inputTokens', code: 'no-count' };
  if ((inputCacheReadTokens ?? 0) > (inputTokens ?? Infinity))
    return { field: 'inputCacheReadTokens', code: 'cached-exceeds-input' };
  if ((outputReasoningTokens ?? 0) > (outputTokens ?? Infinity))
    return { field: 'outputReasoningTokens', code: 'thinking-exceeds-output' };
  return null;
}

function dayFaults(day: string, today: string): EntryFault[] {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= '2020-01-01' && day <= today;
  return isDay ? [] : [{ field: 'day', code: 'no-day' }];
}
