import { describe, expect, it } from '@jest/globals';
import { type Line, linesOf } from './lines.js';

async function lines(pieces: (string | Uint8Array)[], most?: number): Promise<Line[]> {
  const source = (async function* () {
    for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
  })();
  const all: Line[] = [];
  for await (const batch of linesOf(source, most)) all.push(...batch);
  return all;
}

describe('lines of a stream', () => {
  it('are the same wherever the pieces are cut', async () => {
    const text = '\uFEFF{"a":"가"}\r\n\n{"b":2}\nlast';
    const whole = await lines([text]);
    expect(whole).toEqual([
      { number: 1, text: '{"a":"가"}\r' },
      { number: 2, text: '' },
      { number: 3, text: '{"b":2}' },
      { number: 4, text: 'last' },
    ]);
    const bytes = Buffer.from(text);
    for (let at = 0; at <= bytes.length; at += 1) {
      expect(await lines([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(whole);
    }
  });

  it('beyond the limit are dropped and numbered', async () => {
    expect(await lines(['aaaa\nb', 'bbbbbbb', 'bb\nc\n'], 5)).toEqual([
      { number: 1, text: 'aaaa' },
      { number: 2, fault: 'line-too-long' },
      { number: 3, text: 'c' },
    ]);
  });

  it('that are not UTF-8 are named', async () => {
    expect(await lines([Uint8Array.of(0xff, 0xfe, 0x0a, 0x61)])).toEqual([
      { number: 1, fault: 'not-utf8' },
      { number: 2, text: 'a' },
    ]);
  });
});
