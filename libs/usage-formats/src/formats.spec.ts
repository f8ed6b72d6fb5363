import { beforeAll, describe, expect, it } from '@jest/globals';
import { samples } from '../test/all-samples.js';
import { read, type ReadResult } from '../test/reading.js';
import { tokenGrades } from './event.js';
import { formatIds, formats, formatVersions } from './formats.js';
import { isName } from './name.js';

describe('every format', () => {
  let readings: readonly ReadResult[];
  beforeAll(async () => {
    readings = await Promise.all(Object.values(samples).map((sample) => read([sample()])));
  });

  it('has a name and a version of its own', () => {
    expect(new Set(formatIds).size).toBe(formats.length);
    for (const { id, version } of formats) {
      expect(isName(id)).toBe(true);
      expect(version).toMatch(/^\d+$/);
      expect(formatVersions[id]).toBe(version);
    }
  });

  it('says what makes two of its records one use, and what grade its counts have', () => {
    for (const { dedupeKey, tokenGrades: grades } of formats) {
      expect(dedupeKey.length).toBeGreaterThan(10);
      expect(grades.length).toBeGreaterThan(0);
      expect(new Set(grades).size).toBe(grades.length);
      expect(tokenGrades).toEqual(expect.arrayContaining([...grades]));
    }
  });

  it.each(formats)(
    '$id: recognises its samples, and keeps what it declares',
    ({ id, version, tokenGrades: grades, alsoSources = [] }) => {
      const own = readings.filter(({ report }) => report.format === id);
      expect(own.length).toBeGreaterThan(0);
      for (const { events, report } of own) {
        expect(report.version).toBe(version);
        for (const event of events) {
          expect([id, ...alsoSources]).toContain(event.sourceKind);
          expect(event.parserVersion).toBe(version);
          expect(grades).toContain(event.tokenGrade);
        }
      }
    },
  );

  it('gives the same ids at another reading, under whatever name the file comes', async () => {
    const ids = (results: readonly ReadResult[]): (string | null)[] =>
      results.flatMap(({ events }) => events.map(({ id }) => id));
    const renamed = Object.values(samples).map(async (sample) => read([{ ...sample(), name: 'other' }]));
    expect(ids(await Promise.all(renamed))).toEqual(ids(readings));
  });

  it('knows nothing of an object that says nothing', () => {
    for (const format of formats) expect(format.recognises?.({}) ?? false).toBe(false);
  });
});
