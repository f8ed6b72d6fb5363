import { describe, expect, it } from '@jest/globals';
import { sessionEnd } from './session-end.js';

const day = 86_400_000;
const minute = 60_000;

describe('the end of a session', () => {
  it('comes at its full age, however often it is used', () => {
    expect(sessionEnd({ lastSeenAt: 29 * day, expiresAt: 30 * day }, 29.9 * day)).toBe(30 * day);
  });

  it('comes a week after its last use', () => {
    expect(sessionEnd({ lastSeenAt: 2 * day, expiresAt: 30 * day }, 0)).toBe(9 * day);
  });

  it('moves with what this page has asked since, less what the server may not have noted', () => {
    expect(sessionEnd({ lastSeenAt: 2 * day, expiresAt: 30 * day }, 3 * day)).toBe(10 * day - 10 * minute);
  });
});
