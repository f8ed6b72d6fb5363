/** As the server has it: a session nobody used for a week is over. */
const idleMs = 7 * 86_400_000;
/** The server notes a use every ten minutes only, so its memory may be that much older than ours. */
const slackMs = 10 * 60_000;

export interface SessionTimes {
  lastSeenAt: number;
  expiresAt: number;
}

/** When a session ends unless it is used again; all times in milliseconds since 1970. */
export function sessionEnd({ lastSeenAt, expiresAt }: SessionTimes, lastAnsweredAt: number): number {
  return Math.min(expiresAt, Math.max(lastSeenAt, lastAnsweredAt - slackMs) + idleMs);
}
