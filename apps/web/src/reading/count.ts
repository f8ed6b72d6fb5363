import { DomainError } from '@promptprint/kernel';
import { readUsage, type ReadProgress, type ReadReport, type UsageEvent } from '@promptprint/usage-formats';
import { habitEvents } from './habit-events.js';
import { Keeping } from './kept.js';
import type { CountOrder, ReadingFault, Report } from './result.js';
import { sampleEvents } from './sample-events.js';
import { Tally } from './tally.js';

interface Surroundings {
  signal: AbortSignal;
  report: (message: Report) => void;
  now: number;
}

const betweenReportsMs = 150;
/** Browsers hold no larger file together; beyond it the command line reads it. */
const largestFileBytes = 2 ** 31;

/** Counts what the order names and reports the result; a stop leaves nothing behind. */
export async function count(order: CountOrder, around: Surroundings): Promise<void> {
  if (order.type === 'sample') return countMadeUp('sample', sampleEvents(around.now), around);
  if (order.type === 'habit') return countMadeUp('habit', habitEvents(order.habit, around.now), around);
  if (order.files.some(({ size }) => size > largestFileBytes)) {
    return around.report({ type: 'fault', fault: 'too-large', found: [] });
  }
  try {
    await countFiles(order, around);
  } catch (error) {
    if (around.signal.aborted) return around.report({ type: 'stopped' });
    const found = order.files.map(({ name }) => name).slice(0, 5);
    around.report({ type: 'fault', fault: faultOf(error), found, reasons: reasonsOf(error) });
  }
}

function countMadeUp(kind: 'sample' | 'habit', events: readonly UsageEvent[], { report }: Surroundings): void {
  const tally = new Tally();
  tally.add(events);
  report({
    type: 'result',
    result: tally.result({ kind, format: null, skipped: [], duplicates: 0, notes: [] }),
    until: null,
  });
}

async function countFiles(
  { kind, files, columns }: Extract<CountOrder, { type: 'read' }>,
  { signal, report, now }: Surroundings,
): Promise<void> {
  const tally = new Tally();
  const keeping = Keeping.begin();
  const tell = throttled((progress: ReadProgress) => report({ type: 'progress', progress: shown(progress, tally) }));
  try {
    const reading = readUsage(
      files.map((blob) => ({ name: blob.name, blob })),
      { now, signal, onProgress: tell, ...(columns ? { columns } : {}) },
    );
    for await (const events of reading) {
      signal.throwIfAborted();
      await keeping.add(tally.add(events));
    }
    signal.throwIfAborted();
    const result = tally.result({ kind, ...told(reading.report()) });
    report({ type: 'result', result, until: await keeping.finish(result, now) });
  } catch (error) {
    await keeping.drop();
    throw error;
  }
}

function told({ format, skipped, duplicates, notes }: ReadReport) {
  return { format, skipped, duplicates, notes };
}

function shown({ bytesRead, bytesTotal, conversations, ofConversations, records }: ReadProgress, tally: Tally) {
  const share = bytesTotal > 0 ? Math.min(1, bytesRead / bytesTotal) : null;
  return { conversations, ofConversations, records, share, running: tally.running() };
}

function throttled<Value>(tell: (value: Value) => void): (value: Value) => void {
  let last = 0;
  return (value) => {
    const now = performance.now();
    if (now - last < betweenReportsMs) return;
    last = now;
    tell(value);
  };
}

/** Why the files were of no use, as the readers call it. */
function reasonsOf(error: unknown): readonly string[] {
  const reasons = error instanceof DomainError ? error.facts['reasons'] : null;
  return Array.isArray(reasons) ? reasons.map(String) : [];
}

function faultOf(error: unknown): ReadingFault {
  if (!(error instanceof DomainError)) return error instanceof DOMException ? 'unreadable' : 'crashed';
  if (error.code === 'nothing-usable') return 'nothing-usable';
  return error.kind === 'too-large' ? 'too-large' : 'unreadable';
}
