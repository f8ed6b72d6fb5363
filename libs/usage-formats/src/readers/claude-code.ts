import type { RecordReader, SharedReading, UsageFormat } from '../format.js';
import { isoText } from '../instant.js';
import type { ReadItem, Where } from '../item.js';
import type { JsonRecord } from '../json-text.js';
import { limits } from '../limits.js';
import { checked, knownSum } from '../log-reading.js';
import { fingerprint, SeenIds } from '../seen-ids.js';
import type { Source } from '../source.js';
import { claudeCodeLine, isClaudeCodeLine, type ClaudeCodeLine } from './claude-code-line.js';

export const claudeCodeFormat: UsageFormat<'claude_code'> = {
  id: 'claude_code',
  version: '1',
  record: 'line',
  tokenGrades: ['A', 'C'],
  mayHoldText: true,
  dedupeKey: 'message and its request, the largest telling; without a message the line',
  recognises: isClaudeCodeLine,
  create: (reading) => new ClaudeCodeLogs(reading),
};

/** Output corrected from the words of the answer, where the log counts too little: usage-sources §5.1. */
const correctedOutput = 'claude-code-output/1';

/** A request as far as the lines seen so far tell it; no text is left in it. */
interface Call extends Omit<ClaudeCodeLine, 'content' | 'uuid' | 'session'> {
  id: string;
  session: string;
  where: Where;
  hasContent: boolean;
  /** Of the answer's words, in the file that shows most of them. */
  contentTokens: number;
  contentInFile: number;
  contentFile: string;
}

const shortestOutput = 8;
const mostFaulty = 0.2;
/** Claude's tokens for each o200k token, and how far beyond the mid the truth may lie. */
const contentFactor = 1.15;
const highest = 3;

/**
 * Requests of Claude Code over all its logs. A request is written once per block of its answer, and again wherever a
 * session is resumed, so nothing is certain before the last line: the requests are kept, as counts, and told at the end.
 */
class ClaudeCodeLogs implements RecordReader {
  private readonly calls = new Map<string, Call>();
  private readonly lines = new SeenIds();
  /** Tells lines without any id apart. */
  private file = '';

  constructor(private readonly reading: SharedReading) {}

  startFile({ name }: Source): void {
    this.file = name;
  }

  async take(json: JsonRecord, _text: string, where: Where): Promise<ReadItem[]> {
    const line = claudeCodeLine(json, this.reading.now);
    if (line === null) return [];
    if (typeof line === 'string') return [{ kind: 'skip', reason: line, where }];
    const key = keyOf(line, where, this.file);
    const known = this.calls.get(key);
    if (known === undefined && this.calls.size >= limits.calls) return [{ kind: 'skip', reason: 'too-large', where }];
    const isNewLine = line.uuid === null || this.lines.add(`${key}|${line.uuid}`);
    const call = known ?? callOf(line, key, where);
    this.calls.set(key, call);
    if (known !== undefined) merge(call, line);
    if (isNewLine) await this.addContent(call, line, fileOf(where, this.file));
    return [];
  }

  *finish(): Generator<ReadItem[]> {
    const parents = new Set<string>();
    for (const { messageId, isSidechain } of this.calls.values())
      if (messageId !== null && !isSidechain) parents.add(messageId);
    const sides = new Map<string, Call>();
    const faulty = faultySessions(this.calls.values());
    for (const call of this.calls.values()) {
      if (call.messageId === null || !call.isSidechain) yield* this.told(call, faulty);
      else if (parents.has(call.messageId)) yield [{ kind: 'duplicate', where: call.where }];
      else {
        const other = sides.get(call.messageId);
        if (other !== undefined) yield [{ kind: 'duplicate', where: call.where }];
        if (other === undefined || size(call) > size(other)) sides.set(call.messageId, call);
      }
    }
    for (const call of sides.values()) yield* this.told(call, faulty);
    this.calls.clear();
  }

  private *told(call: Call, faulty: ReadonlySet<string>): Generator<ReadItem[]> {
    const isFaulty = faulty.has(call.session);
    const item = checked(eventOf(call, isFaulty), call.where, this.reading.now);
    if (item.kind !== 'event') yield [item];
    else if (!this.reading.seen.add(call.id)) yield [{ kind: 'duplicate', where: call.where }];
    else yield isFaulty ? [item, { kind: 'note', code: 'output-undercounted', where: call.where }] : [item];
  }

  private async addContent(call: Call, line: ClaudeCodeLine, file: string): Promise<void> {
    if (call.contentFile !== file) call.contentInFile = 0;
    call.contentFile = file;
    for (const { text, isCode } of line.content) {
      call.hasContent = true;
      call.contentInFile += (await this.reading.meter.measure(text, 'o200k', isCode)).tokens;
    }
    call.contentTokens = Math.max(call.contentTokens, call.contentInFile);
  }
}

/** The message and its request; without them the line itself. */
function keyOf({ messageId, requestId, session, uuid }: ClaudeCodeLine, where: Where, file: string): string {
  if (messageId !== null) return `${messageId}|${requestId ?? ''}`;
  return uuid === null ? `|${fileOf(where, file)}|${where.record ?? 0}` : `|${session ?? ''}|${uuid}`;
}

/** The same copy of a log has the same name wherever it lies. */
function fileOf({ entry }: Where, file: string): string {
  return `${fingerprint(file)}${entry === undefined ? '' : `#${entry}`}`;
}

function callOf({ content: _content, uuid: _uuid, session, ...line }: ClaudeCodeLine, key: string, where: Where): Call {
  const id = key.length <= 200 ? key : fingerprint(key);
  return {
    ...line,
    id: `claude_code|${id}`,
    session: session ?? '',
    where,
    hasContent: false,
    contentTokens: 0,
    contentInFile: 0,
    contentFile: '',
  };
}

/** The largest telling wins, the first time stays. */
function merge(call: Call, line: ClaudeCodeLine): void {
  if (size(line) > size(call)) {
    call.freshTokens = line.freshTokens;
    call.readTokens = line.readTokens;
    call.writeTokens = line.writeTokens;
    call.outputTokens = line.outputTokens;
    call.searches = Math.max(call.searches, line.searches);
    call.costUsd = line.costUsd ?? call.costUsd;
  }
  call.startedMs = Math.min(call.startedMs, line.startedMs);
  call.isUnfinished &&= line.isUnfinished;
  call.isSidechain &&= line.isSidechain;
  call.model ??= line.model;
}

function size({
  freshTokens,
  readTokens,
  writeTokens,
  outputTokens,
}: Omit<ClaudeCodeLine, 'content' | 'uuid' | 'session'>): number {
  return knownSum(freshTokens, readTokens, writeTokens, outputTokens) ?? 0;
}

/** Sessions whose log was written while answers were still on their way: too little output in too many requests. */
function faultySessions(calls: Iterable<Call>): Set<string> {
  const sessions = new Map<string, { calls: number; faulty: number }>();
  for (const call of calls) {
    const session = sessions.get(call.session) ?? { calls: 0, faulty: 0 };
    session.calls += 1;
    const isShort = call.hasContent && call.outputTokens !== null && call.outputTokens <= shortestOutput;
    if (call.isUnfinished || isShort) session.faulty += 1;
    sessions.set(call.session, session);
  }
  return new Set([...sessions].filter(([, { calls: all, faulty }]) => faulty > mostFaulty * all).map(([name]) => name));
}

function eventOf(call: Call, isFaulty: boolean): Record<string, unknown> {
  const recorded = call.outputTokens;
  const mid = Math.max(recorded ?? 0, Math.round(call.contentTokens * contentFactor));
  const output = { low: recorded ?? 0, mid, high: highest * mid };
  const isClaude = call.model?.includes('claude') === true;
  return {
    id: call.id,
    sourceKind: claudeCodeFormat.id,
    parserVersion: claudeCodeFormat.version,
    startedAt: isoText(call.startedMs),
    requests: 1,
    operation: 'chat',
    provider: isClaude ? 'anthropic' : null,
    modelRawResponse: call.model,
    inputTokens: knownSum(call.freshTokens, call.readTokens, call.writeTokens),
    inputCacheReadTokens: call.readTokens,
    inputCacheWriteTokens: call.writeTokens,
    outputTokens: isFaulty ? mid : recorded,
    tokenGrade: isFaulty ? 'C' : 'A',
    tokenRange: isFaulty ? { outputTokens: output, estimator: correctedOutput } : null,
    units: call.searches > 0 ? { searches: call.searches } : null,
    region: call.region,
    serviceTier: call.serviceTier,
    cost: call.costUsd,
    currency: call.costUsd === null ? null : 'USD',
    clientApp: 'claude-code',
    sessionKey: call.session === '' ? null : fingerprint(call.session),
  };
}
