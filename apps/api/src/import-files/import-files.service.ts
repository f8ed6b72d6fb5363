import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DomainError, uuidv7 } from '@promptprint/kernel';
import { Clock, Config, Log, RateLimits } from '@promptprint/platform';
import { ImportReadings, ImportService, UnnamedEvents } from '@promptprint/usage';
import type { ReadReport } from '@promptprint/usage-formats';
import { readerLines } from './reader-child.process.js';
import { mayHoldText } from './reader-line.js';
import {
  folderOf,
  type FormPart,
  leftUploads,
  receiveUpload,
  removeUpload,
  type Upload,
} from './upload-folder.process.js';

const mostWaitingBytes = 8 * 2 ** 30;
const eventsPerPart = 2_000;
/** Files of processes that have died are looked for as often. */
const sweepEveryMs = 30_000;

/** Files that are sent to the server: kept on disk until a process of its own has read them, then deleted. */
@Injectable()
export class ImportFiles implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #root: string;
  readonly #stopping = new AbortController();
  readonly #running = new Map<string, Promise<void>>();
  #waitingBytes = 0;
  /** One after another: a reading takes a core. */
  #last: Promise<void> = Promise.resolve();
  #sweeper: NodeJS.Timeout | null = null;

  constructor(
    private readonly config: Config,
    private readonly imports: ImportService,
    private readonly readings: ImportReadings,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.#root = join(config.dataDirectory, 'uploads');
  }

  onApplicationBootstrap(): void {
    void this.sweep();
    this.#sweeper = setInterval(() => void this.sweep(), sweepEveryMs).unref();
  }

  /** What is not read yet stays on disk for the next process. */
  async beforeApplicationShutdown(): Promise<void> {
    if (this.#sweeper) clearInterval(this.#sweeper);
    this.#stopping.abort();
    await Promise.allSettled(this.#running.values());
  }

  /** Takes the files of a form; answers the id of their import when they are safe. They are read from then on. */
  async take(accountId: string, parts: AsyncIterable<FormPart>): Promise<string> {
    await this.limits.take('file-imports-by-account', accountId);
    if (this.#waitingBytes > mostWaitingBytes)
      throw new DomainError('unavailable', 'upload-no-room', { retryAfterSeconds: 60 });
    const now = this.clock.now().getTime();
    const upload = await receiveUpload(this.#root, { importId: uuidv7(now), accountId, now, parts });
    try {
      await this.imports.open(accountId, {
        id: upload.importId,
        sourceKind: 'canonical',
        format: null,
        parserVersion: null,
        fileHash: this.fileHash(upload),
      });
      await this.readings.open(accountId, upload.importId, upload.bytes);
    } catch (error) {
      await removeUpload(this.#root, upload.importId);
      throw error;
    }
    this.enqueue(upload);
    return upload.importId;
  }

  /** Until the files are read, or for so long. */
  async settled(importId: string, milliseconds: number): Promise<void> {
    await Promise.race([this.#running.get(importId), wait(milliseconds, undefined, { ref: false })]);
  }

  /** Recognises the files again within the account, and tells nothing of them elsewhere. */
  private fileHash({ accountId, sha256 }: Upload): Buffer {
    return createHmac('sha256', this.config.keyFor('file-hash')).update(`${accountId} ${sha256}`).digest();
  }

  private enqueue(upload: Upload): void {
    const { importId, bytes } = upload;
    if (this.#running.has(importId)) return;
    this.#waitingBytes += bytes;
    const run = this.#last
      .then(() => this.run(upload))
      .catch((error: unknown) => this.log.error('import-files-failed', { err: error, importId }))
      .then(() => {
        this.#running.delete(importId);
        this.#waitingBytes -= bytes;
      });
    this.#last = run;
    this.#running.set(importId, run);
  }

  private async sweep(): Promise<void> {
    for (const upload of await leftUploads(this.#root, this.clock.now().getTime())) this.enqueue(upload);
  }

  private async run(upload: Upload): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    const { accountId, importId } = upload;
    const claimed = await this.readings.claim(accountId, importId);
    if (claimed) {
      const end = await this.read(upload, claimed.eventsDone);
      if (end === null) return await this.readings.release(accountId, importId);
      await this.readings.finish(accountId, importId, end);
      // Undone meanwhile: there is nothing to close.
      await this.imports.close(accountId, importId).catch(() => {});
    } else if ((await this.readings.get(accountId, importId))?.state === 'reading') return;
    await removeUpload(this.#root, importId);
  }

  /** What was found, or why it broke off; null when this process stops and another one shall go on. */
  private async read(
    upload: Upload,
    eventsDone: number,
  ): Promise<{ fault: string | null; report: ReadReport | null } | null> {
    const { accountId, importId, acceptsText } = upload;
    const sink = new Sink(this.imports, this.readings, { accountId, importId, eventsDone });
    try {
      for await (const line of readerLines(folderOf(this.#root, importId))) {
        if (this.#stopping.signal.aborted) return null;
        if ('report' in line) {
          await sink.flush();
          return { fault: line.fault ?? null, report: line.report };
        }
        if (!acceptsText && line.events.some(mayHoldText)) return { fault: 'text-stays-with-you', report: null };
        await sink.take(line.events, line.bytesRead, this.#stopping.signal);
      }
    } catch (error) {
      if (this.#stopping.signal.aborted) return null;
      if (!(error instanceof DomainError)) throw error;
      this.log.warn('import-files-broke-off', { code: error.code, importId });
      return { fault: error.code, report: null };
    }
    return { fault: 'reader-crashed', report: null };
  }
}

interface SinkOf {
  accountId: string;
  importId: string;
  /** Recorded before by a process that did not come to the end. */
  eventsDone: number;
}

/** Hands events to the log, part by part, and says how far it is. */
class Sink {
  readonly #unnamed = new UnnamedEvents(null);
  #waiting: { index: number; json: unknown }[] = [];
  #seen = 0;
  #bytesRead = 0;

  constructor(
    private readonly imports: ImportService,
    private readonly readings: ImportReadings,
    private readonly of: SinkOf,
  ) {}

  async take(events: readonly object[], bytesRead: number, signal: AbortSignal): Promise<void> {
    this.#bytesRead = bytesRead;
    const items = events.map((json, at) => ({ index: this.#seen + at, json }));
    this.#seen += events.length;
    const { eventsDone } = this.of;
    const known = items.filter(({ index }) => index < eventsDone);
    if (known.length > 0) this.imports.passBy(known, this.#unnamed);
    this.#waiting.push(...items.slice(known.length));
    if (this.#waiting.length >= eventsPerPart) await this.flush(signal);
  }

  async flush(signal?: AbortSignal): Promise<void> {
    const items = this.#waiting;
    this.#waiting = [];
    if (items.length > 0) await this.patient(items, signal);
    const { accountId, importId } = this.of;
    const done = { bytesRead: this.#bytesRead, eventsDone: this.#seen };
    if (!(await this.readings.progress(accountId, importId, done)))
      throw new DomainError('conflict', 'import-not-open');
  }

  /** A log that takes no more for a moment is asked again. */
  private async patient(items: { index: number; json: unknown }[], signal: AbortSignal | undefined): Promise<void> {
    const { accountId, importId } = this.of;
    for (;;) {
      try {
        await this.imports.add(accountId, importId, { items, faults: [], unnamed: this.#unnamed });
        return;
      } catch (error) {
        const isBusy = error instanceof DomainError && (error.kind === 'too-many' || error.kind === 'unavailable');
        if (!isBusy) throw error;
        await wait(1_000, undefined, signal ? { signal } : {});
      }
    }
  }
}
