import { stripVTControlCharacters } from 'node:util';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Blocks of characters that fill two columns of a terminal (Unicode East Asian Width W and F, and emoji). */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

/** Columns a text fills in a terminal; colour codes fill none, Hangul fills two. */
export function textWidth(text: string): number {
  const bare = stripVTControlCharacters(text);
  // Most cells are plain ASCII: no need to look for graphemes.
  if (/^[\x20-\x7e]*$/.test(bare)) return bare.length;
  let columns = 0;
  for (const { segment } of graphemes.segment(bare)) columns += graphemeWidth(segment);
  return columns;
}

export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - textWidth(text)));
}

export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - textWidth(text))) + text;
}

/** Shortens a text without colour codes to at most `columns`, with a mark where something is left out. */
export function cut(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text;
  let kept = '';
  let used = 1;
  for (const { segment } of graphemes.segment(text)) {
    used += graphemeWidth(segment);
    if (used > columns) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** Breaks a text at spaces so that no line is wider than `columns`. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer) > columns) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** What comes out of files may hold control characters that would steer the terminal: they are shown as marks. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD');
}

function graphemeWidth(grapheme: string): number {
  const point = grapheme.codePointAt(0) ?? 0;
  if (/^[\p{M}\p{Cf}]/u.test(grapheme)) return 0;
  return wide.some(([from, to]) => point >= from && point <= to) ? 2 : 1;
}
