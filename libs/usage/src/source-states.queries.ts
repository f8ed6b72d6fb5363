import { Injectable } from '@nestjs/common';
import { Clock, Database } from '@promptprint/platform';
import { listSourceStates, type SourceState } from './arrivals.store.js';
import { Calendars } from './calendars.service.js';
import { dayIn } from './period.js';

/** Where an account's usage comes from, and how each of these places is. */
@Injectable()
export class SourceStates {
  constructor(
    private readonly database: Database,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  /** Every source, the one that told something last first. */
  async list(accountId: string): Promise<SourceState[]> {
    const zone = await this.calendars.zoneOf(accountId);
    const today = dayIn(zone, this.clock.now());
    return this.database.forAccount(accountId, (tx) => listSourceStates(tx, accountId, today));
  }
}
