import { Injectable } from '@nestjs/common';
import { uuidv7 } from '@promptprint/kernel';
import { Clock, Database } from '@promptprint/platform';
import type { ReadReport } from '@promptprint/usage-formats';
import {
  claimReading,
  findReading,
  finishReading,
  type ImportReading,
  insertReading,
  releaseReading,
  tellProgress,
} from './import-reading.store.js';

/** A reader that has not been heard of for so long is dead. */
const deadAfterMs = 20_000;

/** The files of imports that are read on the server: who reads them, how far they are, and what was in them. */
@Injectable()
export class ImportReadings {
  /** Of this process. */
  readonly #owner = uuidv7();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  open(accountId: string, importId: string, bytesTotal: number): Promise<void> {
    const now = this.clock.now();
    return this.database.forAccount(accountId, (tx) => insertReading(tx, accountId, { importId, bytesTotal, now }));
  }

  /** Null where no files are read for the import. */
  get(accountId: string, importId: string): Promise<ImportReading | null> {
    return this.database.forAccount(accountId, (tx) => findReading(tx, accountId, importId));
  }

  /** Makes this process the reader; null when another one is at it, or nothing is left to read. */
  claim(accountId: string, importId: string): Promise<ImportReading | null> {
    const now = this.clock.now();
    const deadSince = new Date(now.getTime() - deadAfterMs);
    return this.database.forAccount(accountId, (tx) =>
      claimReading(tx, accountId, { importId, owner: this.#owner, now, deadSince }),
    );
  }

  /** To be told every few seconds; false when somebody else reads by now. */
  progress(accountId: string, importId: string, done: { bytesRead: number; eventsDone: number }): Promise<boolean> {
    const now = this.clock.now();
    return this.database.forAccount(accountId, (tx) =>
      tellProgress(tx, accountId, { importId, owner: this.#owner, now, ...done }),
    );
  }

  /** Lets another process go on at once. */
  release(accountId: string, importId: string): Promise<void> {
    return this.database.forAccount(accountId, (tx) => releaseReading(tx, accountId, { importId, owner: this.#owner }));
  }

  finish(accountId: string, importId: string, end: { fault: string | null; report: ReadReport | null }): Promise<void> {
    return this.database.forAccount(accountId, (tx) => finishReading(tx, accountId, { importId, ...end }));
  }
}
