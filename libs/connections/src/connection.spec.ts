import { describe, expect, it } from '@jest/globals';
import { advance, failureOf, keyEnding, nextRunAt, retryAt, scopeFor, spansToRead } from './connection.js';

const now = new Date('2026-11-27T10:20:30Z');
const text = (date: Date | null) => date?.toISOString() ?? null;

describe('a connection', () => {
  it('comes back from pausing and failing, never from removal', () => {
    expect(advance('paused', 'active')).toBe('active');
    expect(advance('failing', 'active')).toBe('active');
    expect(advance('active', 'active')).toBe('active');
    expect(() => advance('removed', 'active')).toThrow('connection-cannot-change');
  });

  it('runs once an hour, at a minute of its own', () => {
    const next = nextRunAt('018f0000-0000-7000-8000-0000000004b0', now);
    expect(text(next)).toBe('2026-11-27T11:20:00.000Z');
    expect(text(nextRunAt('018f0000-0000-7000-8000-0000000004b0', next))).toBe('2026-11-27T12:20:00.000Z');
    expect(text(nextRunAt('018f0000-0000-7000-8000-000000000e00', now))).toBe('2026-11-27T10:59:44.000Z');
  });

  it('tries again later each time it fails, and not before it is asked to', () => {
    const wait = (failures: number, retryAfterSeconds?: number) =>
      Number(
        retryAt({ code: 'provider-rate-limited', ...(retryAfterSeconds ? { retryAfterSeconds } : {}) }, failures, now),
      ) - now.getTime();
    expect([1, 2, 3, 7, 40].map((failures) => wait(failures) / 60_000)).toEqual([1, 2, 4, 60, 60]);
    expect(wait(1, 600)).toBe(600_000);
    expect(wait(9, 60)).toBe(3_600_000);
    expect(wait(1, 10_000_000)).toBe(6 * 3_600_000);
    expect(retryAt({ code: 'provider-key-refused' }, 1, now)).toBeNull();
  });

  it('knows what an answer means', () => {
    const codes = [200, 401, 403, 429, 500, 503, 408, 302, 404, 400].map(
      (status) => failureOf(status, undefined, now)?.code ?? null,
    );
    expect(codes).toEqual([
      null,
      'provider-key-refused',
      'provider-key-refused',
      'provider-rate-limited',
      'provider-unavailable',
      'provider-unavailable',
      'provider-unavailable',
      'provider-request-refused',
      'provider-request-refused',
      'provider-request-refused',
    ]);
    expect(failureOf(429, '120', now)).toEqual({ code: 'provider-rate-limited', retryAfterSeconds: 120 });
    expect(failureOf(503, 'Fri, 27 Nov 2026 10:21:30 GMT', now)).toMatchObject({ retryAfterSeconds: 60 });
    expect(failureOf(429, 'soon', now)).toEqual({ code: 'provider-rate-limited' });
  });

  it('reads from the first day it is asked for, then the last two days again', () => {
    const spans = (readUntil: string | undefined) =>
      spansToRead(readUntil, { since: '2026-10-01', now, days: 31 }).map(
        ({ from, to }) => `${from.toISOString().slice(0, 10)} ${to.toISOString().slice(0, 10)}`,
      );
    expect(spans(undefined)).toEqual(['2026-10-01 2026-11-01', '2026-11-01 2026-11-28']);
    expect(spans('2026-11-27T09:00:00Z')).toEqual(['2026-11-25 2026-11-28']);
    expect(spans('2026-10-01T12:00:00Z')).toEqual(['2026-10-01 2026-11-01', '2026-11-01 2026-11-28']);
  });

  it('keeps the buckets of two organisations apart, and those of one together', () => {
    const first = { organisation: 'one', scope: '', state: 'active' as const };
    const second = { organisation: 'two', scope: 'two', state: 'removed' as const };
    expect(scopeFor('one', [])).toBe('');
    expect(scopeFor('two', [first])).toBe('two');
    expect(scopeFor('two', [first, second])).toBe('two');
    expect(scopeFor('one', [{ ...first, state: 'removed' }, second])).toBe('');
    expect(() => scopeFor('one', [first])).toThrow('connection-exists');
    expect(scopeFor(null, [first])).toBe('');
    expect(scopeFor('one', [{ organisation: null, scope: '', state: 'active' }])).toBe('');
  });

  it('shows the end of a key only', () => {
    expect(keyEnding('sk-admin-abcd1234')).toBe('1234');
  });
});
