import { describe, expect, it } from '@jest/globals';
import { explain, methodSteps, type UsageInput } from '@promptprint/emissions';
import { methodStepOf } from './method-step.js';

const uses: [string, UsageInput][] = [
  ['electricity', { provider: 'openai', model: 'gpt-5', inputTokens: 300, outputTokens: 400 }],
  ['unmetered', { provider: 'openai', operation: 'chat', granularity: 'exchange', requests: 1 }],
  ['image', { model: 'FLUX.1-dev', images: 1 }],
  ['video', { model: 'Wan2.1-T2V-14B', videoSeconds: 5 }],
];

describe('the step of the method a figure leads to', () => {
  it.each(uses)('of electricity is %s', (step, usage) => {
    expect(methodStepOf({ explanation: explain(usage), metric: 'energy' })).toBe(step);
  });

  it('is there for every metric', () => {
    const explanation = explain({ model: 'gpt-5', inputTokens: 300, outputTokens: 400 });
    const ids = new Set<string>(methodSteps.map(({ id }) => id));
    for (const metric of ['carbon', 'energy', 'water'] as const)
      expect(ids).toContain(methodStepOf({ explanation, metric }));
  });
});
