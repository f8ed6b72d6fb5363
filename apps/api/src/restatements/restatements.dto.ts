import { FigureAnswer } from '../footprint/figures.dto.js';
import { AmountsAnswer } from '../footprint/footprint.dto.js';

/** What a model's events emitted by the old factors and by the new ones. */
export class RestatedModelAnswer {
  /** Id of the register, or the family or size that stands for a model it does not know. */
  model!: string;
  /** Null when none of its events counted for it under these factors. */
  before!: FigureAnswer | null;
  after!: FigureAnswer | null;
  /** Grams of CO2 equivalent, after less before, of the means. */
  differenceG!: number;
}

/** How far a shared factor moved the energy of the events. */
export class RestatedLoadingAnswer {
  slot!: string;
  /** In the caller's language. */
  name!: string;
  /** Sum of the events' loadings on it, in Wh, after less before. */
  differenceWh!: number;
}

/** A row in which the two factor sets differ. */
export class FactorChangeAnswer {
  part!: 'factor' | 'anchor' | 'model' | 'host' | 'zone';
  id!: string;
  change!: 'added' | 'removed' | 'changed';
  /** Id of its source in the newer set. */
  source!: string;
}

export class RestatementAnswer {
  id!: string;
  state!: 'announced' | 'read';
  /** The newest set the events had been recorded with. */
  fromSet!: string;
  toSet!: string;
  /** First and last day, in days of `zone`. */
  from!: string;
  to!: string;
  zone!: string;
  /** Events recorded up to this instant are in both figures. */
  recordedUntil!: string;
  /** Counted events of the same days that were recorded later and are in neither figure. */
  eventsOutside!: number;
  announcedAt!: string;
  readAt!: string | null;
  /** As it was recorded; stays as it is. */
  before!: AmountsAnswer;
  /** The same events by the new factors. */
  after!: AmountsAnswer;
  /** After over before, of the mean carbon; null when there was none. It has no range of its own: both estimate the same emissions. */
  ratio!: number | null;
  /** The models whose carbon changed, the largest change first, 20 at most. */
  models!: RestatedModelAnswer[];
  loadings!: RestatedLoadingAnswer[];
  setChanges!: FactorChangeAnswer[];
}

export class RestatementListAnswer {
  /** The latest first, 20 at most. */
  items!: RestatementAnswer[];
}
