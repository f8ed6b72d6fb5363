const day = 86_400_000;

export const sessionLifetimeMs = 30 * day;
export const sessionIdleMs = 7 * day;
/** How fresh a sign-in must be for what cannot be undone, when no password is given with it. */
export const recentSignInMs = 10 * 60_000;

export interface SessionTimes {
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}

export function isAlive({ lastSeenAt, expiresAt }: SessionTimes, now: Date): boolean {
  return now < expiresAt && now.getTime() - lastSeenAt.getTime() < sessionIdleMs;
}

export function isRecent({ createdAt }: Pick<SessionTimes, 'createdAt'>, now: Date): boolean {
  return now.getTime() - createdAt.getTime() < recentSignInMs;
}
