import { describe, expect, it } from '@jest/globals';
import { isAlive, isRecent, recentSignInMs, sessionIdleMs, sessionLifetimeMs } from './session.js';

const createdAt = new Date('2026-11-01T00:00:00Z');
const after = (milliseconds: number) => new Date(createdAt.getTime() + milliseconds);
const session = { createdAt, lastSeenAt: createdAt, expiresAt: after(sessionLifetimeMs) };

describe('a session', () => {
  it('ends when nobody was seen for seven days', () => {
    expect(isAlive(session, after(sessionIdleMs - 1))).toBe(true);
    expect(isAlive(session, after(sessionIdleMs))).toBe(false);
  });

  it('ends after thirty days, however busy', () => {
    const busy = { ...session, lastSeenAt: after(sessionLifetimeMs - 1) };
    expect(isAlive(busy, after(sessionLifetimeMs - 1))).toBe(true);
    expect(isAlive(busy, after(sessionLifetimeMs))).toBe(false);
  });

  it('is recent for ten minutes', () => {
    expect(isRecent(session, after(recentSignInMs - 1))).toBe(true);
    expect(isRecent(session, after(recentSignInMs))).toBe(false);
  });
});
