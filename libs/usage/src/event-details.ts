import type { UsageEvent } from '@promptprint/usage-formats';

/** What few events say and no sum asks for; kept as one document. */
const rare = [
  'parserVersion',
  'timeConfidence',
  'modality',
  'units',
  'tokenRange',
  'features',
  'serverAddress',
  'isStream',
  'durationMs',
  'ttftMs',
  'cost',
  'currency',
  'clientApp',
  'projectTag',
  'sessionKey',
] as const satisfies readonly (keyof UsageEvent)[];

export type EventDetails = Partial<Pick<UsageEvent, (typeof rare)[number]>>;

/** The rare fields that say something, as JSON; null when none does. */
export function eventDetails(event: UsageEvent): string | null {
  let said: Record<string, unknown> | null = null;
  for (const field of rare) {
    const value = event[field];
    if (value === null || (field === 'timeConfidence' && value === 'exact')) continue;
    said ??= {};
    said[field] = value;
  }
  return said === null ? null : JSON.stringify(said);
}
