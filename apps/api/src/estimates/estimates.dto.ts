import type { Grade } from '@promptprint/kernel';
import { FiguresAnswer } from '../footprint/figures.dto.js';
import { ModelAnswer, RefusedAnswer } from '../usage/usage-event.dto.js';

export class EstimateAnswer {
  /** Place in the batch, from 0. */
  index!: number;
  model!: ModelAnswer;
  provider!: string | null;
  /** Grid zone the electricity is taken to come from. */
  zone!: string;
  year!: number;
  tier!: string;
  boundary!: string;
  grade!: Grade;
  factorSet!: string;
  figures!: FiguresAnswer;
}

export class TotalAnswer {
  events!: number;
  figures!: FiguresAnswer;
}

export class EstimatesAnswer {
  estimates!: EstimateAnswer[];
  refused!: RefusedAnswer[];
  /** Of all that were estimated, with the errors they share; null when none was. */
  total!: TotalAnswer | null;
}
