import { describe, expect, it } from '@jest/globals';
import { blankEvent } from './event.js';
import { GrowingUses } from './growing-uses.js';
import type { ReadItem } from './item.js';
import { limits } from './limits.js';
import { SeenIds } from './seen-ids.js';

const where = { file: 0 };
const use = (requests: number) => ({ event: { ...blankEvent('report', 'day'), requests }, where });
const counts = (items: readonly ReadItem[]): (string | number)[] =>
  items.map((item) => (item.kind === 'event' ? `${item.event.id} ${item.event.requests}` : item.kind));

describe('buckets that may still grow', () => {
  it('are told once, by whoever tells most of them, however often they were told', () => {
    const growing = new GrowingUses(new SeenIds());
    const early = [growing.hold('a', '1', use(5)), growing.hold('a', '2', use(9)), growing.hold('a', '3', use(7))];
    expect(counts(early.flat())).toEqual(['duplicate']);
    expect(counts([...growing.told()].flat())).toEqual(['a|0 9', 'duplicate']);
    expect(counts(growing.hold('a', '4', use(20)))).toEqual(['duplicate']);
    expect([...growing.told()]).toEqual([]);
  });

  it('are told as soon as too many wait, the oldest first', () => {
    const growing = new GrowingUses(new SeenIds());
    const told: ReadItem[] = [];
    for (let group = 0; group < limits.growingUses; group += 1) told.push(...growing.hold(`g${group}`, '1', use(1)));
    expect(told).toHaveLength(1000);
    expect(counts(told.slice(0, 2))).toEqual(['g0|0 1', 'g1|0 1']);
    expect(counts(growing.hold('g0', '2', use(3)))).toEqual(['duplicate']);
    expect([...growing.told()].flat()).toHaveLength(limits.growingUses - 1000);
  });
});
