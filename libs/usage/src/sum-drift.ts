import { LOADING_SLOTS } from '@promptprint/emissions';
import { sumNames } from './rollup-columns.js';

const floats = ['q', 'i'];
const whole = sumNames.filter((name) => name !== 'v' && !floats.includes(name));

/** Sums of doubles depend on their order; they agree to nine digits of the largest part. */
const apart = (a: string, b: string, scale: string) =>
  `abs(${a} - ${b}) > 1e-9 * greatest(abs(${a}), abs(${b}), ${scale}, 1e-300)`;

const exact = `(${whole.map((name) => `r.${name}`).join(', ')}) IS DISTINCT FROM (${whole.map((name) => `f.${name}`).join(', ')})`;
const close = [
  ...floats.map((name) => apart(`r.${name}`, `f.${name}`, '0')),
  // A loading can be negative, and its sum can vanish: it is measured against the energy it belongs to.
  ...LOADING_SLOTS.map((_, at) => apart(`r.v[${at + 1}]`, `f.v[${at + 1}]`, 'f.energy_nwh::float8')),
];

/** Whether the sums `r` that are kept differ from the sums `f` that are made afresh, in SQL; true when one is missing. */
export const sumsDiffer: string = `(${exact} OR ${close.join(' OR ')})`;
