import type { Estimate } from '@promptprint/emissions';
import type { Figure, FigureUnit } from '@promptprint/kernel';

const units: Readonly<Record<'carbon' | 'energy' | 'water', FigureUnit>> = { carbon: 'g', energy: 'Wh', water: 'mL' };

/** A quantity of an estimate as a figure people are shown. */
export function figureOf({ figures, grade, factorSet }: Estimate, metric: 'carbon' | 'energy' | 'water'): Figure {
  const interval = figures[metric];
  if (!interval) throw new Error(`no ${metric} in this estimate`);
  return { ...interval, unit: units[metric], grade, factorSet };
}
