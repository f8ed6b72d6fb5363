import { DomainError } from '@promptprint/kernel';
import { type ReadReport, readUsage, type UsageEvent } from '@promptprint/usage-formats';

/** What a source told us, read as the file a person could have saved it as. A file without use is a fault; this is not. */
export async function readAsFile(text: string, now: number): Promise<{ events: UsageEvent[]; report: ReadReport }> {
  const reading = readUsage([{ name: 'told.json', blob: new Blob([text]) }], { now });
  const events: UsageEvent[] = [];
  try {
    for await (const batch of reading) events.push(...batch);
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'nothing-usable')) throw error;
  }
  return { events, report: reading.report() };
}
