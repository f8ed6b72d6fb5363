import { describe, expect, it } from '@jest/globals';
import { cloudEvents } from './cloud-events.js';

const event = {
  specversion: '1.0',
  id: '1',
  source: '/gateway',
  type: 'ai.usage.v1',
  time: '2026-10-02T10:00:00Z',
  subject: 'project-1',
  data: { model: 'gpt-5', inputTokens: 10 },
};

describe('a batch of CloudEvents', () => {
  it('is the usage in each of them, named by source and id', () => {
    expect(cloudEvents([event])).toEqual([
      {
        index: 0,
        json: {
          id: '8:/gateway1',
          sourceKind: 'cloudevents',
          startedAt: '2026-10-02T10:00:00Z',
          projectTag: 'project-1',
          model: 'gpt-5',
          inputTokens: 10,
        },
      },
    ]);
  });

  it('takes the names OpenTelemetry has for the same', () => {
    const data = { 'gen_ai.request.model': 'gpt-5', 'gen_ai.usage.input_tokens': 10, 'gen_ai.prompt': 'text' };
    expect(cloudEvents([{ ...event, data }])).toMatchObject([{ json: { modelRawRequest: 'gpt-5', inputTokens: 10 } }]);
    expect(JSON.stringify(cloudEvents([{ ...event, data }]))).not.toContain('text');
  });

  it('has a fault for each that is none, and is refused when it is no batch', () => {
    for (const none of [null, 7, {}, { ...event, type: 'prompt' }, { ...event, id: '' }, { ...event, data: [] }])
      expect(cloudEvents([none])).toEqual([{ index: 0, pointer: '', code: 'cloud-event-invalid' }]);
    for (const none of [null, {}, [], Array.from({ length: 10_001 }, () => event)])
      expect(() => cloudEvents(none)).toThrow('validation-failed');
  });
});
