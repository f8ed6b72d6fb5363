import { limits } from './limits.js';

/** A row's cells, or why they were not kept. */
export type Row = { cells: string[] } | { cells: null; reason: 'too-large' };

const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

const mostCells = 1024;
const longestRow = limits.rowCharacters;

/** Cuts the text of a table into rows, piece by piece: quoted cells, doubled quotes, line ends of every kind. */
export class TableRows {
  private cells: string[] = [];
  private cell = '';
  private length = 0;
  private state: 'start' | 'plain' | 'quoted' | 'closing' = 'start';
  private afterReturn = false;
  private isTooLarge = false;

  constructor(private readonly delimiter: Delimiter) {}

  push(text: string): Row[] {
    const rows: Row[] = [];
    for (let at = 0; at < text.length;) {
      const end = this.plainEnd(text, at);
      if (end > at) this.keep(text.slice(at, end));
      at = end;
      if (at < text.length) this.read(text[at] ?? '', rows);
      at += 1;
    }
    return rows;
  }

  end(): Row[] {
    const rows: Row[] = [];
    if (this.length > 0 || this.cells.length > 0) this.endRow(rows);
    return rows;
  }

  /** Where the next character that means something stands. */
  private plainEnd(text: string, from: number): number {
    const isQuoted = this.state === 'quoted';
    let at = from;
    for (; at < text.length; at += 1) {
      const one = text[at];
      if (one === '"' || (!isQuoted && (one === this.delimiter || one === '\n' || one === '\r'))) break;
    }
    if (at > from) this.afterReturn = false;
    if (at > from && !isQuoted) this.state = 'plain';
    return at;
  }

  private read(one: string, rows: Row[]): void {
    const wasReturn = this.afterReturn;
    this.afterReturn = false;
    if (this.state === 'quoted') this.state = 'closing';
    else if (one === '"') this.quote();
    else if (one === this.delimiter) this.endCell();
    else if (one === '\r' || !wasReturn || this.length > 0 || this.cells.length > 0) {
      this.endRow(rows);
      this.afterReturn = one === '\r';
    }
  }

  private quote(): void {
    if (this.state === 'closing') this.keep('"');
    if (this.state === 'plain') this.keep('"');
    else this.state = 'quoted';
  }

  private keep(text: string): void {
    this.length += text.length;
    if (this.length > longestRow) this.isTooLarge = true;
    if (this.isTooLarge) this.cell = '';
    else this.cell += text;
  }

  private endCell(): void {
    this.length += 1;
    this.state = 'start';
    if (this.cells.length < mostCells) this.cells.push(this.cell);
    this.cell = '';
  }

  private endRow(rows: Row[]): void {
    this.endCell();
    rows.push(this.isTooLarge ? { cells: null, reason: 'too-large' } : { cells: this.cells });
    this.cells = [];
    this.length = 0;
    this.isTooLarge = false;
  }
}

/** The delimiter that cuts the first line into most cells. */
export function delimiterOf(text: string): Delimiter {
  let best: Delimiter = ',';
  let most = 0;
  for (const delimiter of delimiters) {
    const [first] = new TableRows(delimiter).push(`${text.slice(0, text.search(/[\r\n]/) + 1 || undefined)}\n`);
    const cells = first?.cells?.length ?? 0;
    if (cells > most) [best, most] = [delimiter, cells];
  }
  return best;
}
