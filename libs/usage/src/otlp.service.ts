import { Injectable } from '@nestjs/common';
import { eventIdKeyOf } from '@promptprint/accounts';
import { Clock, Database } from '@promptprint/platform';
import { eventJson, type OtlpRequest, type UsageEvent } from '@promptprint/usage-formats';
import { AccountFacts } from './account-facts.service.js';
import { dropGrowth, forgetCounters, keepGrowth, lockCounters, saveCounters } from './counter.store.js';
import { EventNamer } from './event-key.js';
import { NativeIds } from './native-ids.js';
import { type Recorded, UnnamedEvents } from './recording.js';
import { UsageService } from './usage.service.js';

const forgottenAfterMs = 90 * 86_400_000;

/** Records what came by OTLP. A request that is sent again changes nothing. */
@Injectable()
export class OtlpService {
  constructor(
    private readonly usage: UsageService,
    private readonly facts: AccountFacts,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async record({ reading }: OtlpRequest, accountId: string): Promise<Recorded> {
    const secret = await this.facts.secret(accountId);
    const ids = new NativeIds(eventIdKeyOf(secret));
    const series = reading.points.series();
    if (series.length > 0) return this.recordGrowth(accountId, await this.growth(reading, accountId, { ids, secret }));
    const { events } = reading.points.advance(new Map());
    return this.usage.recordEvents(withoutIds([...reading.uses(), ...events], ids), accountId);
  }

  /**
   * What running totals grew by, kept in the transaction that moves them on: a request that breaks off before it is
   * among the events leaves it to the next one.
   */
  private growth(
    { points }: OtlpRequest['reading'],
    accountId: string,
    { ids, secret }: { ids: NativeIds; secret: Buffer },
  ): Promise<Partial<UsageEvent>[]> {
    const namer = new EventNamer(secret);
    const keys = new Map(points.series().map((name) => [name, namer.key('usage-counter', name)]));
    const now = this.clock.now();
    return this.database.forAccount(accountId, async (tx) => {
      const stored = await lockCounters(tx, { accountId, series: [...keys.values()], now });
      const before = [...keys].flatMap(([name, key]) => {
        const state = stored.get(key);
        return state ? [[name, state] as const] : [];
      });
      const { events, states } = points.advance(new Map(before));
      const moved = new Map([...states].map(([name, state]) => [keys.get(name) ?? '', state]));
      await saveCounters(tx, { accountId, states: moved, now });
      await forgetCounters(tx, accountId, new Date(now.getTime() - forgottenAfterMs));
      return keepGrowth(tx, accountId, withoutIds(events, ids).map(eventJson));
    });
  }

  private async recordGrowth(accountId: string, kept: readonly Partial<UsageEvent>[]): Promise<Recorded> {
    const items = kept.map((json, index) => ({ index, json }));
    const recorded = await this.usage.record({ items, faults: [] }, { accountId, unnamed: new UnnamedEvents(null) });
    if (kept.length > 0) await this.database.forAccount(accountId, (tx) => dropGrowth(tx, accountId, kept));
    return recorded;
  }
}

/** The events without anything a program called itself by. */
function withoutIds(events: readonly UsageEvent[], ids: NativeIds): readonly UsageEvent[] {
  const sessions = new Map<string, string>();
  for (const event of events) {
    event.id = ids.hashed(event.id ?? '');
    if (event.sessionKey === null) continue;
    const known = sessions.get(event.sessionKey) ?? ids.hashed(event.sessionKey);
    sessions.set(event.sessionKey, known);
    event.sessionKey = known;
  }
  return events;
}
