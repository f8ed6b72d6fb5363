import { eventJson, idHasher, readUsage } from '@promptprint/usage-formats';
import type { ProviderStandIn } from './providers.js';

/** An answer of the stand-in saved as a file and read like any other file, ids hashed as a browser does it. */
export async function fileOf(
  provider: ProviderStandIn,
  { day, eventIdKey }: { day: string; eventIdKey: string },
): Promise<object[]> {
  const start = Date.parse(day) / 1_000;
  const query = `start_time=${start}&end_time=${start + 86_400}&bucket_width=1d&group_by[]=model`;
  const answer = await fetch(`${provider.url}/v1/organization/usage/completions?${query}`, {
    headers: { authorization: 'Bearer sk-admin-0123456789' },
  });
  const hashed = await idHasher(eventIdKey);
  const events: object[] = [];
  const file = { name: 'usage.json', blob: await answer.blob() };
  for await (const batch of readUsage([file], { now: Date.now() }))
    for (const event of batch) events.push(eventJson(await hashed(event)));
  return events;
}
