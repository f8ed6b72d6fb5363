import { Injectable } from '@nestjs/common';
import { AccountQueries } from '@promptprint/accounts';
import { ImportService, type Recorded } from '@promptprint/usage';
import { eventJson, idHasher, type UsageEvent } from '@promptprint/usage-formats';
import type { UsageConnection } from './usage-connection.js';

/** Takes what a provider has just told into the log, under the ids a browser would give to a file of the same provider. */
@Injectable()
export class PulledEvents {
  constructor(
    private readonly imports: ImportService,
    private readonly accounts: AccountQueries,
  ) {}

  async recorder(
    accountId: string,
    { importId, scope }: Pick<UsageConnection, 'importId' | 'scope'>,
  ): Promise<(events: readonly UsageEvent[]) => Promise<Recorded>> {
    const named = (event: UsageEvent) => (scope === '' ? event : { ...event, id: `${scope}|${event.id}` });
    const hashed = await idHasher(await this.accounts.eventIdKey(accountId));
    return async (events) => {
      const items = await Promise.all(
        events.map(async (event, index) => ({ index, json: eventJson(await hashed(named(event))) })),
      );
      return this.imports.add(accountId, importId, { items, faults: [], isLatest: true });
    };
  }
}
