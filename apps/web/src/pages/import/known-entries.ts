import { footprint, logPage, type Entry } from '../../api-client/usage.js';
import type { Candidate, Known } from './outgoing.js';

/** Asking for more pages than this would take longer than the import. */
const mostEntries = 6_000;
const pageSize = 200;
const dayMs = 86_400_000;

export type KnownEntries = { entries: readonly Known[] } | { tooMany: number };

/**
 * What the log holds of these sources in this time. Only questions leave the browser, and none of what was read:
 * a period and names of sources.
 */
export async function knownEntries(candidates: readonly Candidate[], signal: AbortSignal): Promise<KnownEntries> {
  const period = spanOf(candidates);
  if (!period) return { entries: [] };
  const sources = new Set(candidates.map(({ source }) => source));
  const { coverage } = await footprint(period, 'source', signal);
  const held = coverage.sources.filter(({ source }) => sources.has(source));
  const count = held.reduce((sum, { events }) => sum + events, 0);
  if (count > mostEntries) return { tooMany: count };
  const entries: Known[] = [];
  for (const { source } of held)
    for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
      const page = await logPage({ ...period, source }, { cursor, limit: pageSize, signal });
      entries.push(...page.items.map(knownOf));
      cursor = page.nextCursor;
    }
  return { entries };
}

/** A day more at both ends: a day of the log may begin elsewhere than a day in UTC. */
function spanOf(candidates: readonly Candidate[]): { from: string; to: string } | null {
  let [first, last] = [Infinity, -Infinity];
  for (const { at } of candidates) {
    if (at === null) continue;
    if (at < first) first = at;
    if (at > last) last = at;
  }
  if (first > last) return null;
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  return { from: day(first - dayMs), to: day(last + dayMs) };
}

function knownOf({ startedAt, source, modelRawResponse, modelRawRequest, tokens }: Entry): Known {
  return {
    at: Date.parse(startedAt),
    source,
    model: modelRawResponse ?? modelRawRequest,
    input: tokens.input,
    output: tokens.output,
  };
}
