import type { RecordReader, SharedReading, UsageFormat } from '../format.js';
import { isoText } from '../instant.js';
import type { ReadItem, Where } from '../item.js';
import type { JsonRecord } from '../json-text.js';
import { limits } from '../limits.js';
import { checked } from '../log-reading.js';
import { fingerprint, shortId } from '../seen-ids.js';
import type { Source } from '../source.js';
import {
  geminiCliRecord,
  isGeminiCliRecord,
  type GeminiAnswer,
  type GeminiRecord,
  type GeminiRun,
  type GeminiTokens,
} from './gemini-cli-record.js';

export const geminiCliFormat: UsageFormat<'gemini_cli'> = {
  id: 'gemini_cli',
  version: '1',
  record: 'line',
  tokenGrades: ['A'],
  mayHoldText: true,
  dedupeKey: 'message, the last telling; for the sums of a run its session, model and counts',
  recognises: isGeminiCliRecord,
  create: (reading) => new GeminiCliLogs(reading),
};

interface Answer extends GeminiAnswer {
  where: Where;
}

interface Run extends GeminiRun {
  session: string | null;
  startedMs: number | null;
  isFileTime: boolean;
  where: Where;
}

interface File {
  session: string | null;
  startedMs: number | null;
  lastModified: number | null;
  answers: Map<string, Answer>;
  hasRuns: boolean;
}

/**
 * Answers of Gemini CLI over all its chats. A chat is written anew whenever something of it changes, so an answer is told
 * at the end of its file; what a person took back was computed all the same.
 */
class GeminiCliLogs implements RecordReader {
  private file = newFile(null);
  private readonly runs: Run[] = [];
  /** Sessions whose answers are known one by one. */
  private readonly sessions = new Set<string>();

  constructor(private readonly reading: SharedReading) {}

  startFile({ lastModified }: Source): void {
    this.file = newFile(lastModified);
  }

  take(json: JsonRecord, _text: string, where: Where): ReadItem[] {
    const { file } = this;
    const record = geminiCliRecord(json);
    file.session ??= record.session;
    file.startedMs ??= record.startedMs;
    for (const answer of record.answers) {
      const id = answer.id ?? fingerprint(JSON.stringify([file.session, answer]));
      const known = file.answers.get(id);
      if (known === undefined && file.answers.size >= limits.calls)
        return [{ kind: 'skip', reason: 'too-large', where }];
      file.answers.set(id, known === undefined ? { ...answer, where } : told(known, answer));
    }
    return this.takeRuns(record, where);
  }

  endFile(where: Where): ReadItem[] {
    const { file } = this;
    const items = [...file.answers].flatMap(([id, answer]) => this.answerItems(id, answer));
    return file.answers.size > 0 || file.hasRuns ? items : [{ kind: 'skip', reason: 'no-usage', where }];
  }

  /** Runs of sessions whose chats were not among the files. */
  *finish(): Generator<ReadItem[]> {
    for (const run of this.runs)
      yield run.session !== null && this.sessions.has(run.session)
        ? [{ kind: 'duplicate', where: run.where }]
        : this.runItems(run);
    this.runs.length = 0;
  }

  private takeRuns({ runs, session, startedMs }: GeminiRecord, where: Where): ReadItem[] {
    const { file } = this;
    if (this.runs.length + runs.length > limits.calls) return [{ kind: 'skip', reason: 'too-large', where }];
    file.hasRuns ||= runs.length > 0;
    for (const run of runs)
      this.runs.push({
        ...run,
        session: session ?? file.session,
        startedMs: startedMs ?? file.startedMs ?? file.lastModified,
        isFileTime: (startedMs ?? file.startedMs) === null,
        where,
      });
    return [];
  }

  private answerItems(id: string, { startedMs, model, tokens, where }: Answer): ReadItem[] {
    const { session, startedMs: chatMs, lastModified } = this.file;
    if (tokens === null) return [{ kind: 'skip', reason: 'no-usage', where }];
    if (session !== null) this.sessions.add(session);
    return this.items(tokens, where, {
      id: `gemini_cli|${id}`,
      startedAt: timeText(startedMs ?? chatMs ?? lastModified),
      timeConfidence: startedMs === null ? (chatMs === null ? 'file' : 'conversation') : 'exact',
      modelRawResponse: model,
      session,
    });
  }

  private runItems({ session, startedMs, isFileTime, model, calls, tokens, where }: Run): ReadItem[] {
    const content = fingerprint(JSON.stringify([session, model, calls, tokens, session === null ? startedMs : null]));
    return this.items(tokens, where, {
      id: `gemini_cli|run|${content}`,
      granularity: 'exchange',
      startedAt: timeText(startedMs),
      timeConfidence: isFileTime ? 'file' : 'conversation',
      modelCalls: calls,
      modelRawResponse: model,
      session,
    });
  }

  private items(
    tokens: GeminiTokens | 'invalid',
    where: Where,
    { session, ...facts }: { id: string; modelRawResponse: string | null; session: string | null } & JsonRecord,
  ): ReadItem[] {
    if (tokens === 'invalid') return [{ kind: 'skip', reason: 'invalid-number', where }];
    const event = {
      ...facts,
      id: shortId(facts.id),
      sourceKind: geminiCliFormat.id,
      parserVersion: geminiCliFormat.version,
      requests: 1,
      operation: 'chat',
      provider: facts.modelRawResponse?.startsWith('gemini') === true ? 'gcp.gemini' : null,
      inputTokens: tokens.input,
      inputCacheReadTokens: tokens.cached,
      outputTokens: tokens.output,
      outputReasoningTokens: tokens.thoughts,
      tokenGrade: 'A',
      clientApp: 'gemini-cli',
      sessionKey: session === null ? null : fingerprint(session),
    };
    const item = checked(event, where, this.reading.now);
    if (item.kind !== 'event') return [item];
    if (!this.reading.seen.add(event.id)) return [{ kind: 'duplicate', where }];
    return tokens.isRebuilt ? [item, { kind: 'note', code: 'input-made-inclusive', where }] : [item];
  }
}

function newFile(lastModified: number | null): File {
  return { session: null, startedMs: null, lastModified, answers: new Map(), hasRuns: false };
}

/** The last telling wins; what it leaves out stays as it was told before. */
function told(known: Answer, { startedMs, model, tokens }: GeminiAnswer): Answer {
  return {
    ...known,
    startedMs: known.startedMs ?? startedMs,
    model: model ?? known.model,
    tokens: tokens ?? known.tokens,
  };
}

function timeText(ms: number | null): string | null {
  return ms === null ? null : isoText(ms);
}
