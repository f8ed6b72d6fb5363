import { CanonicalRecords, canonicalKind, isCanonicalRecord } from './canonical.js';
import type { ChatReading } from './chat-items.js';
import { chatgptItems, chatgptKind, isChatgptConversation } from './chatgpt.js';
import { claudeChatKind, claudeItems, isClaudeConversation } from './claude-chat.js';
import { ClaudeCodeLogs, claudeCodeKind } from './claude-code.js';
import { isClaudeCodeLine } from './claude-code-line.js';
import { CodexLogs, codexKind } from './codex.js';
import { isCodexLine } from './codex-line.js';
import type { ColumnMap } from './columns.js';
import type { FormatId } from './formats.js';
import type { ReadItem, Where } from './item.js';
import { tooDeep, type Element } from './json-elements.js';
import { asRecord, parseText, textOf, type JsonRecord } from './json-text.js';
import type { Source } from './source.js';

/** Shapes of products this room does not read; said so instead of "not recognised". */
const otherProducts: readonly ((json: JsonRecord) => boolean)[] = [
  (json) => json['mapping'] !== undefined && json['inserted_at'] !== undefined,
  (json) => json['safeHtmlItem'] !== undefined || (json['header'] !== undefined && json['products'] !== undefined),
  (json) =>
    json['resourceSpans'] !== undefined || json['resourceLogs'] !== undefined || json['resourceMetrics'] !== undefined,
  (json) => json['object'] === 'page' || json['object'] === 'bucket' || json['schemaType'] === 'ModelInvocationLog',
  (json) => json['conversation'] !== undefined && Array.isArray(json['responses']),
];

const kinds: readonly [FormatId, (json: JsonRecord) => boolean][] = [
  [chatgptKind, isChatgptConversation],
  [claudeChatKind, isClaudeConversation],
  [codexKind, isCodexLine],
  [claudeCodeKind, isClaudeCodeLine],
  [canonicalKind, isCanonicalRecord],
];

/** Gives each record to the reader of its format, which the first record of a file that tells decides for lines of a log. */
export class Records {
  /** Formats met so far, by the number of their records. */
  readonly formats = new Map<FormatId, number>();
  conversations = 0;
  private readonly claudeCode: ClaudeCodeLogs;
  private readonly codex: CodexLogs;
  private readonly canonical: CanonicalRecords;
  private format: FormatId | null = null;
  private source: Source | null = null;

  constructor(private readonly reading: ChatReading) {
    this.claudeCode = new ClaudeCodeLogs(reading);
    this.codex = new CodexLogs(reading);
    this.canonical = new CanonicalRecords(reading);
  }

  start(source: Source): void {
    this.source = source;
    this.format = null;
    this.canonical.startFile();
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

  takeRow(cells: readonly string[], columns: ColumnMap, where: Where): ReadItem[] {
    this.format = canonicalKind;
    return this.counted(canonicalKind, this.canonical.takeRow(cells, columns, where));
  }

  end(where: Where): ReadItem[] {
    const items = this.format === codexKind ? this.codex.endFile(where) : [];
    this.source = null;
    return items;
  }

  *finish(): Generator<ReadItem[]> {
    yield* this.claudeCode.finish();
  }

  private async route(json: JsonRecord, text: string, where: Where): Promise<ReadItem[]> {
    if (otherProducts.some((matches) => matches(json))) return [{ kind: 'skip', reason: 'other-product', where }];
    const isLog = this.format === codexKind || this.format === claudeCodeKind;
    const format = isLog ? this.format : (kinds.find(([, matches]) => matches(json))?.[0] ?? null);
    if (format === null)
      return [{ kind: 'skip', reason: this.format === null ? 'not-recognised' : 'unknown-type', where }];
    this.format = format;
    return this.counted(format, await this.read(format, json, text, where));
  }

  private async read(format: FormatId, json: JsonRecord, text: string, where: Where): Promise<ReadItem[]> {
    if (format === canonicalKind) return this.canonical.takeJson(json, text, where);
    if (format === codexKind) return this.codex.take(json, where, this.source?.lastModified ?? null);
    if (format === claudeCodeKind) return this.claudeCode.take(json, where, this.source?.name ?? '');
    this.conversations += 1;
    return format === chatgptKind ? chatgptItems(json, where, this.reading) : claudeItems(json, where, this.reading);
  }

  private counted(format: FormatId, items: ReadItem[]): ReadItem[] {
    this.formats.set(format, (this.formats.get(format) ?? 0) + 1);
    return items;
  }
}
