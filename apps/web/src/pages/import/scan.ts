import type { UsageEvent } from '@promptprint/usage-formats';
import { keptParts, keptResult } from '../../reading/kept.js';
import { candidateOf, type Candidate } from './outgoing.js';

export interface Scan {
  candidates: readonly Candidate[];
  /** The first record, as it was put aside. */
  first: Partial<UsageEvent> | null;
}

/** Looks through what the reading put aside; null where the browser keeps nothing. */
export async function scanKept(): Promise<Scan | null> {
  const kept = await keptResult(Date.now());
  if (!kept) return null;
  const candidates: Candidate[] = [];
  let first: Partial<UsageEvent> | null = null;
  for await (const lines of keptParts(kept))
    for (const line of lines.split('\n')) {
      if (line === '') continue;
      const event = JSON.parse(line) as Partial<UsageEvent>;
      first ??= event;
      candidates.push(candidateOf(event, line.length));
    }
  return { candidates, first };
}
