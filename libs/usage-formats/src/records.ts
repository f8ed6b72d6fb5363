import type { ColumnMap } from './columns.js';
import type { RecordReader, SharedReading, TakeRow, UsageFormat } from './format.js';
import { formats, type FormatId } from './formats.js';
import type { ReadItem, Where } from './item.js';
import { tooDeep, type Element } from './json-elements.js';
import { asRecord, parseText, textOf, type JsonRecord } from './json-text.js';
import { canonicalFormat, canonicalRows } from './readers/canonical.js';
import type { Source } from './source.js';

type Format = UsageFormat<FormatId>;

/** Shapes of products this room does not read; said so instead of "not recognised". */
const otherProducts: readonly ((json: JsonRecord) => boolean)[] = [
  (json) => json['mapping'] !== undefined && json['inserted_at'] !== undefined,
  (json) => json['safeHtmlItem'] !== undefined || (json['header'] !== undefined && json['products'] !== undefined),
  (json) =>
    json['resourceSpans'] !== undefined || json['resourceLogs'] !== undefined || json['resourceMetrics'] !== undefined,
  (json) => json['conversation'] !== undefined && Array.isArray(json['responses']),
];

/** Gives each record to the reader of its format, which the first record of a file that tells decides for lines of a log. */
export class Records {
  /** Formats met so far, by the number of their records. */
  readonly formats = new Map<FormatId, number>();
  conversations = 0;
  private readonly readers: ReadonlyMap<Format, RecordReader>;
  /** Those that took records of the file at hand. */
  private readonly inFile = new Set<RecordReader>();
  /** Of the last record that told. */
  private format: Format | null = null;
  private source: Source | null = null;

  constructor(private readonly reading: SharedReading) {
    this.readers = new Map(
      formats.flatMap((format) => {
        const reader = format.create?.(reading);
        return reader === undefined ? [] : [[format, reader]];
      }),
    );
  }

  start(source: Source): void {
    this.source = source;
    this.format = null;
    this.inFile.clear();
  }

  async take(element: Element, where: Where): Promise<ReadItem[]> {
    if (element.bytes === null) return [{ kind: 'skip', reason: element.reason, where }];
    if (tooDeep(element.bytes)) return [{ kind: 'skip', reason: 'too-deep', where }];
    const text = textOf(element.bytes);
    if (text === null) return [{ kind: 'skip', reason: 'invalid-text', where }];
    if (text.trim() === '') return [];
    const { value, reason } = parseText(text);
    if (reason !== null) return [{ kind: 'skip', reason, where }];
    const json = asRecord(value);
    if (json === null) return [{ kind: 'skip', reason: 'not-an-object', where }];
    return this.route(json, text, where);
  }

  /** What takes the rows of a table under this header, or under the columns a person named; null when nothing does. */
  table(header: readonly string[], given: ColumnMap | undefined): TakeRow | null {
    if (given !== undefined) return this.rowsOf(canonicalFormat, canonicalRows(given, this.reading));
    for (const format of formats) {
      const takeRow = format.recognisesHeader?.(header, this.reading) ?? null;
      if (takeRow !== null) return this.rowsOf(format, takeRow);
    }
    return null;
  }

  end(where: Where): ReadItem[] {
    const items = [...this.inFile].flatMap((reader) => reader.endFile?.(where) ?? []);
    this.inFile.clear();
    this.source = null;
    return items;
  }

  *finish(): Generator<ReadItem[]> {
    for (const reader of this.readers.values()) yield* reader.finish?.() ?? [];
    yield* this.reading.growing.told();
  }

  private async route(json: JsonRecord, text: string, where: Where): Promise<ReadItem[]> {
    const format = this.format?.record === 'line' ? this.format : formatOf(json);
    if (format === null) {
      const otherwise = this.format === null ? 'not-recognised' : 'unknown-type';
      return [{ kind: 'skip', reason: isOtherProduct(json) ? 'other-product' : otherwise, where }];
    }
    this.format = format;
    const reader = this.readerOf(format);
    if (format.record === 'conversation') this.conversations += 1;
    return this.counted(format, (await reader?.take(json, text, where)) ?? []);
  }

  private readerOf(format: Format): RecordReader | undefined {
    const reader = this.readers.get(format);
    if (reader === undefined || this.inFile.has(reader)) return reader;
    this.inFile.add(reader);
    if (this.source !== null) reader.startFile?.(this.source);
    return reader;
  }

  private rowsOf(format: Format, takeRow: TakeRow | null): TakeRow | null {
    return takeRow && ((cells, where) => this.counted(format, takeRow(cells, where)));
  }

  private counted({ id }: Format, items: ReadItem[]): ReadItem[] {
    this.formats.set(id, (this.formats.get(id) ?? 0) + 1);
    return items;
  }
}

/** Logs of other products may name their counts as canonical records do. */
function formatOf(json: JsonRecord): Format | null {
  const format = formats.find((each) => each.recognises?.(json)) ?? null;
  return format === canonicalFormat && isOtherProduct(json) ? null : format;
}

function isOtherProduct(json: JsonRecord): boolean {
  return otherProducts.some((matches) => matches(json));
}
