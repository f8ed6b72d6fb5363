import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { validateMeasurements, type Accuracy, type ValidationReport } from './validation.js';
import { readMeasurement, type MeasurementRow } from './measurement-row.js';
import { publishedMeasurements } from './published-measurements.js';

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
  const read = (): ValidationReport => validateMeasurements(publishedMeasurements());

  it('carries the rows of the research file, where that lies beside', () => {
    if (!existsSync(published)) return;
    const carried = new Map(publishedMeasurements().map((row) => [row['id'], row]));
    const rows = parse(readFileSync(published, 'utf8').replaceAll('\r', ''));
    expect(carried.size).toBe(rows.length);
    for (const row of rows) expect(readMeasurement(carried.get(row['id']) ?? {})).toEqual(readMeasurement(row));
  });

  it('reaches its bars: median error 0.12, 0.15 in every kind of eight rows, nine in ten inside, narrow ranges', () => {
    const report = read();
    const { summary, kinds, byModel } = report;
    expect(summary['A-C'].medianAbsLog10Error).toBeLessThanOrEqual(0.12);
    expect(summary['A-C'].coverage90).toBeGreaterThanOrEqual(0.85);
    expect(summary['A-C'].coverage90).toBeLessThanOrEqual(0.95);
    for (const { kind, grade, rows, medianAbsLog10Error, coverage90 } of kinds) {
      if (grade === 'D') continue;
      expect({ kind, isNear: rows < 8 || (medianAbsLog10Error ?? 9) <= 0.15 }).toEqual({ kind, isNear: true });
      expect({ kind, isInside: (coverage90 ?? 0) >= 0.8 }).toEqual({ kind, isInside: true });
    }
    expect(byModel.disclosed.medianWidth).toBeLessThanOrEqual(8);
    expect(byModel.closed.medianWidth).toBeLessThanOrEqual(20);
  });

  it('meets the reference results of section 14.2 for a user of a service, who knows no batch size', () => {
    const report = read();
    const { summary, kinds } = report.batchUnknown;
    const near = (group: Accuracy | undefined, error: number, coverage: number, room: number) => {
      expect(Math.abs((group?.medianAbsLog10Error ?? 9) - error)).toBeLessThan(room);
      expect(Math.abs((group?.coverage90 ?? 9) - coverage)).toBeLessThan(Math.max(room, 0.5 / (group?.rows ?? 1)));
    };
    const kind = (name: string) => kinds.find((group) => group.kind === name);
    near(summary['A-C'], 0.11, 0.94, 0.01);
    near(summary.D, 0.65, 0.64, 0.06);
    near(kind('metered-llm'), 0.11, 0.95, 0.02);
    near(kind('bottom-up'), 0.07, 1, 0.01);
    near(kind('unbatched'), 0.04, 0.91, 0.01);
    near(kind('metered-image'), 0.09, 0.93, 0.01);
    near(kind('metered-video'), 0.09, 0.89, 0.01);
    expect(kind('throughput')?.medianAbsLog10Error).toBeLessThan(0.34);
  });

  it('is not fitted to single models: each left out in turn changes little', () => {
    const report = read();
    const { summary, kinds } = report.leaveOneModelOut;
    expect(summary['A-C'].medianAbsLog10Error).toBeLessThanOrEqual(0.15);
    expect(summary['A-C'].coverage90).toBeGreaterThanOrEqual(0.85);
    expect(kinds.find(({ kind }) => kind === 'metered-llm')?.medianAbsLog10Error).toBeLessThanOrEqual(0.12);
  });

  it('is within the peer’s error a third of it: EcoLogits 0.9.1 has 0.28 on the same text rows', () => {
    const report = read();
    expect(report.kinds.find(({ kind }) => kind === 'metered-llm')?.medianAbsLog10Error).toBeLessThanOrEqual(0.28 / 3);
  });

  it('gives a point of the plot for every row it predicts', () => {
    const report = read();
    expect(report.points).toHaveLength(report.summary['A-C'].rows + report.summary.D.rows);
    for (const { published: wh, predicted } of report.points) {
      expect(wh).toBeGreaterThan(0);
      expect(predicted.high).toBeGreaterThan(predicted.low);
    }
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
    const { summary, batchUnknown, leaveOneModelOut } = validateMeasurements([row]);
    expect(summary['A-C']).toMatchObject({ rows: 1, coverage90: 1 });
    expect(summary['A-C'].medianWidth).toBeLessThan(batchUnknown.summary['A-C'].medianWidth ?? 0);
    expect(leaveOneModelOut.summary['A-C']).toEqual(summary['A-C']);
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
