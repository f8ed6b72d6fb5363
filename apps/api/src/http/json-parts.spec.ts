import { once } from 'node:events';
import { PassThrough, type Readable, Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonOf } from './json-parts.js';

/** As it would leave over a socket: the system takes each part when it can. */
async function sent(answer: unknown): Promise<string> {
  const json = jsonOf(answer);
  if (typeof json === 'string') return json;
  const taken: Buffer[] = [];
  const socket = new Writable({
    write: (part: Buffer, _encoding, done) =>
      setImmediate(() => {
        taken.push(Buffer.from(part));
        done();
      }),
  });
  await once(json.pipe(socket), 'finish');
  return Buffer.concat(taken).toString();
}

describe('an answer as JSON', () => {
  it('is what JSON.stringify makes of it, whatever it holds and however long its lists are', async () => {
    const element = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.string({ unit: 'binary', maxLength: 3_000 }));
    const lists = fc.array(element, { maxLength: 200, size: 'max' });
    const answers = fc.dictionary(fc.string({ unit: 'binary' }), fc.oneof(element, lists), { maxKeys: 5 });
    await fc.assert(
      fc.asyncProperty(answers, async (answer) => expect(await sent(answer)).toBe(JSON.stringify(answer))),
      { numRuns: 60 },
    );
  });

  it('is one string while its lists are short', () => {
    expect(jsonOf({ groups: Array.from({ length: 20 }, () => 1) })).toBe(`{"groups":[${'1,'.repeat(19)}1]}`);
    expect(jsonOf([1, 2])).toBe('[1,2]');
    expect(jsonOf(null)).toBe('null');
  });

  it('keeps answers apart that are on their way at once, though they use the same memory in turn', async () => {
    const answers = Array.from({ length: 30 }, (_, at) => ({ list: Array.from({ length: 9_000 }, () => `답${at}`) }));
    for (let round = 0; round < 3; round += 1) {
      const texts = await Promise.all(answers.map((answer) => sent(answer)));
      expect(texts).toEqual(answers.map((answer) => JSON.stringify(answer)));
    }
  });

  it('leaves with one who goes away in the middle', async () => {
    const list = Array.from({ length: 50_000 }, (_, at) => at);
    const left = (jsonOf({ list }) as Readable).pipe(new PassThrough({ highWaterMark: 10 }));
    left.destroy();
    await once(left, 'close');
    expect(await sent({ list })).toBe(JSON.stringify({ list }));
  });
});
