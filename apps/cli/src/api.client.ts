import { DomainError } from '@promptprint/kernel';
import { UsageFault } from './command.js';

/** Whose log a key writes to, and what ids are hashed with on the way there. */
export interface EventIdKey {
  readonly accountId: string;
  readonly eventIdKey: string;
}

export interface Refusal {
  readonly index: number;
  readonly code: string;
  readonly detail: string;
}

/** What became of a batch; the lists are complete for batches of up to a thousand events. */
export interface Recorded {
  readonly recorded: number;
  readonly duplicates: number;
  readonly conflicts: number;
  readonly conflictIndexes: readonly number[];
  readonly refused: readonly Refusal[];
}

export interface ApiOptions {
  readonly url: URL;
  readonly key: string;
  readonly language: string;
  /** Told before each wait, so that a person sees why nothing moves. */
  readonly onWait: (seconds: number) => void;
}

const mostAttempts = 8;
/** Before anything is sent a person waits: say soon that nobody answers. */
const firstAttempts = 3;
const timeoutMs = 120_000;
const longestWaitSeconds = 300;
const worthRepeating = new Set([408, 425, 429, 500, 502, 503, 504]);
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** A key travels encrypted, or not beyond this machine. */
export function serverUrl(text: string): URL {
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw new UsageFault('bad-url', { url: text });
  if (url.protocol === 'http:' && !loopback.test(url.hostname)) throw new UsageFault('plain-http', { url: url.origin });
  return url;
}

interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly attempts: number;
  readonly payload?: string;
}

/** The two calls `push` needs; each may be repeated without harm, so each is repeated when the server asks for it. */
export class Api {
  constructor(private readonly options: ApiOptions) {}

  async eventIdKey(): Promise<EventIdKey> {
    const body = await this.#call({ method: 'GET', path: '/v1/event-id-key', attempts: firstAttempts });
    const { accountId, eventIdKey } = body as { accountId?: unknown; eventIdKey?: unknown };
    const isKey = typeof eventIdKey === 'string' && /^[\w-]{43}$/.test(eventIdKey);
    if (!isKey || typeof accountId !== 'string') throw this.#strange();
    return { accountId, eventIdKey };
  }

  /** Hands over events, one JSON object to a line; every one of them must be accounted for in the answer. */
  async record(lines: readonly string[]): Promise<Recorded> {
    const payload = `${lines.join('\n')}\n`;
    const body = await this.#call({ method: 'POST', path: '/v1/usage-events', attempts: mostAttempts, payload });
    const { recorded, duplicates, conflicts, conflictIndexes, refused } = body as Partial<Recorded>;
    const counts = [recorded, duplicates, conflicts, refused?.length];
    const isWhole = counts.reduce<number>((sum, count) => sum + (count ?? Number.NaN), 0) === lines.length;
    if (!isWhole || conflictIndexes?.length !== conflicts) throw this.#strange();
    return body as Recorded;
  }

  async #call(call: Call): Promise<object> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#once(call).catch(() => null);
      if (answer?.ok) return this.#bodyOf(answer);
      const isLast = attempt === call.attempts || (answer !== null && !worthRepeating.has(answer.status));
      if (isLast) throw await this.#faultOf(answer);
      const seconds = waitSeconds(answer?.headers.get('retry-after') ?? null, attempt);
      await answer?.body?.cancel();
      this.options.onWait(Math.ceil(seconds));
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    }
  }

  #once({ method, path, payload }: Call): Promise<Response> {
    const { url, key, language } = this.options;
    return fetch(new URL(path, url), {
      method,
      // A redirect would hand the key to another host.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        accept: 'application/json',
        'accept-language': language,
        authorization: `Bearer ${key}`,
        ...(payload === undefined ? {} : { 'content-type': 'application/x-ndjson' }),
      },
      ...(payload === undefined ? {} : { body: payload }),
    });
  }

  async #bodyOf(answer: Response): Promise<object> {
    const body: unknown = await answer.json().catch(() => null);
    if (typeof body === 'object' && body !== null) return body;
    throw this.#strange();
  }

  async #faultOf(answer: Response | null): Promise<DomainError> {
    const { url } = this.options;
    if (!answer) return new DomainError('unavailable', 'server-unreachable', { url: url.origin });
    const problem = (await answer.json().catch(() => ({}))) as { code?: unknown; title?: unknown; detail?: unknown };
    const title =
      [problem.title, problem.detail].filter((text) => typeof text === 'string').join(' ') || answer.statusText;
    if (problem.code === 'scope-missing') return new DomainError('forbidden', 'key-lacks-scope');
    if (answer.status === 401 || answer.status === 403) return new DomainError('forbidden', 'key-refused', { title });
    return new DomainError('invalid', 'server-refused', { status: answer.status, title });
  }

  #strange(): DomainError {
    return new DomainError('invalid', 'server-strange', { url: this.options.url.origin });
  }
}

/** `Retry-After` in seconds or as a date; without it a growing pause with chance, so that many senders do not march in step. */
export function waitSeconds(retryAfter: string | null, attempt: number, now = Date.now()): number {
  const asked =
    retryAfter === null
      ? Number.NaN
      : /^\d+$/.test(retryAfter)
        ? Number(retryAfter)
        : (Date.parse(retryAfter) - now) / 1000;
  if (Number.isFinite(asked)) return Math.min(longestWaitSeconds, Math.max(0, asked));
  return Math.min(30, 0.25 * 2 ** attempt) * (0.5 + Math.random() / 2);
}
