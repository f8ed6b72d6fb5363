import type { FigureUnit, Grade } from '@promptprint/kernel';

/** A number with its 90 % interval: `low` is the 5th percentile, `mid` the median, `high` the 95th. */
export class FigureAnswer {
  low!: number;
  mid!: number;
  high!: number;
  /** `g` of CO2 equivalent, `Wh` of electricity or `mL` of water. */
  unit!: FigureUnit;
  /** Evidence: A metered or audited … E an expert's assumption. */
  grade!: Grade;
  /** The edition of all factors behind the number. */
  factorSet!: string;
}

export class FiguresAnswer {
  /** Electricity of the data centre, cooling and power conversion included. */
  energy!: FigureAnswer;
  /** The headline: use by the local grid, and the share of making the machines. */
  carbon!: FigureAnswer;
  carbonUse!: FigureAnswer;
  carbonEmbodied!: FigureAnswer;
  /** Use by the operator's power contracts; null where the operator publishes no factor. Stands beside `carbonUse`, never in a sum with it. */
  carbonMarket!: FigureAnswer | null;
  water!: FigureAnswer;
  /** Evaporated for cooling. */
  waterOnsite!: FigureAnswer;
  /** Evaporated at power plants. */
  waterOffsite!: FigureAnswer;
}
