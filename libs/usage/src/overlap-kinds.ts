import { habitPairsAmong } from './habit.js';
import { pairsAmong } from './overlap.js';

/** Whether of an account with these sources some tokens, or a guess of them, may be told twice. */
export function mayOverlap(kinds: Iterable<string>): boolean {
  const all = new Set(kinds);
  return pairsAmong(all).length + habitPairsAmong(all).length > 0;
}
