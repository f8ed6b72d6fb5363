import { DomainError } from '@promptprint/kernel';
import type { UsageEvent } from './event.js';
import { formatIds } from './formats.js';
import { sharedReading } from './format.js';
import type { ReadItem } from './item.js';
import type { ReadOptions, ReadReport, UsageFile, UsageReading } from './reading.js';
import { Records } from './records.js';
import type { Meter, Source } from './source.js';
import { readSource } from './source-reader.js';
import { brokenOff, sourcesOf, totalBytes } from './sources.js';
import { Tally } from './tally.js';

const mostInBatch = 500;

/**
 * Reads the files as one import: recognises each by its content, streams it with flat memory, counts every use once and
 * hands the events over in batches. Text never leaves it. Iterating throws `DomainError('invalid', 'nothing-usable')`
 * with the formats looked for when no file holds any use, and the signal's reason when it is aborted.
 */
export function readUsage(files: readonly UsageFile[], options: ReadOptions): UsageReading {
  let reading = new Reading(files, options);
  return {
    report: () => reading.report(),
    [Symbol.asyncIterator]() {
      reading = new Reading(files, options);
      return reading.batches();
    },
  };
}

/** One pass over the files. */
class Reading {
  private readonly tally = new Tally();
  private readonly records: Records;
  private readonly meter: Meter;
  private readonly total = { bytes: 0 };
  private bytesRead = 0;
  /** Of the archive at hand. */
  private inflated = 0;
  private file = -1;
  private lastTold = '';

  constructor(
    private readonly files: readonly UsageFile[],
    private readonly options: ReadOptions,
  ) {
    const { signal, now } = options;
    this.records = new Records(sharedReading({ signal, now }));
    this.meter = {
      signal,
      taken: (bytes) => (this.bytesRead += bytes),
      inflated: (bytes) => (this.inflated += bytes),
    };
  }

  report(): ReadReport {
    return this.tally.report(this.records.formats);
  }

  async *batches(): AsyncGenerator<readonly UsageEvent[]> {
    let batch: UsageEvent[] = [];
    for await (const items of this.items()) {
      this.options.signal?.throwIfAborted();
      for (const item of items) {
        this.tally.add(item);
        if (item.kind === 'event') batch.push(item.event);
      }
      this.tell();
      if (batch.length < mostInBatch) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
    if (this.tally.events === 0) throw this.nothingUsable();
  }

  private async *items(): AsyncGenerator<ReadItem[]> {
    this.options.signal?.throwIfAborted();
    this.total.bytes = totalBytes(this.files);
    for await (const next of sourcesOf(this.files, this.total)) {
      if ('kind' in next) yield [next];
      else yield* this.read(next);
    }
    yield* this.records.finish();
  }

  /** What breaks one file off leaves the others, and what was read of it before, as they are. */
  private async *read(source: Source): AsyncGenerator<ReadItem[]> {
    if (source.where.file !== this.file) this.inflated = 0;
    this.file = source.where.file;
    try {
      yield* readSource(source, this.records, this.meter, this.options.columns);
    } catch (error) {
      const reason = brokenOff(error);
      if (reason === null) throw error;
      yield [{ kind: 'skip', reason, where: source.where }, ...this.records.end(source.where)];
    }
  }

  /** At every chunk and every conversation, not at every line. */
  private tell(): void {
    const now = `${this.bytesRead} ${this.records.conversations}`;
    if (now === this.lastTold) return;
    this.lastTold = now;
    this.options.onProgress?.({
      bytesRead: this.bytesRead,
      bytesTotal: Math.max(this.total.bytes, this.bytesRead),
      conversations: this.records.conversations,
      ofConversations: null,
      records: this.tally.events,
    });
  }

  private nothingUsable(): DomainError {
    const reasons = this.report().skipped.map(({ reason }) => reason);
    return new DomainError('invalid', 'nothing-usable', { tried: [...formatIds], reasons });
  }
}
