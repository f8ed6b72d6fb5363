const { imul } = Math;
/** Entries before the table is emptied; a power of two, twice as many slots. */
const mostWords = 2 ** 16;
const slots = 2 * mostWords;
/** Longer words are rarely met again. */
const longestWord = 48;

const space = 32;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * Counts a text word by word and remembers how many tokens each word is, under 64 bits of hash: texts repeat their words,
 * and a tokenizer is slow. Exact, because the vocabularies' patterns put an end of a piece wherever `cutsBefore` cuts, and
 * never look back across it (a wrong word for an equal hash: less than one in a million exports). No text is kept.
 */
export class WordCounts {
  private readonly high = new Int32Array(slots);
  private readonly low = new Int32Array(slots);
  /** Tokens plus one; 0 for an empty slot. */
  private readonly tokens = new Uint8Array(slots);
  private held = 0;

  constructor(private readonly countPiece: (piece: string) => number) {}

  count(text: string): number {
    let sum = 0;
    let start = 0;
    let previous = 0;
    let high = 0;
    let low = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code <= space && at > start && cutsBefore(code, previous)) {
        sum +=
          at - start > longestWord ? this.countPiece(text.slice(start, at)) : this.word(text, start, at, high, low);
        start = at;
        high = 0;
        low = 0;
      }
      high = imul(high ^ code, 0x9e3779b1);
      high ^= high >>> 15;
      low = (imul(low, 0x01000193) + imul(code, 0x5f356495) + 1) | 0;
      previous = code;
    }
    if (start === text.length) return sum;
    const isLong = text.length - start > longestWord;
    return sum + (isLong ? this.countPiece(text.slice(start)) : this.word(text, start, text.length, high, low));
  }

  // oxlint-disable-next-line max-params -- called for every word: an object each would cost more than the look-up
  private word(text: string, start: number, end: number, high: number, low: number): number {
    let slot = (high ^ (low >>> 7)) & (slots - 1);
    for (let held = this.tokens[slot] ?? 0; held !== 0; held = this.tokens[slot] ?? 0) {
      if (this.high[slot] === high && this.low[slot] === low) return held - 1;
      slot = (slot + 1) & (slots - 1);
    }
    const tokens = this.countPiece(text.slice(start, end));
    if (this.held >= mostWords) {
      this.tokens.fill(0);
      this.held = 0;
    } else if (tokens < 255) {
      this.held += 1;
      this.high[slot] = high;
      this.low[slot] = low;
      this.tokens[slot] = tokens + 1;
    }
    return tokens;
  }
}

/**
 * A space after anything but white space begins a new piece, and so does a line end after a letter or digit. Where it is
 * not certain what stands before, there is no cut, which only costs time.
 */
function cutsBefore(code: number, previous: number): boolean {
  const isHangulOrHan = previous >= 0x3040 && previous <= 0xd7ff;
  if (code === space) return (previous > space && previous < 127) || isHangulOrHan;
  if (code !== lineFeed && code !== carriageReturn) return false;
  const isAsciiWord =
    (previous >= 48 && previous <= 57) || (previous >= 65 && previous <= 90) || (previous >= 97 && previous <= 122);
  return isAsciiWord || (previous >= 0xac00 && previous <= 0xd7a3);
}
