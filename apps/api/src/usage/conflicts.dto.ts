import type { Grade } from '@promptprint/kernel';
import { type ConflictChoice, conflictChoices } from '@promptprint/usage';
import { IsIn } from 'class-validator';
import { FiguresAnswer } from '../footprint/figures.dto.js';
import { ModelAnswer, TokensAnswer } from './usage-event.dto.js';

/** One of two tellings of a use. */
export class ConflictSideAnswer {
  startedAt!: string;
  source!: string;
  model!: ModelAnswer;
  requests!: number | null;
  tokens!: TokensAnswer;
  tokenGrade!: Grade | null;
  figures!: FiguresAnswer;
}

/** What came under the id of a stored entry and says something else. Until somebody decides, the stored one counts. */
export class ConflictAnswer {
  /** Of the stored entry. */
  id!: string;
  arrivedAt!: string;
  stored!: ConflictSideAnswer;
  arrived!: ConflictSideAnswer;
}

export class ConflictListAnswer {
  items!: ConflictAnswer[];
}

export class ConflictChoiceBody {
  /** `stored` leaves everything as it is; `arrived` puts what came last in its place, and both stay visible. */
  @IsIn(conflictChoices)
  choice!: ConflictChoice;
}
