import { classLedger, type Estimate, estimate, factorSetNamed } from '@promptprint/emissions';
import { usageInput } from '@promptprint/usage-formats';
import { eventOf, type StoredEvent } from './stored-event.js';

/** Sums of doubles cross the database as they are; nine digits allow for another way of adding them. */
const isClose = (a: number, b: number, scale = 0) =>
  Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), scale);

const whole = [
  'energyNwh',
  'carbonUseNg',
  'carbonEmbodiedNg',
  'carbonMarketNg',
  'waterOnsiteNl',
  'waterOffsiteNl',
] as const;

/** What differs between the figures stored with an entry and those its stored inputs and factors give; null when nothing does. */
export function differenceOf(stored: StoredEvent): object | null {
  const again = estimate(usageInput(eventOf(stored)), factorSetNamed(stored.factorSet));
  const { v } = classLedger(again);
  const different = [
    ...whole.filter((name) => (stored[name] === null ? null : Number(stored[name])) !== again.ledger[name]),
    ...(['q', 'i'] as const).filter((name) => !isClose(stored[name], again.ledger[name])),
    ...(stored.v.every((value, slot) => isClose(value, v[slot] ?? 0, again.ledger.energyNwh)) ? [] : ['v']),
    ...(stored.grade === again.grade ? [] : ['grade']),
    ...(stored.tier === again.tier ? [] : ['tier']),
  ];
  return different.length === 0 ? null : { ...nameOf(stored), different };
}

/** The metrics of an entry whose range is not finite, not positive or not in order; null when all are. */
export function disorderOf(stored: StoredEvent): object | null {
  const { figures } = estimate(usageInput(eventOf(stored)), factorSetNamed(stored.factorSet));
  const disordered = Object.entries(figures).filter(([, figure]) => !isOrdered(figure));
  return disordered.length === 0 ? null : { ...nameOf(stored), disordered: disordered.map(([metric]) => metric) };
}

function isOrdered(figure: Estimate['figures']['energy']): boolean {
  return (
    figure === null ||
    (figure.low >= 0 && figure.low <= figure.mid && figure.mid <= figure.high && figure.high < Infinity)
  );
}

const nameOf = ({ dedupeKey, factorSet }: StoredEvent) => ({ entry: dedupeKey.toString('hex'), factorSet });
