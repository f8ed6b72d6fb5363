import { guessColumns, knowsTable, type ColumnMap } from '@promptprint/usage-formats';
import { remember, remembered } from '../../shell/memory.js';

/** The first lines of a table, for a person to say what stands where. */
export interface TableHead {
  header: readonly string[];
  rows: readonly (readonly string[])[];
  columns: ColumnMap;
  isRemembered: boolean;
}

const headBytes = 64 * 1024;
const shownRows = 3;
const delimiters = [',', ';', '\t'] as const;

/** Null for anything that does not look like a table with a header, and where nobody has to say what its columns mean. */
export async function tableHead(file: File): Promise<TableHead | null> {
  if (!/\.(csv|tsv|txt)$/i.test(file.name) && !/csv|tab-separated/.test(file.type)) return null;
  const text = (await file.slice(0, headBytes).text()).replace(/^\uFEFF/, '');
  const [header, ...rows] = headRows(text, shownRows + 1);
  if (!header || header.length < 2 || /^\s*[[{]/.test(text)) return null;
  if (knowsTable(header)) return null;
  const kept = presets()[header.join('\t')];
  return { header, rows, columns: kept ?? guessColumns(header), isRemembered: kept !== undefined };
}

export function rememberColumns({ header }: Pick<TableHead, 'header'>, columns: ColumnMap): void {
  remember('column-presets', JSON.stringify({ ...presets(), [header.join('\t')]: columns }));
}

function presets(): Record<string, ColumnMap> {
  try {
    const kept: unknown = JSON.parse(remembered('column-presets') ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, ColumnMap>) : {};
  } catch {
    return {};
  }
}

/** Rows of cells; a quoted cell may hold delimiters, line ends and doubled quotes. */
export function headRows(text: string, count: number): string[][] {
  const [firstLine = ''] = text.split(/\r?\n/, 1);
  const delimiter = delimiters.toSorted((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] ?? ',';
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${delimiter}\\r\\n]*))(${delimiter}|\\r?\\n|$)`, 'y');
  const rows: string[][] = [];
  let row: string[] = [];
  while (rows.length < count && cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (!found) break;
    row.push((found[1]?.replaceAll('""', '"') ?? found[2] ?? '').trim());
    if (found[3] === delimiter) continue;
    if (row.some(Boolean)) rows.push(row);
    row = [];
  }
  return rows;
}
