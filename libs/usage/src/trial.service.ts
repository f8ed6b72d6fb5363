import { Injectable } from '@nestjs/common';
import { DomainError, uuidv7 } from '@promptprint/kernel';
import { Clock, Database, type Tx } from '@promptprint/platform';
import { Calendars } from './calendars.service.js';
import { type DayRow, readDays } from './footprint-sums.store.js';
import { addDays, dayIn, type Period } from './period.js';
import type { ReductionRule } from './reductions.js';
import { type Trial, trialPeriods, type TrialResult, trialResultOf, type TrialState, trialStateOf } from './trial.js';
import { deleteTrial, holdCalendar, insertTrial, listTrials, overlapsTrial } from './trial.store.js';

/** A trial as it stands today. */
export interface TrialReport extends Trial {
  before: Period;
  during: Period;
  state: TrialState;
  /** Reckoned from the log as it is now; null until the trial is over. */
  result: TrialResult | null;
}

/** Half a year of them; each is one query over 28 days. */
const mostListed = 12;

/** Habits tried for two weeks, and whether what one request takes has changed. */
@Injectable()
export class TrialService {
  constructor(
    private readonly database: Database,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  /** Begins tomorrow, where the person lives: today has been half the old way already. */
  async start(accountId: string, rule: ReductionRule): Promise<TrialReport> {
    await this.calendars.zoneOf(accountId);
    const createdAt = this.clock.now();
    return this.database.forAccount(accountId, async (tx) => {
      const zone = await holdCalendar(tx, accountId);
      if (zone === null) throw new DomainError('not-found', 'not-found');
      const today = dayIn(zone, createdAt);
      const trial = { id: uuidv7(createdAt.getTime()), rule, startsOn: addDays(today, 1), createdAt };
      if (await overlapsTrial(tx, accountId, trial.startsOn)) throw new DomainError('conflict', 'trial-running');
      await insertTrial(tx, accountId, trial);
      return { ...trial, ...trialPeriods(trial.startsOn), state: 'waiting', result: null };
    });
  }

  /** The newest first. */
  async list(accountId: string): Promise<TrialReport[]> {
    const zone = await this.calendars.zoneOf(accountId);
    const today = dayIn(zone, this.clock.now());
    return this.database.forAccount(accountId, async (tx) => {
      const reports: TrialReport[] = [];
      for (const trial of await listTrials(tx, accountId, { before: null, limit: mostListed })) {
        const state = trialStateOf(trial.startsOn, today);
        const result = state === 'done' ? await resultIn(tx, accountId, trial) : null;
        reports.push({ ...trial, ...trialPeriods(trial.startsOn), state, result });
      }
      return reports;
    });
  }

  /** Ends a trial without a result, or forgets one that has one. */
  async stop(accountId: string, id: string): Promise<void> {
    const isGone = await this.database.forAccount(accountId, (tx) => deleteTrial(tx, accountId, id));
    if (!isGone) throw new DomainError('not-found', 'not-found');
  }
}

async function resultIn(tx: Tx, accountId: string, { startsOn }: Trial): Promise<TrialResult> {
  const { before, during } = trialPeriods(startsOn);
  const days: DayRow[] = [];
  for await (const { rows } of readDays(tx, { accountId, period: { from: before.from, to: during.to } }))
    days.push(...rows);
  return trialResultOf(startsOn, days);
}
