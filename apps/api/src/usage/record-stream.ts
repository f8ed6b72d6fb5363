import { addRecorded, type Fault, nothingRecorded, type Recorded } from '@promptprint/usage';
import type { EventStream } from './event-stream.js';
import type { Line } from './ndjson.js';

const linesPerPart = 2_000;
/** While one part is being written the next ones are read, and no more. */
const mostInFlight = 3;

type Record = (part: { items: { index: number; json: unknown }[]; faults: Fault[] }) => Promise<Recorded>;

/** Records a body part by part, never holding more than a few of them. A body that came as one value is one part. */
export async function recordStream(events: EventStream, record: Record): Promise<Recorded> {
  if (!(Symbol.asyncIterator in events)) return record(partOf([...events]));
  const sum = nothingRecorded();
  const inFlight = new Set<Promise<void>>();
  let failure: unknown = null;
  const send = (lines: Line[]) => {
    const sent = record(partOf(lines))
      .then((recorded) => addRecorded(sum, recorded))
      .catch((error: unknown) => (failure ??= error))
      .then(() => void inFlight.delete(sent));
    inFlight.add(sent);
  };
  let lines: Line[] = [];
  for await (const line of events) {
    lines.push(line);
    if (lines.length < linesPerPart) continue;
    send(lines);
    lines = [];
    if (inFlight.size >= mostInFlight) await Promise.race(inFlight);
    if (failure !== null) break;
  }
  if (lines.length > 0 && failure === null) send(lines);
  await Promise.all(inFlight);
  if (failure !== null) throw failure;
  sum.refused.sort((a, b) => a.index - b.index);
  return sum;
}

function partOf(lines: readonly Line[]): { items: { index: number; json: unknown }[]; faults: Fault[] } {
  const items: { index: number; json: unknown }[] = [];
  const faults: Fault[] = [];
  for (const line of lines) {
    if ('json' in line) items.push(line);
    else faults.push(line);
  }
  return { items, faults };
}
