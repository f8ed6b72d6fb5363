/** Records of a CSV text (RFC 4180): quoted cells may hold commas, quotes and line ends; a byte order mark is passed over. */
export function csvRecords(text: string): string[][] {
  const records: string[][] = [];
  let cells: string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const { cell, end } = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at);
    cells.push(cell);
    at = end;
    if (text[at] === ',') {
      at += 1;
      if (at < text.length) continue;
      cells.push('');
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    if (cells.length > 1 || cells[0] !== '') records.push(cells);
    cells = [];
  }
  return records;
}

/** The body of a table by column names; a cell that is missing is empty, one too many is left out. */
export function csvRows(text: string): Record<string, string>[] {
  const [header = [], ...body] = csvRecords(text);
  const names = header.map((name) => name.trim());
  return body.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])));
}

function plainCell(text: string, from: number): { cell: string; end: number } {
  let end = from;
  while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { cell: text.slice(from, end), end };
}

/** Whatever stands between a closing quote and the next comma is kept: nothing of the file is lost to a stray quote. */
function quotedCell(text: string, from: number): { cell: string; end: number } {
  let cell = '';
  let start = from + 1;
  for (;;) {
    const quote = text.indexOf('"', start);
    if (quote < 0) return { cell: cell + text.slice(start), end: text.length };
    cell += text.slice(start, quote);
    if (text[quote + 1] !== '"') {
      const rest = plainCell(text, quote + 1);
      return { cell: cell + rest.cell, end: rest.end };
    }
    cell += '"';
    start = quote + 2;
  }
}
