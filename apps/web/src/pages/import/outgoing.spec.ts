import { describe, expect, it } from '@jest/globals';
import { candidateOf, compared, isChosen, type Candidate, type Choice } from './outgoing.js';

const at = Date.parse('2026-11-20T09:34:56.789Z');
const candidate = (wish: Partial<Candidate> = {}): Candidate => ({
  at,
  source: 'chatgpt_export',
  model: 'gpt-5',
  input: 100,
  output: 50,
  bytes: 200,
  ...wish,
});
const everything: Choice = { from: null, to: null, precision: 'hour', dropped: new Set() };

describe('what is handed over', () => {
  it('leaves out models and days a person does not want to hand over', () => {
    const choice = { ...everything, from: '2026-11-20', to: '2026-11-20', dropped: new Set([null]) };
    expect(isChosen(candidate(), choice)).toBe(true);
    expect(isChosen(candidate({ model: null }), choice)).toBe(false);
    expect(isChosen(candidate({ at: at - 86_400_000 }), choice)).toBe(false);
    expect(isChosen(candidate({ at: null }), choice)).toBe(false);
  });

  it('reads a line that names only what is known', () => {
    const line = { sourceKind: 'codex', startedAt: '2026-11-20T09:34:56.789Z', inputTokens: 5 };
    expect(candidateOf(line, 90)).toEqual({ at, source: 'codex', model: null, input: 5, output: null, bytes: 90 });
    expect(candidateOf({ sourceKind: 'codex' }, 20)).toMatchObject({ at: null });
  });
});

describe('comparing with the log', () => {
  const hour = Date.parse('2026-11-20T09:00:00Z');
  const stored = { at: hour, source: 'chatgpt_export', model: 'gpt-5', input: 100, output: 50 };

  it('finds a use again at the precision it was kept with', () => {
    expect(compared([candidate(), candidate({ output: 51 })], [stored], 'hour')).toEqual({
      fresh: 1,
      seen: 1,
      look: 0,
    });
  });

  it('asks for a look when it was kept with another precision', () => {
    expect(compared([candidate()], [stored], 'exact')).toEqual({ fresh: 0, seen: 0, look: 1 });
  });

  it('counts equal uses as often as they are there', () => {
    const three = [candidate(), candidate({ at: at + 1000 }), candidate({ at: at + 2000 })];
    expect(compared(three, [stored, stored], 'hour')).toEqual({ fresh: 1, seen: 2, look: 0 });
  });

  it('never takes one source for another', () => {
    expect(compared([candidate({ source: 'claude_export' })], [stored], 'hour')).toEqual({
      fresh: 1,
      seen: 0,
      look: 0,
    });
  });
});
