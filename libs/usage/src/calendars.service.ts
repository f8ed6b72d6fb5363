import { Injectable } from '@nestjs/common';
import { AccountQueries } from '@promptprint/accounts';
import { DomainError } from '@promptprint/kernel';
import { Clock, Database } from '@promptprint/platform';
import { findCalendar, moveCalendar, openCalendar } from './calendar.store.js';

/** A person who moves sees their days move after at most so long. */
const rememberedMs = 2_000;
const mostRemembered = 5_000;

/** Whose days begin when. The roll-ups of an account are those of one zone, and follow the person when that changes. */
@Injectable()
export class Calendars {
  readonly #known = new Map<string, { zone: string; until: number }>();

  constructor(
    private readonly accounts: AccountQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The zone the roll-ups of the account stand in, settled for where the person lives now. */
  async zoneOf(accountId: string): Promise<string> {
    const known = this.#known.get(accountId);
    if (known && known.until > performance.now()) return known.zone;
    const { timezone } = await this.accounts.settings(accountId);
    const zone = await this.settle(accountId, timezone);
    if (this.#known.size >= mostRemembered) this.#known.clear();
    this.#known.set(accountId, { zone, until: performance.now() + rememberedMs });
    return zone;
  }

  private settle(accountId: string, zone: string): Promise<string> {
    const wish = { zone, now: this.clock.now() };
    return this.database.forAccount(accountId, async (tx) => {
      const found = await findCalendar(tx, accountId);
      if (found === zone) return found;
      if (found === null) await openCalendar(tx, accountId, wish);
      else await moveCalendar(tx, accountId, wish);
      const settled = await findCalendar(tx, accountId);
      if (settled === null) throw new DomainError('not-found', 'not-found');
      return settled;
    });
  }
}
