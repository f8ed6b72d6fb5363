import { statSync } from 'node:fs';
import { countText, DomainError } from '@promptprint/kernel';
import type { UsageEvent } from '@promptprint/usage-formats';
import type { Api } from './api.client.js';
import type { Context } from './command.js';
import type { FoundFile } from './found-files.js';
import { logFiles } from './log-files.js';
import { logGroups } from './log-groups.js';
import type { Outgoing } from './outgoing.js';
import { Push, type PushResult } from './push.js';
import { readFiles } from './reading.js';
import type { SentEvents } from './sent-events.js';

const longOverMs = 5 * 60_000;

export interface WatchWish {
  readonly api: Api;
  readonly outgoing: () => Promise<Outgoing>;
  readonly sent: () => SentEvents;
  /** How long the logs of a project must be quiet before their answers are taken for finished. */
  readonly settleMs: number;
  readonly since: Date | null;
}

/** Reads what has grown and sends what is finished, each answer once. */
export class Watcher {
  /** Of this run. A grade may change while a session grows; what was sent stays as it was told. */
  readonly #told = new Set<string>();
  readonly #marks = new Map<string, string>();
  readonly #held = new Set<string>();
  #sent = 0;

  constructor(
    private readonly context: Context,
    private readonly wish: WatchWish,
  ) {}

  /** Whether an answer is held back that may still grow: it is looked at again when the logs have been quiet. */
  get holdsBack(): boolean {
    return this.#held.size > 0;
  }

  get sentCount(): string {
    return countText(this.#sent, this.context.locale);
  }

  /** A server that cannot be reached is asked again at the next pass; any other fault ends the watch. */
  async pass(): Promise<void> {
    this.#held.delete('');
    try {
      const finished = await this.#finished(new Date());
      if (finished.length > 0) await this.#send(finished);
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'server-unreachable')) throw error;
      // Everything is looked at again: what was not sent is not told.
      this.#marks.clear();
      this.#held.add('');
      this.context.err.line(this.context.paint.warning(this.context.words.watch.unreachable));
      await this.context.err.flush();
    }
  }

  /** Of the projects whose logs have changed, or where something was held back, what will not grow any more. */
  async #finished(now: Date): Promise<UsageEvent[]> {
    const finished: UsageEvent[] = [];
    for (const [name, { files, marks }] of logGroups(this.#files())) {
      if (this.#marks.get(name) === marks && !this.#held.has(name)) continue;
      const young = (await this.#read(files, now)).filter(({ id }) => id === null || !this.#told.has(id));
      const isQuiet = files.every(({ path }) => isOlder(path, now.getTime() - this.wish.settleMs));
      const done = isQuiet ? young : young.filter(isLongOver(young, now));
      if (done.length < young.length) this.#held.add(name);
      else this.#held.delete(name);
      this.#marks.set(name, marks);
      finished.push(...done);
    }
    return finished;
  }

  async #read(files: readonly FoundFile[], now: Date): Promise<UsageEvent[]> {
    const all: UsageEvent[] = [];
    try {
      await readFiles(files, { ...this.context, now }, (events) => void all.push(...events));
    } catch (error) {
      // Logs that hold no use yet.
      if (!(error instanceof DomainError && error.code === 'nothing-usable')) throw error;
    }
    return all;
  }

  async #send(events: readonly UsageEvent[]): Promise<void> {
    const push = new Push(this.context, await this.wish.outgoing(), { api: this.wish.api, sent: this.wish.sent() });
    await push.take(events);
    await push.end();
    for (const { id } of events) if (id !== null) this.#told.add(id);
    const { result } = push;
    if (result.sent === 0) return;
    this.#sent += result.sent;
    this.#tell(result);
    await this.context.out.flush();
  }

  #tell(result: PushResult): void {
    const { out, isJson, words, locale } = this.context;
    const at = new Date();
    if (isJson) return out.line(JSON.stringify({ at: at.toISOString(), ...result }));
    const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(at);
    const counted = (count: number): string => countText(count, locale);
    out.line(`${time}  ${words.push.done(counted(result.recorded), counted(result.duplicates))}`);
    if (result.conflicts > 0) out.line(words.push.conflicts(counted(result.conflicts)));
  }

  #files(): FoundFile[] {
    try {
      return logFiles(this.context.environment, this.wish.since);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'no-logs') return [];
      throw error;
    }
  }
}

function isOlder(path: string, instantMs: number): boolean {
  return [path, `${path}-wal`].every((each) => (statSync(each, { throwIfNoEntry: false })?.mtimeMs ?? 0) <= instantMs);
}

/**
 * Whether an answer is over although its log still grows: its session went on, and that for a while. One that has only
 * begun to be written can make its whole session look as if it told too little.
 */
function isLongOver(events: readonly UsageEvent[], now: Date): (event: UsageEvent) => boolean {
  const limit = new Date(now.getTime() - longOverMs).toISOString();
  const last = new Map<string, string>();
  for (const { sessionKey, startedAt } of events) {
    const key = sessionKey ?? '';
    if (startedAt !== null && startedAt > (last.get(key) ?? '')) last.set(key, startedAt);
  }
  return ({ sessionKey, startedAt }) =>
    startedAt !== null && startedAt < limit && (last.get(sessionKey ?? '') ?? '') > startedAt;
}
