import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { validateMeasurements, type Accuracy } from './validation.js';
import type { MeasurementRow } from './measurement-row.js';

const published = new URL('../../../../shared/data/published-measurements.csv', import.meta.url);

function parse(text: string): MeasurementRow[] {
  const records = [...text.trim().matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/g)];
  const table: string[][] = [[]];
  for (const [, quoted, plain = '', end] of records) {
    table.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\n') table.push([]);
  }
  const [header = [], ...body] = table;
  return body.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])));
}

describe('validation against published measurements', () => {
  it('meets the reference results of section 14.2', () => {
    if (!existsSync(published)) {
      process.stderr.write('published-measurements.csv is not beside this repository: reference results not checked\n');
      return;
    }
    const { summary, kinds, servingKnown } = validateMeasurements(parse(readFileSync(published, 'utf8')));
    const near = (group: Accuracy | undefined, error: number, coverage: number, room: number) => {
      expect(Math.abs((group?.medianAbsLog10Error ?? 9) - error)).toBeLessThan(room);
      expect(Math.abs((group?.coverage90 ?? 9) - coverage)).toBeLessThan(Math.max(room, 0.5 / (group?.rows ?? 1)));
    };
    const kind = (name: string) => kinds.find((group) => group.kind === name);
    near(summary['A-C'], 0.11, 0.94, 0.01);
    near(summary.D, 0.65, 0.64, 0.04);
    near(kind('metered-llm'), 0.11, 0.98, 0.02);
    near(kind('throughput'), 0.34, 0.81, 0.07);
    near(kind('bottom-up'), 0.07, 1, 0.01);
    near(kind('unbatched'), 0.04, 0.91, 0.01);
    near(kind('metered-image'), 0.09, 0.93, 0.01);
    near(kind('metered-video'), 0.09, 0.89, 0.01);
    expect(servingKnown['A-C'].medianAbsLog10Error).toBeLessThanOrEqual(0.1);
    for (const { grade, coverage90 } of kinds) if (grade !== 'D') expect(coverage90).toBeGreaterThanOrEqual(0.75);
  });

  it('predicts a row it has never seen', () => {
    const row = {
      kind: 'metered-llm',
      model: 'Llama-3.3-70B-Instruct',
      active_params_b: '70.6',
      total_params_b: '70.6',
      precision: 'bf16',
      input_tokens: '300',
      output_tokens: '400',
      serving: 'benchmark-batched',
      batch: '64',
      wh_mid: '0.1',
      boundary: 'GPU only',
      hardware: 'H100',
      quality_grade: 'A',
    };
    const { summary, servingKnown } = validateMeasurements([row]);
    expect(summary['A-C']).toMatchObject({ rows: 1, coverage90: 1 });
    expect(servingKnown['A-C'].medianWidth).toBeLessThan(summary['A-C'].medianWidth ?? 0);
  });

  it('counts rows it cannot predict instead of failing on them', () => {
    const dirty = [
      {},
      { kind: 'metered-llm', wh_mid: 'n/a' },
      { kind: 'training', wh_mid: '1' },
      { kind: 'throughput', wh_mid: '1e999', active_params_b: '-3' },
      { kind: 'metered-video', wh_mid: '3', active_params_b: '5' },
      { kind: 'metered-llm', provider: 'openai', model: 'gpt-5', wh_mid: '0.3', quality_grade: 'Z' },
    ];
    const { summary, kinds, skipped } = validateMeasurements(dirty);
    expect(summary['A-C']).toEqual({ rows: 0, medianAbsLog10Error: null, coverage90: null, medianWidth: null });
    expect(kinds).toEqual([]);
    expect(skipped.reduce((sum, { count }) => sum + count, 0)).toBe(dirty.length);
  });
});
