import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readEnvironment } from './environment.js';
import { logPlaces } from './log-places.js';

const placesOf = (env: Record<string, string>) =>
  logPlaces(readEnvironment({ HOME: '/home/someone', ...env })).filter(({ tool }) => tool === 'copilot_cli');

describe('where Copilot CLI writes its telemetry', () => {
  it('is the folder people are told to point it at', () => {
    const [place, ...others] = placesOf({});
    expect(place?.directory).toBe(join('/home/someone', '.copilot', 'otel'));
    expect(place?.logs.test('copilot-otel-20261102.jsonl')).toBe(true);
    expect(others).toEqual([]);
  });

  it('is also the one file it was told to write, and nothing beside it', () => {
    const [, place] = placesOf({ COPILOT_OTEL_FILE_EXPORTER_PATH: 'logs/cli+1.txt' });
    expect(place).toMatchObject({ directory: resolve('logs'), isFlat: true });
    expect(place?.logs.test('cli+1.txt')).toBe(true);
    expect(place?.logs.test('cli11.txt')).toBe(false);
  });

  it('is told once where the file lies in the folder', () => {
    expect(placesOf({ COPILOT_OTEL_FILE_EXPORTER_PATH: '/home/someone/.copilot/otel/a.jsonl' })).toHaveLength(1);
  });
});
