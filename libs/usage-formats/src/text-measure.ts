import { tokenCounter, type CountTokens, type Encoding } from './tokens.js';

/** What is kept of a text: its size by script, how much of it is code, and its tokens. */
export interface TextMeasure {
  tokens: number;
  latin: number;
  hangul: number;
  han: number;
  kana: number;
  other: number;
  code: number;
}

export function nothingMeasured(): TextMeasure {
  return { tokens: 0, latin: 0, hangul: 0, han: 0, kana: 0, other: 0, code: 0 };
}

export function addMeasure(sum: TextMeasure, part: TextMeasure): void {
  sum.tokens += part.tokens;
  sum.latin += part.latin;
  sum.hangul += part.hangul;
  sum.han += part.han;
  sum.kana += part.kana;
  sum.other += part.other;
  sum.code += part.code;
}

/** Long texts are looked at in every nth character: shares need no more. */
const wholeLength = 4096;
const beforePause = 256 * 1024;
const longestPiece = 128 * 1024;

/** Counts texts, and lets the page or a cancel have its turn between long ones. */
export class TextMeter {
  private readonly counters = new Map<Encoding, CountTokens>();
  private sincePause = 0;

  constructor(private readonly signal: AbortSignal | undefined) {}

  async measure(text: string, encoding: Encoding, isCode = false): Promise<TextMeasure> {
    const measure = scripts(text);
    measure.code = isCode ? text.length : fencedLength(text);
    const count = this.counters.get(encoding) ?? (await this.counter(encoding));
    for (let start = 0; start < text.length; start += longestPiece) {
      const piece = text.length <= longestPiece ? text : text.slice(start, start + longestPiece);
      measure.tokens += count(piece);
      this.sincePause += piece.length;
      if (this.sincePause >= beforePause) await this.pause();
    }
    return measure;
  }

  private async counter(encoding: Encoding): Promise<CountTokens> {
    const counter = await tokenCounter(encoding);
    this.counters.set(encoding, counter);
    return counter;
  }

  private async pause(): Promise<void> {
    this.sincePause = 0;
    await new Promise((resolve) => setTimeout(resolve));
    this.signal?.throwIfAborted();
  }
}

function scripts(text: string): TextMeasure {
  const sum = nothingMeasured();
  const step = text.length <= wholeLength ? 1 : Math.ceil(text.length / wholeLength);
  for (let at = 0; at < text.length; at += step) {
    const code = text.charCodeAt(at);
    if (code < 0x250) sum.latin += step;
    else if (code >= 0xac00 && code <= 0xd7a3) sum.hangul += step;
    else if (code >= 0x4e00 && code <= 0x9fff) sum.han += step;
    else if (code >= 0x3040 && code <= 0x30ff) sum.kana += step;
    else if (code >= 0x1100 && code <= 0x11ff) sum.hangul += step;
    else sum.other += step;
  }
  return sum;
}

function fencedLength(text: string): number {
  let length = 0;
  for (let open = text.indexOf('```'); open !== -1;) {
    const close = text.indexOf('```', open + 3);
    const end = close === -1 ? text.length : close;
    length += end - open;
    open = close === -1 ? -1 : text.indexOf('```', close + 3);
  }
  return length;
}
