export type Grade = 'A' | 'B' | 'C' | 'D' | 'E';

/** A 90 % interval: `low` is the 5th percentile, `mid` the median, `high` the 95th. */
export interface Interval {
  low: number;
  mid: number;
  high: number;
}

/** Base units of the three quantities shown to people. */
export type FigureUnit = 'g' | 'Wh' | 'mL';

/** A number nobody sees without its range, its evidence grade and the factor set it was made with. */
export interface Figure extends Interval {
  unit: FigureUnit;
  grade: Grade;
  factorSet: string;
}
