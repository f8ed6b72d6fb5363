import { countText } from '@promptprint/kernel';
import type { UsageEvent } from '@promptprint/usage-formats';
import type { Api, Recorded } from './api.client.js';
import type { Context } from './command.js';
import type { Outgoing } from './outgoing.js';
import { ProgressLine } from './progress.js';
import type { SentEvents } from './sent-events.js';

/** The server lists every conflict and refusal of a batch of this size. */
const eventsPerBatch = 1_000;
const bytesPerBatch = 2 * 2 ** 20;

export interface PushResult {
  /** Handed over and answered for. */
  sent: number;
  /** Left out because they were sent before from this machine. */
  alreadySent: number;
  recorded: number;
  duplicates: number;
  conflicts: number;
  refused: { code: string; detail: string; count: number }[];
}

/** Gathers lines to batches that the server takes as one. */
class Batches {
  #lines: string[] = [];
  #bytes = 0;

  constructor(private readonly ship: (lines: readonly string[], bytes: number) => Promise<void>) {}

  async add(lines: readonly string[]): Promise<void> {
    for (const line of lines) {
      const bytes = Buffer.byteLength(line) + 1;
      if (this.#lines.length === eventsPerBatch || this.#bytes + bytes > bytesPerBatch) await this.end();
      this.#lines.push(line);
      this.#bytes += bytes;
    }
  }

  async end(): Promise<void> {
    if (this.#lines.length === 0) return;
    const [lines, bytes] = [this.#lines, this.#bytes];
    this.#lines = [];
    this.#bytes = 0;
    await this.ship(lines, bytes);
  }
}

/** Sends events batch by batch; what the server has answered for is remembered before the next batch leaves. */
export class Push {
  readonly #result: PushResult = { sent: 0, alreadySent: 0, recorded: 0, duplicates: 0, conflicts: 0, refused: [] };
  readonly #line: ProgressLine;
  readonly #batches = new Batches((lines) => this.#ship(lines));

  constructor(
    private readonly context: Context,
    private readonly outgoing: Outgoing,
    private readonly to: { api: Api; sent: SentEvents },
  ) {
    this.#line = new ProgressLine(context);
  }

  get result(): PushResult {
    return { ...this.#result, alreadySent: this.outgoing.alreadySent };
  }

  async take(events: readonly UsageEvent[]): Promise<void> {
    await this.#batches.add(await this.outgoing.lines(events));
  }

  async end(): Promise<void> {
    await this.#batches.end();
    this.#line.done();
  }

  async #ship(lines: readonly string[]): Promise<void> {
    const answer = await this.to.api.record(lines);
    const failed = new Set([...answer.conflictIndexes, ...answer.refused.map(({ index }) => index)]);
    this.to.sent.add(lines.filter((_, index) => !failed.has(index)));
    this.#count(lines.length, answer);
    const { words, locale } = this.context;
    this.#line.show(words.push.sending(countText(this.#result.sent, locale)));
  }

  #count(sent: number, { recorded, duplicates, conflicts, refused }: Recorded): void {
    const result = this.#result;
    result.sent += sent;
    result.recorded += recorded;
    result.duplicates += duplicates;
    result.conflicts += conflicts;
    for (const { code, detail } of refused) {
      const known = result.refused.find((each) => each.code === code);
      if (known) known.count += 1;
      else result.refused.push({ code, detail, count: 1 });
    }
  }
}

/** Prints the bodies of the requests that would be sent, byte for byte and one after another. */
export class DryRun {
  #events = 0;
  #requests = 0;
  #bytes = 0;
  readonly #batches = new Batches((lines, bytes) => this.#print(lines, bytes));

  constructor(
    private readonly context: Context,
    private readonly outgoing: Outgoing,
  ) {}

  async take(events: readonly UsageEvent[]): Promise<void> {
    await this.#batches.add(await this.outgoing.lines(events));
  }

  /** The summary goes to standard error: what stands on standard output is what would leave. */
  async end(url: string): Promise<void> {
    await this.#batches.end();
    const { err, words, locale, isJson, paint } = this.context;
    const { alreadySent } = this.outgoing;
    const facts = {
      dryRun: true,
      url,
      events: this.#events,
      requests: this.#requests,
      bytes: this.#bytes,
      alreadySent,
    };
    const counted = (count: number): string => countText(count, locale);
    const { dryRun } = words.push;
    if (isJson) err.line(JSON.stringify(facts));
    else
      err.line(
        paint.quiet(
          dryRun(counted(this.#events), { url, requests: counted(this.#requests), bytes: counted(this.#bytes) }),
        ),
      );
  }

  async #print(lines: readonly string[], bytes: number): Promise<void> {
    this.#events += lines.length;
    this.#requests += 1;
    this.#bytes += bytes;
    for (const line of lines) this.context.out.line(line);
    await this.context.out.flush();
  }
}
