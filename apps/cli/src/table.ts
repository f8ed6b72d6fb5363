import { cut, padEnd, padStart, textWidth } from './text-width.js';

export interface Column {
  readonly heading: string;
  readonly align?: 'left' | 'right';
  /** The column that gives way when the terminal is narrow. */
  readonly mayShrink?: boolean;
  /** Left out entirely when the terminal is narrower than this. */
  readonly fromWidth?: number;
  readonly style?: (text: string) => string;
}

export interface TableLook {
  readonly width: number;
  readonly indent: number;
  readonly headingStyle: (text: string) => string;
}

const gap = '  ';
const leastColumn = 8;

/** Lines of a table with aligned columns; wide characters count as two columns. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  look: TableLook,
): string[] {
  const shown = columns
    .map((column, at) => ({ column, at }))
    .filter(({ column }) => look.width >= (column.fromWidth ?? 0));
  const widths = shown.map(({ column, at }) =>
    Math.max(textWidth(column.heading), ...rows.map((row) => textWidth(row[at] ?? ''))),
  );
  shrink(
    widths,
    shown.findIndex(({ column }) => column.mayShrink),
    look,
  );
  const cell = (text: string, index: number): string => {
    const { column } = shown[index] as (typeof shown)[number];
    const width = widths[index] as number;
    const fitted = cut(text, width);
    return column.align === 'right' ? padStart(fitted, width) : padEnd(fitted, width);
  };
  const line = (texts: string[]): string => (' '.repeat(look.indent) + texts.join(gap)).trimEnd();
  const headings = line(shown.map(({ column }, index) => look.headingStyle(cell(column.heading, index))));
  const body = rows.map((row) =>
    line(shown.map(({ column, at }, index) => (column.style ?? plain)(cell(row[at] ?? '', index)))),
  );
  return shown.some(({ column }) => column.heading !== '') ? [headings, ...body] : body;
}

function shrink(widths: number[], at: number, { width, indent }: TableLook): void {
  const total = widths.reduce((sum, each) => sum + each, 0) + gap.length * (widths.length - 1) + indent;
  if (at < 0 || total <= width) return;
  widths[at] = Math.max(leastColumn, (widths[at] as number) - (total - width));
}

const plain = (text: string): string => text;
