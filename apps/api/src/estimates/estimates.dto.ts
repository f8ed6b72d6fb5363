import type { Boundary, EvidenceTier } from '@promptprint/emissions';
import type { Grade } from '@promptprint/kernel';
import { AssumptionAnswer, CauseAnswer, ExplanationAnswer } from '../footprint/explanation.dto.js';
import { FiguresAnswer } from '../footprint/figures.dto.js';
import { ModelAnswer, RefusedAnswer } from '../usage/usage-event.dto.js';

export class EstimateAnswer {
  /** Place in the batch, from 0. */
  index!: number;
  model!: ModelAnswer;
  /** Who runs the model; null when nothing tells. */
  provider!: string | null;
  /** Grid zone the electricity is taken to come from. */
  zone!: string;
  year!: number;
  /** How much was known: T1 measured by the provider … T6 only money spent. */
  tier!: EvidenceTier;
  boundary!: Boundary;
  grade!: Grade;
  factorSet!: string;
  figures!: FiguresAnswer;
  /** What had to be assumed; empty where all was said. */
  assumptions!: AssumptionAnswer[];
  /** Null unless asked for. */
  explanation!: ExplanationAnswer | null;
}

export class TotalAnswer {
  events!: number;
  figures!: FiguresAnswer;
  /** Why the range is this wide, the largest cause first. */
  causes!: CauseAnswer[];
}

export class EstimatesAnswer {
  estimates!: EstimateAnswer[];
  /** Faults of those that were not estimated, one each; the first 1,000. */
  refused!: RefusedAnswer[];
  refusedCount!: number;
  /** Of all that were estimated, with the errors they share; null when none was. */
  total!: TotalAnswer | null;
}
