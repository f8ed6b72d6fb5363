import { DomainError } from '@promptprint/kernel';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { decodeEvent } from '../src/decode-event.js';
import { eventJson, type UsageEvent } from '../src/event.js';
import { skipReasons } from '../src/item.js';
import type { ReadOptions, UsageFile, UsageReading } from '../src/reading.js';
import { samples } from './all-samples.js';
import { mutation } from './mutations.js';
import { file, now, secret, zip } from './reading.js';

export type Reader = (files: readonly UsageFile[], options: ReadOptions) => UsageReading;

export interface FuzzOptions {
  seed: number;
  files: number;
  reader: Reader;
}

export interface FuzzResult {
  files: number;
  /** Files that still gave events, and files with nothing left to use. */
  read: number;
  refused: number;
  events: number;
  skipped: Record<string, number>;
  /** Mebibytes the process grew by, at most, and the seconds of the slowest file. */
  grownMebibytes: number;
  slowestSeconds: number;
  breaches: string[];
}

const mostBreaches = 12;
/** A file of some kilobytes that takes longer, or more, has found something that grows too fast. */
const mostSeconds = 10;
const mostMebibytes = 300;

interface Original {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Spoils sample files and reads them; whatever a reader should never do is a breach, with what repeats it. */
export async function fuzzRun({ seed, files, reader }: FuzzOptions): Promise<FuzzResult> {
  const originals = await Promise.all(
    Object.entries(samples).map(async ([name, sample]): Promise<Original> => ({
      name,
      bytes: new Uint8Array(await sample().blob.arrayBuffer()),
    })),
  );
  const result: FuzzResult = {
    files: 0,
    read: 0,
    refused: 0,
    events: 0,
    skipped: {},
    grownMebibytes: 0,
    slowestSeconds: 0,
    breaches: [],
  };
  const startBytes = process.memoryUsage.rss();
  for (let index = 0; index < files && result.breaches.length < mostBreaches; index += 1) {
    const original = originals[index % originals.length] as Original;
    const spoilt = spoiltFile(original, originals, { seed: seed + index, index });
    const began = performance.now();
    const breach = await breachOf(spoilt, reader, result);
    const seconds = (performance.now() - began) / 1000;
    result.files += 1;
    result.slowestSeconds = Math.max(result.slowestSeconds, seconds);
    result.grownMebibytes = Math.max(
      result.grownMebibytes,
      Math.round((process.memoryUsage.rss() - startBytes) / 2 ** 20),
    );
    const slow = seconds > mostSeconds ? `took ${seconds.toFixed(1)} s` : null;
    const large = result.grownMebibytes > mostMebibytes ? `grew by ${result.grownMebibytes} MiB` : null;
    for (const fault of [breach, slow, large])
      if (fault !== null) result.breaches.push(`${original.name}, seed ${seed} + ${index}: ${fault}`);
  }
  return result;
}

/** An archive is spoilt as a whole, or one of its members is and then packed. */
function spoiltFile(
  { name, bytes }: Original,
  originals: readonly Original[],
  { seed, index }: { seed: number; index: number },
): UsageFile[] {
  const [change] = fc.sample(mutation, { seed, numRuns: 1 });
  if (change === undefined) throw new Error('nothing could be generated');
  const isArchive = bytes[0] === 0x50;
  const spoilt =
    isArchive && index % 4 !== 0
      ? repacked(bytes, change, seed)
      : file(`${secret}${isArchive ? '.zip' : ''}`, change(bytes));
  // Every few files a sound one of another kind stands beside: one bad file must not take it along.
  const neighbour = originals[(index + 3) % originals.length] as Original;
  return index % 5 === 4 && neighbour.name !== name ? [spoilt, file('neighbour', neighbour.bytes)] : [spoilt];
}

function repacked(bytes: Uint8Array, change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array, seed: number): UsageFile {
  const members = Object.entries(unzipSync(bytes));
  const wanted = members.filter(([path]) => /^conversations|MyActivity/.test(path));
  const chosen = wanted[seed % wanted.length]?.[0];
  return zip(
    'a.zip',
    Object.fromEntries(members.map(([path, content]) => [path, path === chosen ? change(content.slice()) : content])),
  );
}

async function breachOf(files: readonly UsageFile[], reader: Reader, result: FuzzResult): Promise<string | null> {
  const told: unknown[] = [];
  const reading = reader(files, { now, onProgress: (progress) => told.push({ ...progress }) });
  const events: UsageEvent[] = [];
  try {
    for await (const batch of reading) events.push(...batch);
    result.read += 1;
  } catch (error) {
    if (!(error instanceof DomainError))
      return `threw ${error instanceof Error ? (error.stack ?? error.name) : typeof error}`;
    if (error.code !== 'nothing-usable') return `threw the code ${error.code}`;
    if (files.length > 1) return 'lost the sound file beside it';
    told.push(error.facts, error.message);
    result.refused += 1;
  }
  result.events += events.length;
  const report = reading.report();
  for (const { reason, count } of report.skipped) {
    if (!skipReasons.includes(reason)) return `skipped for a reason nobody knows`;
    result.skipped[reason] = (result.skipped[reason] ?? 0) + count;
  }
  return faultIn(events, [report, ...told]);
}

function faultIn(events: readonly UsageEvent[], told: readonly unknown[]): string | null {
  const ids = new Set<string>();
  for (const event of events) {
    const decoded = decodeEvent(eventJson(event), 0, { now, needsTime: true });
    if (Array.isArray(decoded))
      return `gave an event that breaks ${decoded.map(({ pointer, code }) => `${pointer} ${code}`).join(', ')}`;
    ids.add(`${event.sourceKind} ${event.id}`);
  }
  if (ids.size < events.length) return 'gave two events one id';
  return JSON.stringify(told).includes(secret) || JSON.stringify(events.map(withoutNames)).includes(secret)
    ? 'let a text out'
    : null;
}

/** A spoilt file may put any text where a name belongs: names and ids are what the file says they are. */
function withoutNames({
  id: _id,
  modelRawRequest: _request,
  modelRawResponse: _response,
  ...rest
}: UsageEvent): object {
  const {
    provider: _provider,
    hostProvider: _host,
    serverAddress: _address,
    region: _region,
    serviceTier: _tier,
    sourceKind: _kind,
    ...more
  } = rest;
  return more;
}
