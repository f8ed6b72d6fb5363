import { describe, expect, it } from '@jest/globals';
import { addRecorded, mostListed, nothingRecorded, UnnamedEvents } from './recording.js';

describe('events without an id', () => {
  it('are told apart by how many equal ones came before', () => {
    const unnamed = new UnnamedEvents(null);
    expect([unnamed.name('a', 0), unnamed.name('a', 1), unnamed.name('b', 2)]).toEqual([
      { content: 'a', occurrence: 0 },
      { content: 'a', occurrence: 1 },
      { content: 'b', occurrence: 0 },
    ]);
  });

  it('are named by their place in a call that has a name', () => {
    expect(new UnnamedEvents('call').name('a', 7)).toEqual({ call: 'call', index: 7 });
  });
});

describe('the outcome of a stream', () => {
  it('counts everything and lists a thousand', () => {
    const sum = nothingRecorded();
    for (let part = 0; part < 3; part += 1) {
      const faults = Array.from({ length: 600 }, (_, at) => ({
        index: part * 600 + at,
        pointer: '',
        code: 'json-malformed',
      }));
      addRecorded(sum, {
        ...nothingRecorded(),
        recorded: 5,
        refused: faults,
        refusedCount: 600,
        conflictIndexes: [part],
        conflicts: 1,
      });
    }
    expect(sum).toMatchObject({ recorded: 15, refusedCount: 1_800, conflicts: 3, conflictIndexes: [0, 1, 2] });
    expect(sum.refused).toHaveLength(mostListed);
  });
});
