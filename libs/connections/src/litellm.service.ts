import { Injectable } from '@nestjs/common';
import { AccountQueries } from '@promptprint/accounts';
import { Clock } from '@promptprint/platform';
import { type Recorded, UnnamedEvents, UsageService } from '@promptprint/usage';
import { eventJson, idHasher, type ReadReport } from '@promptprint/usage-formats';
import { litellmFields } from './litellm-fields.js';
import { readAsFile } from './read-as-file.js';

/** What became of the calls of one message. */
export interface LitellmOutcome extends Pick<Recorded, 'recorded' | 'duplicates' | 'conflicts' | 'refusedCount'> {
  /** Calls that count nothing, by reason. */
  skipped: ReadReport['skipped'];
}

/** A gateway that tells of its calls as they happen. */
@Injectable()
export class LitellmService {
  constructor(
    private readonly usage: UsageService,
    private readonly accounts: AccountQueries,
    private readonly clock: Clock,
  ) {}

  /** Records the calls; a call that is told twice, by callback or by spend log, is recorded once. */
  async record(accountId: string, calls: readonly unknown[]): Promise<LitellmOutcome> {
    const kept = JSON.stringify(calls.map(litellmFields));
    const { events, report } = await readAsFile(kept, this.clock.now().getTime());
    const hashed = await idHasher(await this.accounts.eventIdKey(accountId));
    const items = await Promise.all(
      events.map(async (event, index) => ({ index, json: eventJson(await hashed(event)) })),
    );
    const part = { items, faults: [] };
    const { recorded, duplicates, conflicts, refusedCount } = await this.usage.record(part, {
      accountId,
      unnamed: new UnnamedEvents(null),
    });
    const { skipped, duplicates: repeated } = report;
    return { recorded, duplicates: duplicates + repeated, conflicts, refusedCount, skipped };
  }
}
