import { describe, expect, it } from '@jest/globals';
import { canonicalEvents } from '../test/logs-sample.js';
import { read, skips, zip } from '../test/reading.js';
import { zipEntries } from './zip.js';

const text = canonicalEvents()
  .map((event) => JSON.stringify(event))
  .join('\n');

const sample = async (): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await zip('a.zip', { 'a.ndjson': text, 'b.ndjson': text.replaceAll('"e', '"f') }).blob.arrayBuffer());

/** Where the n-th entry of the directory begins. */
function entryAt(bytes: Uint8Array<ArrayBuffer>, wanted: number): number {
  const view = new DataView(bytes.buffer);
  let found = -1;
  for (let at = 0; at + 4 <= bytes.length; at += 1)
    if (view.getUint32(at, true) === 0x02014b50 && (found += 1) === wanted) return at;
  throw new Error('no such entry');
}

async function changed(change: (view: DataView, bytes: Uint8Array<ArrayBuffer>) => void) {
  const bytes = await sample();
  change(new DataView(bytes.buffer), bytes);
  return read([{ name: 'a.zip', blob: new Blob([bytes]) }]);
}

describe('an archive', () => {
  it('is listed from its directory, without its members being touched', async () => {
    const entries = await zipEntries(new Blob([await sample()]));
    expect(entries.map(({ name, method }) => [name, method])).toEqual([
      ['a.ndjson', 8],
      ['b.ndjson', 8],
    ]);
  });

  it('may begin with something else and end with a comment', async () => {
    const bytes = await sample();
    const end = new DataView(bytes.buffer);
    end.setUint16(bytes.length - 2, 4, true);
    expect(await zipEntries(new Blob([bytes, 'note']))).toHaveLength(2);
  });

  it.each([
    ['is encrypted', 'zip-encrypted', (view: DataView, at: number) => view.setUint16(at + 8, 1, true)],
    [
      'is packed in a way nobody knows',
      'zip-unknown-method',
      (view: DataView, at: number) => view.setUint16(at + 10, 99, true),
    ],
    ['does not begin where it should', 'zip-damaged', (view: DataView, at: number) => view.setUint32(at + 42, 1, true)],
  ])('loses a member that %s, and no other', async (_name, reason, spoil) => {
    const { report } = await changed((view, bytes) => spoil(view, entryAt(bytes, 0)));
    expect(skips(report)).toEqual({ [reason]: 1 });
    expect(report.requests).toBe(3);
  });

  it('loses a member whose bytes are spoilt, but not what was read before', async () => {
    const { report } = await changed((_view, bytes) => bytes.fill(0xff, 60, 80));
    expect(skips(report)['zip-damaged']).toBe(1);
    expect(report.requests).toBeGreaterThanOrEqual(3);
  });

  it('is refused when members share bytes, as in the bombs that inflate one piece many times', async () => {
    const { error } = await changed((view, bytes) => view.setUint32(entryAt(bytes, 1) + 42, 0, true));
    expect(error?.facts['reasons']).toEqual(['zip-overlapping-entries']);
  });

  it('is refused when its directory lies about itself', async () => {
    const bytes = await sample();
    const end = bytes.length - 22;
    for (const [offset, value] of [
      [10, 60_000],
      [12, 2 ** 31],
      [16, 2 ** 31],
    ] as const) {
      const copy = bytes.slice();
      const view = new DataView(copy.buffer);
      if (offset === 10) view.setUint16(end + offset, value, true);
      else view.setUint32(end + offset, value, true);
      await expect(zipEntries(new Blob([copy]))).rejects.toMatchObject({ kind: 'invalid' });
    }
  });
});
