import { describe, expect, it } from '@jest/globals';
import { probabilityGreater } from './comparison.js';
import { estimate } from './estimate.js';
import { currentFactorSet } from './factor-set.js';
import { classLedger } from './ledger.js';
import { addedSavings, savingOf } from './saving.js';
import { total } from './sums.js';
import type { UsageInput } from './usage-input.js';

const chat: UsageInput = {
  provider: 'openai',
  model: 'gpt-5',
  startedAt: '2026-05-01',
  country: 'KR',
  inputTokens: 6_000,
  outputTokens: 400,
};
const uses = 500;
const emitted = (usage: UsageInput) => {
  const row = classLedger(estimate(usage));
  return total(Array.from({ length: uses }, () => row)).figures.carbon ?? { low: 0, mid: 0, high: 0 };
};
const saved = (other: UsageInput, usage = chat) => {
  const made = savingOf(
    emitted(usage),
    { before: estimate(usage), after: estimate({ ...usage, ...other }) },
    currentFactorSet,
  );
  if (!made) throw new Error('nothing to save');
  return made;
};

describe('a saving', () => {
  it('is nothing where nothing changes, whatever the amount', () => {
    expect(saved({}).amount).toEqual({ low: 0, mid: 0, high: 0 });
  });

  it('is surely more than nothing where only the grid is cleaner, and never all', () => {
    const { amount, likely } = saved({ country: 'SE' });
    expect(likely).toBe(1);
    expect(amount.low).toBeGreaterThan(0);
    expect(amount.mid).toBeLessThan(emitted(chat).mid);
    expect(amount.high).toBeLessThan(emitted(chat).high);
  });

  it('is less sure between two models than the middle says: the range crosses nothing where the order is not clear', () => {
    const { amount, likely } = saved({ model: 'gpt-5-mini' });
    const order = probabilityGreater(estimate(chat), estimate({ ...chat, model: 'gpt-5-mini' }), { metric: 'carbon' });
    expect(likely).toBeGreaterThan(0.7);
    expect(Math.abs(likely - order)).toBeLessThan(0.05);
    expect(amount.low).toBeLessThan(0);
    expect(amount.mid).toBeGreaterThan(0);
  });

  it('of less to read is sure, as both ways share their errors', () => {
    const { amount } = saved({ inputTokens: 3_000 });
    expect(amount.low).toBeGreaterThan(0);
    expect(amount.mid / emitted(chat).mid).toBeLessThan(0.5);
    // The width of a use's own range does not enter twice.
    expect(amount.high / amount.low).toBeLessThan((emitted(chat).high / emitted(chat).low) * 4);
  });

  it('is the other way round below nothing', () => {
    const { amount, likely } = saved({ country: 'KR', outputTokens: 4_000 });
    expect(amount.high).toBeLessThan(0);
    expect(likely).toBe(0);
  });

  it('of one token less is as small as that token', () => {
    const { amount } = saved({ inputTokens: 5_999 });
    expect(Math.abs(amount.mid)).toBeLessThan(emitted(chat).mid / 1_000);
  });

  it('adds up as if all erred together', () => {
    const one = saved({ country: 'SE' });
    const { amount } = addedSavings([one, one]) ?? one;
    expect(amount).toEqual({ low: 2 * one.amount.low, mid: 2 * one.amount.mid, high: 2 * one.amount.high });
    expect(addedSavings([])).toBeNull();
  });
});
