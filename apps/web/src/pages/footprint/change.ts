import type { Figure, ShownFigure } from '@promptprint/kernel';
import type { Schemas } from '../../api-client/client.js';

export type ChangeSentence =
  { kind: 'same' | 'unknown' } | { kind: 'lower' | 'higher'; by: Pick<ShownFigure, 'low' | 'mid' | 'high' | 'unit'> };

/** "Higher" and "lower" only where the interval of the difference leaves 0 out; else it is about the same. */
export function changeSentence({
  direction,
  difference,
}: Pick<Schemas['ChangeAnswer'], 'direction' | 'difference'>): ChangeSentence {
  if (direction === 'unknown' || !difference) return { kind: 'unknown' };
  if (direction === 'about-the-same') return { kind: 'same' };
  const { low, mid, high, unit }: Figure = difference;
  if (low > 0) return { kind: 'higher', by: { low, mid, high, unit } };
  if (high < 0) return { kind: 'lower', by: { low: -high, mid: -mid, high: -low, unit } };
  return { kind: 'same' };
}
