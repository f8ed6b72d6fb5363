import { describe, expect, it } from '@jest/globals';
import { gzipSync } from 'fflate';
import { canonicalEvents } from '../test/logs-sample.js';
import { gzip, lines, read, skips } from '../test/reading.js';
import type { UsageFile } from './reading.js';

const bytesOf = async ({ blob }: UsageFile) => new Uint8Array(await blob.arrayBuffer());
const named = (name: string, bytes: Uint8Array<ArrayBuffer>): UsageFile => ({ name, blob: new Blob([bytes]) });
const whole = () => gzip('events.ndjson.gz', canonicalEvents());

describe('a file that is packed by itself', () => {
  it('is read as what is in it, whatever it is called', async () => {
    const { events } = await read([lines('events.ndjson', canonicalEvents())]);
    for (const name of ['events.ndjson.gz', 'events', 'events.json.GZ'])
      expect((await read([named(name, await bytesOf(whole()))])).events).toEqual(events);
  });

  it('keeps what was read before it broke off, and says that it did', async () => {
    const bytes = await bytesOf(whole());
    const second = await read([named('a.gz', new Uint8Array([...bytes, ...bytes]))]);
    expect(second.report.requests).toBe(3);
    expect(skips(second.report)).toEqual({ 'gzip-damaged': 1 });
    expect(skips((await read([named('a.gz', bytes.slice(0, 12))])).report)).toEqual({ 'gzip-damaged': 1 });
  });

  it('is not opened when it is about the account', async () => {
    const { report } = await read([named('export/user.json.gz', await bytesOf(whole()))]);
    expect(report.requests).toBe(0);
  });

  it('stops before it has inflated far more than any log does', async () => {
    const line = `${JSON.stringify({ text: 'x'.repeat(2 ** 16) })}\n`;
    const bomb = gzipSync(new TextEncoder().encode(line.repeat(512))) as Uint8Array<ArrayBuffer>;
    expect(bomb.length * 200).toBeLessThan(16 * 2 ** 20);
    expect(skips((await read([named('bomb.jsonl.gz', bomb)])).report)).toMatchObject({ 'zip-inflates-too-much': 1 });
  });
});
