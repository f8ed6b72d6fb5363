import type { FactorScope } from '@promptprint/emissions';
import { locales, type Grade } from '@promptprint/kernel';
import { IsIn, IsOptional } from 'class-validator';
import { RangeAnswer, SourceAnswer } from '../footprint/explanation.dto.js';

export class ChangesFeedQuery {
  /** Language of the feed; without it that of `Accept-Language`. */
  @IsOptional()
  @IsIn(locales)
  locale?: 'en' | 'ko';
}

export class FactorSetAnswer {
  id!: string;
  /** Day from which it is used for new figures. */
  since!: string;
  isCurrent!: boolean;
  /** How many rows it has of each kind. */
  factorCount!: number;
  modelCount!: number;
  gridCount!: number;
  dataCentreCount!: number;
  sourceCount!: number;
}

export class FactorSetListAnswer {
  items!: FactorSetAnswer[];
}

export class FactorAnswer {
  id!: string;
  /** Who shares its error. */
  scope!: FactorScope;
  value!: RangeAnswer;
  unit!: string;
  grade!: Grade;
  /** Id of a source. */
  source!: string;
}

export class GridAnswer {
  id!: string;
  kind!: 'country' | 'cloud-region' | 'world-region' | 'site';
  name!: string;
  country!: string | null;
  year!: number;
  /** gCO2e per kWh used, by the local grid. */
  gramsPerKwh!: RangeAnswer;
  /** Litres evaporated at power plants per kWh; null where nobody published it. */
  waterPerKwh!: number | null;
  source!: string;
}

export class DataCentreAnswer {
  id!: string;
  country!: string | null;
  year!: string;
  /** Facility over IT energy. */
  pue!: RangeAnswer;
  /** Litres evaporated on site per kWh of IT energy. */
  waterOnsite!: RangeAnswer;
  /** gCO2e per kWh by its own power contracts; null where it publishes none. */
  marketGramsPerKwh!: number | null;
  source!: string;
}

/** The use a disclosure speaks of, by the tokens it names or by those of a usual turn. */
export class AnchorTokensAnswer {
  uncached!: number;
  cached!: number;
  output!: number;
}

/** A provider's own figure for an average use of its service, by which an edition corrects shared factors. */
export class AnchorAnswer {
  id!: string;
  /** Day it was published. */
  date!: string;
  provider!: string;
  model!: string;
  tokens!: AnchorTokensAnswer;
  /** Wh of that use as it was published, by its own boundary. */
  wattHours!: number;
  boundary!: 'B0' | 'B1' | 'B2' | 'B3';
  /** Wh of that use by the factors alone. */
  before!: RangeAnswer;
  /** Wh of that use with every anchor of the edition. */
  after!: RangeAnswer;
  grade!: Grade;
  /** Id of a source. */
  source!: string;
}

/** Everything figures are made from. The models stand at `/v1/models?factorSet=`. */
export class WholeFactorSetAnswer extends FactorSetAnswer {
  factors!: FactorAnswer[];
  grids!: GridAnswer[];
  dataCentres!: DataCentreAnswer[];
  /** Empty in an edition of priors alone. */
  anchors!: AnchorAnswer[];
  sources!: SourceAnswer[];
}
