import type { RecordReader, SharedReading, UsageFormat } from '../format.js';
import { isoText } from '../instant.js';
import type { ReadItem, Where } from '../item.js';
import type { JsonRecord } from '../json-text.js';
import { checked } from '../log-reading.js';
import { fingerprint, SeenIds, shortId } from '../seen-ids.js';
import type { Source } from '../source.js';
import { codexLine, codexParts, isCodexLine, lineMs, type CodexLine, type CodexTokens } from './codex-line.js';

export const codexFormat: UsageFormat<'codex'> = {
  id: 'codex',
  version: '1',
  record: 'line',
  tokenGrades: ['A'],
  mayHoldText: true,
  dedupeKey: 'time of the snapshot and its counters; in saved output the session and the counters at the end of a turn',
  recognises: isCodexLine,
  create: (reading) => new CodexLogs(reading),
};

/** A snapshot of the counters and where it stood. */
interface Snapshot extends Extract<CodexLine, { kind: 'count' }> {
  ms: number | null;
  where: Where;
}

interface Response {
  tokens: CodexTokens;
  ms: number;
  where: Where;
}

/** What is known of the file being read. */
interface File {
  session: string | null;
  isBranch: boolean;
  provider: string | null;
  model: string | null;
  base: CodexTokens;
  /** When the file's first line was written. */
  firstMs: number | null;
  /** The snapshots of the first second, until it is over; null afterwards. */
  head: Snapshot[] | null;
  /** Responses counted in the last seconds, and records of responses no snapshot has told of yet. */
  told: Response[];
  untold: Response[];
  hasUsage: boolean;
  isInvalid: boolean;
}

const nothing: CodexTokens = { input: null, cached: null, output: null, reasoning: null };
/** Some versions tell of one response in two kinds of line, this close together. */
const pairMs = 5000;

/**
 * Requests of Codex over all its logs. Lines are snapshots of counters that only grow, written again and again, copied
 * into the logs of forks and agents: a request is an advance of the counters that no log has shown before.
 */
class CodexLogs implements RecordReader {
  private file = newFile();
  /** Of the file: the time of turns without one. */
  private lastModified: number | null = null;
  private readonly snapshots = new SeenIds();
  private readonly counters = new SeenIds();

  constructor(private readonly reading: SharedReading) {}

  startFile({ lastModified }: Source): void {
    this.lastModified = lastModified;
  }

  take(json: JsonRecord, _text: string, where: Where): ReadItem[] {
    const { file } = this;
    const ms = lineMs(json);
    file.firstMs ??= ms;
    const line = codexLine(json);
    if (line.kind === 'head') {
      file.session ??= line.session;
      file.isBranch ||= line.isBranch;
      file.provider ??= line.provider;
    }
    if (line.kind === 'model') file.model = line.model ?? file.model;
    if (line.kind === 'invalid-number') return this.invalid(where);
    if (line.kind === 'count') return this.count({ ...line, ms, where });
    if (line.kind === 'response') return this.response({ tokens: line.tokens, ms: ms ?? 0, where });
    if (line.kind === 'turn') return this.turn(line.total, ms ?? this.lastModified, where);
    return [];
  }

  /** What was held back, and whether there was anything at all. */
  endFile(where: Where): ReadItem[] {
    const items = [
      ...this.endHead(),
      ...this.file.untold.flatMap((each) => this.event(each.tokens, each.ms, each.where)),
    ];
    if (!this.file.hasUsage && !this.file.isInvalid) items.push({ kind: 'skip', reason: 'no-usage', where });
    this.file = newFile();
    return items;
  }

  private invalid(where: Where): ReadItem[] {
    this.file.isInvalid = true;
    return [{ kind: 'skip', reason: 'invalid-number', where }];
  }

  private count(snapshot: Snapshot): ReadItem[] {
    const { file } = this;
    file.hasUsage = true;
    if (file.head === null) return this.advance(snapshot);
    const [first] = file.head;
    if (first === undefined || second(first.ms) === second(snapshot.ms)) {
      file.head.push(snapshot);
      return [];
    }
    return [...this.endHead(), ...this.advance(snapshot)];
  }

  /** A burst at the start that repeats another session is where this one starts from, not use of its own. */
  private endHead(): ReadItem[] {
    const { head, isBranch, firstMs } = this.file;
    this.file.head = null;
    if (head === null || head.length === 0) return [];
    const [first] = head;
    const differs = head.some(({ total }) => keyOf(total) !== keyOf(first?.total ?? null));
    const isBurst = differs || second(first?.ms ?? null) === second(firstMs);
    const isSeen = head.every((each) => this.counters.has(countersOf(each)));
    // Without the mark of a branch, only several steps another log has shown are a replay: two sessions may begin alike.
    const isReplay = isBranch ? isBurst || isSeen : differs && isSeen;
    if (!isReplay) return head.flatMap((each) => this.advance(each));
    for (const each of head) {
      this.file.base = each.total ?? this.file.base;
      this.note(each);
    }
    return head.map(({ where }) => ({ kind: 'duplicate', where }));
  }

  private advance(snapshot: Snapshot): ReadItem[] {
    const { file } = this;
    const { total, last, ms, where } = snapshot;
    const isNew = this.note(snapshot);
    // A branch may start from counters its log does not show.
    const use = file.isBranch && file.base === nothing && last !== null ? last : usedSince(file.base, total, last);
    file.base = total ?? file.base;
    if (!isNew || use === null) return [{ kind: 'duplicate', where }];
    file.model = snapshot.model ?? file.model;
    const response = { tokens: last ?? use, ms: ms ?? 0, where };
    file.untold = file.untold.filter((each) => !isSame(each, response));
    file.told = [...file.told.filter((each) => response.ms - each.ms <= pairMs), response];
    return [...this.overdue(response.ms), ...this.event(use, ms, where)];
  }

  /** Whether no file has shown this snapshot; it is known afterwards. */
  private note(snapshot: Snapshot): boolean {
    const counters = countersOf(snapshot);
    this.counters.add(counters);
    return this.snapshots.add(`${snapshot.ms ?? ''}|${counters}`);
  }

  private response(response: Response): ReadItem[] {
    this.file.hasUsage = true;
    const items = this.overdue(response.ms);
    if (this.file.told.some((each) => isSame(each, response)))
      return [...items, { kind: 'duplicate', where: response.where }];
    this.file.untold.push(response);
    return items;
  }

  /** Responses only a record tells of, once no snapshot can follow. */
  private overdue(ms: number): ReadItem[] {
    const due = this.file.untold.filter((each) => ms - each.ms > pairMs);
    if (due.length === 0) return [];
    this.file.untold = this.file.untold.filter((each) => ms - each.ms <= pairMs);
    return due.flatMap((each) => this.event(each.tokens, each.ms, each.where));
  }

  /** Saved output of `codex exec --json`: the counters at the end of a turn, without a time. */
  private turn(total: CodexTokens, ms: number | null, where: Where): ReadItem[] {
    this.file.hasUsage = true;
    const use = usedSince(this.file.base, total, null);
    this.file.base = total;
    if (use === null) return [{ kind: 'duplicate', where }];
    return this.event(use, ms, where, `${this.file.session ?? ''}|${keyOf(total)}`);
  }

  private event(use: CodexTokens, ms: number | null, where: Where, turn?: string): ReadItem[] {
    if (ms === null) return [{ kind: 'skip', reason: 'missing-time', where }];
    const { model, provider, session } = this.file;
    const id = turn === undefined ? `codex|${ms}|${keyOf(use)}|${keyOf(this.file.base)}` : `codex|${turn}`;
    const item = checked(
      {
        id: shortId(id),
        sourceKind: codexFormat.id,
        parserVersion: codexFormat.version,
        startedAt: isoText(ms),
        timeConfidence: turn === undefined ? 'exact' : 'file',
        requests: 1,
        operation: 'chat',
        provider: provider === 'openai' || /^(gpt-|o\d|codex)/.test(model ?? '') ? 'openai' : null,
        modelRawRequest: model,
        inputTokens: use.input,
        inputCacheReadTokens: use.cached,
        outputTokens: use.output,
        outputReasoningTokens: use.reasoning,
        tokenGrade: 'A',
        clientApp: 'codex',
        sessionKey: session === null ? null : fingerprint(session),
      },
      where,
      this.reading.now,
    );
    if (item.kind !== 'event' || this.reading.seen.add(item.event.id ?? '')) return [item];
    return [{ kind: 'duplicate', where }];
  }
}

function newFile(): File {
  return {
    session: null,
    isBranch: false,
    provider: null,
    model: null,
    base: nothing,
    firstMs: null,
    head: [],
    told: [],
    untold: [],
    hasUsage: false,
    isInvalid: false,
  };
}

/** The advance of the counters; after a fall, as when a context was compacted, the response itself. Null when none. */
function usedSince(base: CodexTokens, total: CodexTokens | null, last: CodexTokens | null): CodexTokens | null {
  if (total === null) return last;
  const hasFallen = codexParts.some((part) => (total[part] ?? 0) < (base[part] ?? 0));
  if (hasFallen) return last ?? total;
  const use = { ...nothing };
  for (const part of codexParts) use[part] = total[part] === null ? null : total[part] - (base[part] ?? 0);
  return codexParts.every((part) => (use[part] ?? 0) === 0) ? null : use;
}

function isSame(a: Response, b: Response): boolean {
  return Math.abs(a.ms - b.ms) <= pairMs && keyOf(a.tokens) === keyOf(b.tokens);
}

function countersOf({ total, last, allTokens }: Snapshot): string {
  return `${keyOf(total ?? last)}|${allTokens ?? ''}`;
}

function keyOf(tokens: CodexTokens | null): string {
  return codexParts.map((part) => tokens?.[part] ?? '').join('|');
}

function second(ms: number | null): number {
  return ms === null ? -1 : Math.floor(ms / 1000);
}
