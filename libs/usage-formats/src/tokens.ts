import { WordCounts } from './word-counts.js';

export type Encoding = 'o200k' | 'cl100k';
export type CountTokens = (text: string) => number;

/** Longer runs without a space (or of spaces only) are cut: the tokenizer's time grows with their square. */
const longestRun = 512;
const longRun = new RegExp(`[^\\s]{${longestRun + 1},}|\\s{${longestRun + 1},}`);
const runs = new RegExp(`[^\\s]{1,${longestRun}}|\\s{1,${longestRun}}`, 'g');
/** The tokenizer remembers words as slices that keep the whole text they stand in: emptied after so many characters. */
const betweenClears = 4 * 2 ** 20;
const noSpecialTokens = { disallowedSpecial: new Set<string>() };

const loaded = new Map<Encoding, Promise<CountTokens>>();

/** The exact counter of an OpenAI vocabulary, fetched on first use: a megabyte of ranks each. */
export function tokenCounter(encoding: Encoding): Promise<CountTokens> {
  const known = loaded.get(encoding);
  if (known !== undefined) return known;
  const counter = load(encoding);
  loaded.set(encoding, counter);
  return counter;
}

async function load(encoding: Encoding): Promise<CountTokens> {
  const { countTokens, clearMergeCache } =
    encoding === 'o200k'
      ? await import('gpt-tokenizer/encoding/o200k_base')
      : await import('gpt-tokenizer/encoding/cl100k_base');
  const count = (text: string): number => countTokens(text, noSpecialTokens);
  const words = new WordCounts((piece) =>
    piece.length > longestRun && longRun.test(piece)
      ? (piece.match(runs) ?? []).reduce((sum, run) => sum + count(run), 0)
      : count(piece),
  );
  let sinceClear = 0;
  return (text) => {
    sinceClear += text.length;
    if (sinceClear > betweenClears) {
      sinceClear = 0;
      clearMergeCache();
    }
    return words.count(text);
  };
}
