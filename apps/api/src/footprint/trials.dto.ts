import { type ReductionRule, reductionRules, type TrialReason, type TrialState } from '@promptprint/usage';
import { IsIn } from 'class-validator';
import { FigureAnswer } from './figures.dto.js';

export class NewTrialBody {
  /** What is tried. */
  @IsIn(reductionRules)
  rule!: ReductionRule;
}

export class TrialPeriodAnswer {
  from!: string;
  to!: string;
}

export class TrialMeasureAnswer {
  daysWithData!: number;
  requests!: number;
  /** Carbon of one request; null without requests. */
  perRequest!: FigureAnswer | null;
}

export class TrialResultAnswer {
  /** Lower and higher are said only where the whole range of the change agrees. */
  direction!: 'lower' | 'higher' | 'cannot-tell';
  /** Why neither is said; null where one is. */
  reason!: TrialReason | null;
  before!: TrialMeasureAnswer;
  during!: TrialMeasureAnswer;
  /** Grams the requests of the trial took more than as many of before; below zero where they took less. Null where the two cannot be compared. */
  change!: FigureAnswer | null;
}

export class TrialAnswer {
  id!: string;
  rule!: ReductionRule;
  /** Waiting: it starts tomorrow. */
  state!: TrialState;
  before!: TrialPeriodAnswer;
  during!: TrialPeriodAnswer;
  createdAt!: string;
  /** Reckoned from the log as it is now; null until the two weeks are over. */
  result!: TrialResultAnswer | null;
}

export class TrialListAnswer {
  items!: TrialAnswer[];
}
