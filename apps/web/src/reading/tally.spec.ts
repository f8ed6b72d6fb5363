import { describe, expect, it } from '@jest/globals';
import { explain } from '@promptprint/emissions';
import { blankEvent, type UsageEvent } from '@promptprint/usage-formats';
import { habitEvents } from './habit-events.js';
import { sampleEvents } from './sample-events.js';
import { Tally } from './tally.js';

const now = Date.UTC(2026, 10, 26, 9);
const rest = { kind: 'file', format: null, skipped: [], duplicates: 0, notes: [] } as const;

function request(change: Partial<UsageEvent> = {}): UsageEvent {
  return {
    ...blankEvent('canonical', 'request'),
    startedAt: '2026-10-01T08:30:00.000Z',
    requests: 1,
    modelRawRequest: 'gpt-5',
    provider: 'openai',
    inputTokens: 1000,
    outputTokens: 200,
    tokenGrade: 'A',
    ...change,
  };
}

function tallied(events: readonly UsageEvent[]): Tally {
  const tally = new Tally();
  tally.add(events);
  return tally;
}

describe('a tally', () => {
  it('gives the same result however the events come in parts', () => {
    const events = sampleEvents(now).slice(0, 900);
    const parts = new Tally();
    for (let at = 0; at < events.length; at += 70) parts.add(events.slice(at, at + 70));
    const [whole, pieced] = [tallied(events).result(rest), parts.result(rest)];
    expect(pieced.requests).toBe(whole.requests);
    expect(pieced.bytes).toBe(whole.bytes);
    expect(pieced.figures.carbon.mid / whole.figures.carbon.mid).toBeCloseTo(1, 9);
    expect(pieced.models.map(({ key }) => key)).toEqual(whole.models.map(({ key }) => key));
  });

  it('adds up the models, largest first, and keeps shared errors shared', () => {
    const { models, figures, requests } = tallied(sampleEvents(now)).result(rest);
    expect(models.reduce((sum, line) => sum + line.requests, 0)).toBe(requests);
    expect(models.map(({ carbon }) => carbon.mid)).toEqual(
      models.map(({ carbon }) => carbon.mid).toSorted((a, b) => b - a),
    );
    expect(figures.carbon.low).toBeLessThan(figures.carbon.mid);
    expect(figures.carbon.high / figures.carbon.low).toBeGreaterThan(5);
  });

  it('keeps a mean request that explains to about the mean figure', () => {
    const [line] = tallied([request(), request({ inputTokens: 3000, outputTokens: 600 })]).result(rest).models;
    expect(line?.typical).toMatchObject({ model: 'gpt-5', inputTokens: 2000, outputTokens: 400, requests: 1 });
    const one = explain(line?.typical ?? {}).figures.carbon?.mid ?? 0;
    expect((one * 2) / (line?.carbon.mid ?? 0)).toBeCloseTo(1, 1);
  });

  it('does not take what nobody reported for zero', () => {
    const [line] = tallied([request({ inputTokens: null, outputTokens: null })]).result(rest).models;
    expect(line?.tokens).toEqual({ input: null, cached: null, output: null, thinking: null });
    expect(line?.carbon.low).toBeGreaterThan(0);
  });

  it('gives an unknown model a wide range and the lowest grade', () => {
    const { models, figures } = tallied([request({ modelRawRequest: 'mystery-9', provider: null })]).result(rest);
    expect(models[0]).toMatchObject({ name: 'mystery-9', carbon: { grade: 'E' } });
    expect(figures.carbon.high / figures.carbon.low).toBeGreaterThan(20);
  });

  it('answers its events as lines of JSON, unknown fields left out', () => {
    const lines = new Tally()
      .add([request(), request({ id: 'x' })])
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.not.objectContaining({ id: null }),
      expect.objectContaining({ id: 'x', inputTokens: 1000 }),
    ]);
  });
});

describe('made-up use', () => {
  it('is the same on every visit of a day', () => {
    expect(sampleEvents(now)).toEqual(sampleEvents(now + 3_600_000));
  });

  it('of a habit is a year without tokens, and its range contains ten questions a day as disclosed', () => {
    const events = habitEvents({ perDay: 10, provider: 'openai', isThinking: false }, now);
    const { requests, figures, tokenGrade } = tallied(events).result({ ...rest, kind: 'habit' });
    expect([events.length, requests, tokenGrade]).toEqual([365, 3650, 'E']);
    // Four disclosures say about 0.3 Wh a turn.
    expect(figures.energy.low).toBeLessThan(3650 * 0.3);
    expect(figures.energy.high).toBeGreaterThan(3650 * 0.3);
  });

  it('of a habit of thinking costs more', () => {
    const mid = (isThinking: boolean) =>
      tallied(habitEvents({ perDay: 10, provider: 'openai', isThinking }, now)).result(rest).figures.energy.mid;
    expect(mid(true)).toBeGreaterThan(1.5 * mid(false));
  });
});
