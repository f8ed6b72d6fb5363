import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { doublesOf, numericsOf, packedDoubles, packedNumerics } from '@promptprint/platform';

let database: pg.Client;

beforeAll(async () => {
  database = new pg.Client({ connectionString: process.env.PROMPTPRINT_TEST_DATABASE });
  await database.connect();
});
afterAll(() => database.end());

async function sent(kind: 'numeric' | 'double precision', values: readonly (string | null)[][]): Promise<string> {
  const text = JSON.stringify(values).replaceAll('[', '{').replaceAll(']', '}').replaceAll('null', 'NULL');
  const { rows } = await database.query<{ text: string }>(
    `SELECT ${kind === 'numeric' ? packedNumerics('$1') : packedDoubles('$1')} AS text`,
    [text],
  );
  return rows[0]?.text ?? '';
}

/** How far a number is from the one it was made of, as a part of it. */
const away = (read: number, made: number) => (read === made ? 0 : Math.abs(read / made - 1));

describe('a packed array', () => {
  const digits = fc.bigInt({ min: -(10n ** 34n), max: 10n ** 34n });
  const numeric = fc.oneof(
    digits.map(String),
    fc.tuple(digits, fc.nat(999_999)).map(([whole, part]) => `${whole}.${String(part).padStart(6, '0')}`),
    fc.constantFrom(null, '0', '-0.0001', '0.00000000000123', '10000', '99999999', '1e30', '9007199254740991'),
  );

  it('is read as the numbers it was made of: numerics, and NaN for null', () =>
    fc.assert(
      fc.asyncProperty(fc.array(numeric, { minLength: 1, maxLength: 40 }), async (values) => {
        const read = [...numericsOf(await sent('numeric', [values]))];
        expect(read).toHaveLength(values.length);
        for (const [at, value] of values.entries()) {
          if (value === null) expect(read[at]).toBeNaN();
          else expect(away(read[at] ?? Number.NaN, Number(value))).toBeLessThan(1e-15);
        }
      }),
      { numRuns: 60 },
    ));

  it('keeps every whole number a double holds', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.maxSafeInteger(), { minLength: 1, maxLength: 40 }), async (values) => {
        expect([...numericsOf(await sent('numeric', [values.map(String)]))]).toEqual(values.map((value) => value + 0));
      }),
      { numRuns: 40 },
    ));

  it('is read row by row where it has two dimensions', async () => {
    const values = [
      ['1.5', '-2e300', '5e-324'],
      ['0', 'Infinity', '3'],
    ];
    expect([...doublesOf(await sent('double precision', values))]).toEqual(values.flat().map(Number));
    expect([
      ...numericsOf(
        await sent('numeric', [
          ['1', null],
          ['3', '4'],
        ]),
      ),
    ]).toEqual([1, Number.NaN, 3, 4]);
  });

  it('is nothing where there is nothing', async () => {
    expect([...doublesOf(await sent('double precision', []))]).toEqual([]);
    expect([...numericsOf(await sent('numeric', []))]).toEqual([]);
  });
});
