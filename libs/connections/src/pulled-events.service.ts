import { Injectable } from '@nestjs/common';
import { AccountQueries } from '@promptprint/accounts';
import { ImportService, type Recorded } from '@promptprint/usage';
import { eventJson, idHasher, type UsageEvent } from '@promptprint/usage-formats';
import { sourceOf } from './connection.js';
import type { UsageConnection } from './usage-connection.js';

/** Takes what a provider has just told into the log, its ids as unreadable as a browser makes those of a file. */
@Injectable()
export class PulledEvents {
  constructor(
    private readonly imports: ImportService,
    private readonly accounts: AccountQueries,
  ) {}

  async recorder(
    accountId: string,
    { kind, importId, scope }: Pick<UsageConnection, 'kind' | 'importId' | 'scope'>,
  ): Promise<(events: readonly UsageEvent[]) => Promise<Recorded>> {
    const sourceKind = sourceOf(kind);
    const named = (event: UsageEvent) => ({
      ...event,
      sourceKind,
      id: scope === '' ? event.id : `${scope}|${event.id}`,
    });
    const hashed = await idHasher(await this.accounts.eventIdKey(accountId));
    return async (events) => {
      const items = await Promise.all(
        events.map(async (event, index) => ({ index, json: eventJson(await hashed(named(event))) })),
      );
      return this.imports.add(accountId, importId, { items, faults: [], isLatest: true });
    };
  }
}
