import { guessColumns, type ColumnMap } from './columns.js';
import type { TakeRow } from './format.js';
import { framingOf, type Framing } from './framing.js';
import type { ReadItem } from './item.js';
import { JsonElements, type Element } from './json-elements.js';
import { Lines } from './lines.js';
import type { Records } from './records.js';
import type { Meter, Source } from './source.js';
import { delimiterOf, TableRows, type Row } from './table.js';

type RecordFraming = Exclude<Framing['kind'], 'table' | 'unread'>;
type TableFraming = Extract<Framing, { kind: 'table' }>;
type Chunks = AsyncGenerator<Uint8Array<ArrayBuffer>>;

/** Everything in one file or member, in pieces no larger than one chunk or one conversation brings. */
export async function* readSource(
  source: Source,
  records: Records,
  meter: Meter,
  columns: ColumnMap | undefined,
): AsyncGenerator<ReadItem[]> {
  records.start(source);
  const chunks = source.chunks(meter);
  try {
    const first = await chunks.next();
    const head = first.done === true ? new Uint8Array(0) : first.value;
    const framing = framingOf(head, source.name);
    if (framing.kind === 'unread') yield [{ kind: 'skip', reason: framing.reason, where: source.where }];
    else {
      const rest = following(head.subarray(framing.start), chunks);
      if (framing.kind === 'table')
        yield* readTable(source, records, rest, { encoding: framing.encoding, given: columns });
      else yield* readRecords(source, records, rest, framing.kind);
    }
    yield records.end(source.where);
  } finally {
    await chunks.return(undefined);
  }
}

async function* following(head: Uint8Array<ArrayBuffer>, chunks: Chunks): Chunks {
  yield head;
  yield* chunks;
}

async function* readRecords(
  source: Source,
  records: Records,
  chunks: Chunks,
  kind: RecordFraming,
): AsyncGenerator<ReadItem[]> {
  const cutter = cutterOf(kind);
  let record = 0;
  const take = async function* (elements: readonly Element[]): AsyncGenerator<ReadItem[]> {
    for (const element of elements) {
      yield await records.take(element, { ...source.where, record });
      record += 1;
    }
  };
  for await (const chunk of chunks) yield* take(cutter.push(chunk));
  yield* take(cutter.end());
  // What follows an array inside an object is the rest of the object.
  if (cutter instanceof JsonElements && cutter.isDamaged && kind !== 'wrapped' && kind !== 'pages')
    yield [{ kind: 'note', code: 'damaged-between-records', where: source.where }];
}

function cutterOf(kind: RecordFraming): Lines | JsonElements {
  if (kind === 'lines') return new Lines();
  return kind === 'pages' ? new JsonElements(1, 'several') : new JsonElements(kind === 'values' ? 0 : 1);
}

async function* readTable(
  source: Source,
  records: Records,
  chunks: Chunks,
  { encoding, given }: { encoding: TableFraming['encoding']; given: ColumnMap | undefined },
): AsyncGenerator<ReadItem[]> {
  const decoder = new TextDecoder(encoding);
  let rows: TableRows | null = null;
  let takeRow: TakeRow | null = null;
  let record = 0;
  /** Null when nobody knows the header. */
  const take = (cut: readonly Row[]): ReadItem[] | null => {
    const items: ReadItem[] = [];
    for (const row of cut) {
      const where = { ...source.where, record };
      record += 1;
      if (row.cells === null) items.push({ kind: 'skip', reason: row.reason, where });
      else if (takeRow !== null) items.push(...takeRow(row.cells, where));
      else if (isPreamble(row.cells)) continue;
      else takeRow = records.table(row.cells, given);
      if (takeRow === null) return null;
    }
    return items;
  };
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    rows ??= new TableRows(delimiterOf(text));
    const items = take(rows.push(text));
    if (items === null) return yield [{ kind: 'skip', reason: 'not-recognised', where: source.where }];
    yield items;
  }
  if (rows !== null)
    yield (
      take([...rows.push(decoder.decode()), ...rows.end()]) ?? [
        { kind: 'skip', reason: 'not-recognised', where: source.where },
      ]
    );
}

/** Blank lines, and the line by which spreadsheets say how cells are separated. */
function isPreamble(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '') || cells[0]?.toLowerCase().startsWith('sep=') === true;
}

/** The header of a table and what its columns are taken for; null when the file is no table. */
export async function tableColumns(file: {
  readonly name: string;
  readonly blob: Blob;
}): Promise<{ header: string[]; columns: ColumnMap } | null> {
  const head = new Uint8Array(await file.blob.slice(0, 64 * 1024).arrayBuffer());
  const framing = framingOf(head, file.name);
  if (framing.kind !== 'table') return null;
  const text = new TextDecoder(framing.encoding).decode(head.subarray(framing.start));
  const rows = new TableRows(delimiterOf(text));
  const first = [...rows.push(text), ...rows.end()].find(({ cells }) => cells === null || !isPreamble(cells));
  if (first === undefined || first.cells === null || first.cells.length < 2) return null;
  return { header: first.cells, columns: guessColumns(first.cells) };
}
