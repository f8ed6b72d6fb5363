import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvRecords, csvRows } from './csv.js';

const written = (records: readonly (readonly string[])[]): string =>
  records.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');

describe('tables', () => {
  it('read quotes, line ends inside cells and empty cells', () => {
    expect(csvRecords('\uFEFFa,"b ""c"""\r\n"d\ne",,\n\nlast')).toEqual([['a', 'b "c"'], ['d\ne', '', ''], ['last']]);
  });

  it('survive a stray and an endless quote', () => {
    expect(csvRecords('"a"b,c\n"never closed,\nd')).toEqual([['ab', 'c'], ['never closed,\nd']]);
  });

  it('name their columns, whatever a column is called', () => {
    const [row = {}] = csvRows('__proto__, a \n1,2,3\n');
    expect(Object.entries(row)).toEqual([
      ['__proto__', '1'],
      ['a', '2'],
    ]);
    expect(csvRows('a,b\n1')).toEqual([{ a: '1', b: '' }]);
  });

  it('come back as they were written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '가', ' ') });
    const record = fc.array(cell, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 5 }), (records) => {
        expect(csvRecords(written(records))).toEqual(records);
      }),
    );
  });
});
