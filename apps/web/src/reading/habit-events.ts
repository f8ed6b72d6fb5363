import { blankEvent, type UsageEvent } from '@promptprint/usage-formats';
import type { Habit } from './result.js';

const dayMs = 86_400_000;
const daysOfYear = 365;

/** A year of "about ten questions a day" that ends yesterday: nothing is known but the app, so the range is wide. */
export function habitEvents({ perDay, provider, isThinking }: Habit, now: number): UsageEvent[] {
  const lastDay = Math.floor(now / dayMs) - 1;
  return Array.from({ length: daysOfYear }, (_, ago) => ({
    ...blankEvent('habit', 'day'),
    startedAt: new Date((lastDay - daysOfYear + 1 + ago) * dayMs).toISOString(),
    requests: perDay,
    operation: 'chat' as const,
    provider,
    tokenGrade: 'E' as const,
    features: isThinking ? { thinking: 1 } : null,
  }));
}
