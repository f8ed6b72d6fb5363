import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countTokens as cl100k } from 'gpt-tokenizer/encoding/cl100k_base';
import { countTokens as o200k } from 'gpt-tokenizer/encoding/o200k_base';
import { TextMeter } from './text-measure.js';
import { tokenCounter, type CountTokens } from './tokens.js';
import { WordCounts } from './word-counts.js';

let count: CountTokens;

beforeAll(async () => {
  count = await tokenCounter('o200k');
});

describe('counting tokens', () => {
  it('is that of the vocabulary', async () => {
    expect(count('hello world')).toBe(2);
    expect(count('모든 사람은 태어날 때부터 자유롭다')).toBeLessThan(16);
    expect((await tokenCounter('cl100k'))('hello world')).toBe(2);
  });

  it.each([
    ['a million letters', 'a'.repeat(1_000_000)],
    ['a million spaces', ' '.repeat(1_000_000)],
    ['a picture pasted as text', 'data:image/png;base64,'.concat('iVBORw0KGgoAAAANSUhEUgAA'.repeat(40_000))],
    ['a long text without spaces', '가나다라'.repeat(100_000)],
    ['letters between unusual spaces', `${'b'.repeat(700)} `.repeat(900)],
  ])('takes less than a few seconds for %s', (_name, text) => {
    const began = performance.now();
    expect(count(text)).toBeGreaterThan(10);
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it.each([
    ['o200k', o200k],
    ['cl100k', cl100k],
  ] as const)('word by word comes to the same as the whole text, in %s', async (encoding, whole) => {
    const counted = await tokenCounter(encoding);
    const word = fc.constantFrom(
      'the',
      'Ünïcode',
      "don't",
      '한국어',
      '漢字かな',
      '12345',
      'fooBar',
      '();',
      '\r\n',
      '\n',
      '\t',
      ' ',
      '  ',
      '\u3000',
      '\u00a0',
      '\u2028',
      '...',
      '/',
      '\u0301',
      '👩‍👩‍👧',
      '\ud800',
      "'S",
      '<|endoftext|>',
    );
    const text = fc
      .array(fc.oneof(word, fc.string({ unit: 'binary', maxLength: 4 }), fc.constant(' ')), { maxLength: 60 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (each) => counted(each) === whole(each, { disallowedSpecial: new Set() })),
      { numRuns: 2000 },
    );
  });

  it('takes special tokens for the text they are', () => {
    expect(count('<|endoftext|>')).toBeGreaterThan(1);
    expect(count('<|im_start|>user<|im_end|>')).toBeGreaterThan(3);
  });

  it('counts a text with long runs as its runs, and one without exactly as it is', () => {
    const run = 'x'.repeat(512);
    expect(count(`${run}${run}`)).toBe(2 * count(run));
    const around = count(`some words ${run}${run} and more`);
    expect(Math.abs(around - count('some words and more') - 2 * count(run))).toBeLessThan(6);
    const words = 'a sentence with spaces '.repeat(100);
    expect(count(words)).toBeGreaterThan(390);
  });
});

describe('words remembered', () => {
  it('are asked for once, and again when more words came by than are kept', () => {
    let asked = 0;
    const words = new WordCounts((piece) => {
      asked += 1;
      return piece.length;
    });
    const text = Array.from({ length: 90_000 }, (_, at) => `w${at}`).join(' ');
    expect([words.count(text), words.count(text)]).toEqual([text.length, text.length]);
    expect(asked).toBeGreaterThan(90_000);
    const few = text.slice(0, 20_000);
    words.count(few);
    asked = 0;
    expect(words.count(few)).toBe(few.length);
    expect(asked).toBe(0);
  });
});

describe('measuring a text', () => {
  it('tells scripts and code apart', async () => {
    const meter = new TextMeter(undefined);
    expect(await meter.measure('abc가나漢かナ', 'o200k')).toMatchObject({
      latin: 3,
      hangul: 2,
      han: 1,
      kana: 2,
      code: 0,
    });
    expect((await meter.measure('see ```let x = 1``` there', 'o200k')).code).toBeGreaterThan(9);
    expect((await meter.measure('let x = 1', 'o200k', true)).code).toBe(9);
  });

  it('stops between pieces of a long text when it is told to', async () => {
    const stopping = new AbortController();
    const measuring = new TextMeter(stopping.signal).measure('words and words '.repeat(200_000), 'o200k');
    stopping.abort();
    await expect(measuring).rejects.toMatchObject({ name: 'AbortError' });
  });
});
