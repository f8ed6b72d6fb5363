import { DomainError } from '@promptprint/kernel';

export const connectionKinds = ['openai', 'anthropic', 'openrouter'] as const;
export type ConnectionKind = (typeof connectionKinds)[number];

/** A source of its own: a file of the same report may be grouped in another way, and counting both would be twice. */
export const sourceOf = (kind: ConnectionKind) => `${kind}_connection` as const;

/** `failing` waits for a person: the provider refused the key. `removed` has none any more. */
export type ConnectionState = 'active' | 'paused' | 'failing' | 'removed';

/** Why the last run ended early. Whoever reads it gets words for it from the code. */
export type RunError =
  | 'provider-key-refused'
  | 'provider-rate-limited'
  | 'provider-unavailable'
  | 'provider-request-refused'
  | 'provider-answer-unreadable'
  | 'secret-cannot-be-opened'
  | 'import-not-open';

/** Errors that repeating cannot mend. */
const needsPerson: ReadonlySet<RunError> = new Set([
  'provider-key-refused',
  'secret-cannot-be-opened',
  'import-not-open',
]);

const leadsTo: Record<ConnectionState, readonly ConnectionState[]> = {
  active: ['paused', 'failing', 'removed'],
  paused: ['active', 'removed'],
  failing: ['active', 'paused', 'removed'],
  removed: [],
};

/** A connection already in that state may stay in it. */
export function advance(from: ConnectionState, to: ConnectionState): ConnectionState {
  if (from === to || leadsTo[from].includes(to)) return to;
  throw new DomainError('conflict', 'connection-cannot-change', { from, to });
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** So much of what was read is read again: buckets of the last two days still grow. */
const rereadMs = 48 * hourMs;
const longestWaitMs = 6 * hourMs;

/** The next full hour plus minutes that belong to the connection, so that not everybody asks at the same instant. */
export function nextRunAt(id: string, now: Date): Date {
  const offset = (Number.parseInt(id.slice(-6), 16) % 3_600) * 1_000;
  const thisHour = Math.floor(now.getTime() / hourMs) * hourMs + offset;
  return new Date(thisHour > now.getTime() + minuteMs ? thisHour : thisHour + hourMs);
}

/** When to try again after so many failures in a row; never before the provider wants to be asked. Null: not by itself. */
export function retryAt(failure: Failure, failures: number, now: Date): Date | null {
  if (needsPerson.has(failure.code)) return null;
  const waitMs = Math.min(hourMs, minuteMs * 2 ** Math.min(failures - 1, 10));
  const asked = (failure.retryAfterSeconds ?? 0) * 1_000;
  return new Date(now.getTime() + Math.min(longestWaitMs, Math.max(waitMs, asked)));
}

export interface Failure {
  code: RunError;
  retryAfterSeconds?: number;
}

/** What an answer that is no success means; null for one that is. */
export function failureOf(status: number, retryAfter: string | undefined, now: Date): Failure | null {
  if (status === 200) return null;
  if (status === 401 || status === 403) return { code: 'provider-key-refused' };
  if (status === 429) return { code: 'provider-rate-limited', ...secondsOf(retryAfter, now) };
  if (status === 408 || status >= 500) return { code: 'provider-unavailable', ...secondsOf(retryAfter, now) };
  return { code: 'provider-request-refused' };
}

/** `Retry-After` in seconds or as a date. */
function secondsOf(text: string | undefined, now: Date): { retryAfterSeconds?: number } {
  if (text === undefined) return {};
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - now.getTime()) / 1_000);
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfterSeconds: seconds } : {};
}

/** Up to which instant each report has been read at least once, in ISO 8601. */
export type Cursor = Readonly<Record<string, string>>;

/** The days a report is read from and to, each at most so many days long; the last ones again. */
export function spansToRead(
  readUntil: string | undefined,
  { since, now, days }: { since: string; now: Date; days: number },
): { from: Date; to: Date }[] {
  const first = Date.parse(`${since}T00:00:00Z`);
  const resumed = readUntil === undefined ? first : Math.max(first, Date.parse(readUntil) - rereadMs);
  const end = Math.floor(now.getTime() / dayMs) * dayMs + dayMs;
  const spans: { from: Date; to: Date }[] = [];
  for (let from = Math.floor(resumed / dayMs) * dayMs; from < end; from += days * dayMs)
    spans.push({ from: new Date(from), to: new Date(Math.min(end, from + days * dayMs)) });
  return spans;
}

/** An organisation that is or was read. */
export interface KnownOrganisation {
  organisation: string | null;
  scope: string;
  state: ConnectionState;
}

/**
 * What stands before the ids of an organisation's events, so that two of them never tell of the same bucket: nothing for
 * the first, its own name for any other, and always the same for the same one. Refuses one that is being read already.
 */
export function scopeFor(organisation: string | null, known: readonly KnownOrganisation[]): string {
  const same = known.filter((each) => organisation !== null && each.organisation === organisation);
  if (same.some(({ state }) => state !== 'removed')) throw new DomainError('conflict', 'connection-exists');
  const [before] = same;
  if (before) return before.scope;
  const isFirst = !known.some((each) => each.scope === '' && each.organisation !== null);
  return organisation === null || isFirst ? '' : organisation;
}

/** A span of days as two; none for a single day. */
export function halvesOf({ from, to }: { from: Date; to: Date }): { from: Date; to: Date }[] {
  const days = Math.round((to.getTime() - from.getTime()) / dayMs);
  if (days < 2) return [];
  const middle = new Date(from.getTime() + Math.floor(days / 2) * dayMs);
  return [
    { from, to: middle },
    { from: middle, to },
  ];
}

/** All of a key that is ever shown again. */
export const keyEnding = (key: string): string => key.slice(-4);
