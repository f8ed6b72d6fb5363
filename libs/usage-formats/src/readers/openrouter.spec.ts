import { describe, expect, it } from '@jest/globals';
import {
  openrouterActivity,
  openrouterAnswers,
  openrouterGeneration,
  openrouterRow,
  openrouterRows,
  openrouterTable,
} from '../../test/openrouter-sample.js';
import { file, lines, notes, read, skips, sum } from '../../test/reading.js';
import { knowsTable } from '../formats.js';

describe('the activity export of OpenRouter', () => {
  it('gives a request for each generation, with who ran it', async () => {
    const { events, report } = await read([file('activity.csv', openrouterTable(openrouterRows))]);
    expect(events[0]).toMatchObject({
      id: 'openrouter|gen-1',
      sourceKind: 'openrouter',
      granularity: 'request',
      startedAt: '2026-10-02T18:54:30.040Z',
      requests: 1,
      hostProvider: 'Amazon Bedrock',
      modelRawResponse: 'anthropic/claude-4.5-sonnet-20250929',
      inputTokens: 1000,
      inputCacheReadTokens: 400,
      outputTokens: 300,
      outputReasoningTokens: 120,
      tokenGrade: 'A',
      isStream: true,
      servedFromCache: null,
      durationMs: 5210,
      ttftMs: 831,
      cost: 0.0125,
      currency: 'USD',
    });
    expect(events[1]).toMatchObject({ modelRawResponse: 'deepseek/deepseek-r1:free', cost: null });
    expect(report).toMatchObject({ format: 'openrouter', requests: 3, duplicates: 0 });
    expect(skips(report)).toEqual({ 'failed-call': 1 });
    expect(notes(report)).toEqual({ 'own-key': 1 });
    expect(JSON.stringify(events)).not.toContain('QX7');
  });

  it('counts a generation once, in a table and as an answer', async () => {
    const table = file('activity.csv', openrouterTable(openrouterRows));
    expect((await read([table, table])).report).toMatchObject({ requests: 3, duplicates: 3 });
    const answer = file('generation.json', { data: openrouterGeneration('gen-1') });
    expect((await read([table, answer])).report).toMatchObject({ requests: 3, duplicates: 1 });
  });

  it('refuses what is no count or no time, and reads on', async () => {
    const rows = [
      openrouterRow('a', { tokens_prompt: '-1' }),
      openrouterRow('b', { created_at: 'yesterday' }),
      openrouterRow('c', { tokens_cached: '5000' }),
      openrouterRow('d', { generation_id: '' }),
      openrouterRow('e'),
    ];
    const { report } = await read([file('activity.csv', openrouterTable(rows))]);
    expect(report.requests).toBe(1);
    expect(skips(report)).toEqual({
      'invalid-number': 1,
      'invalid-time': 1,
      'parts-exceed-input': 1,
      'invalid-name': 1,
    });
  });

  it('needs no one to say what its columns mean', () => {
    expect(knowsTable((openrouterTable([]).split('\n')[0] ?? '').split(','))).toBe(true);
    expect(knowsTable(['date', 'model', 'requests', 'prompt_tokens'])).toBe(false);
  });
});

describe('generations as OpenRouter answers them', () => {
  it("are counted in the host's own tokens, and placed where they were kept", async () => {
    const { events } = await read([file('generation.json', { data: openrouterGeneration('gen-1') })]);
    expect(events).toMatchObject([
      {
        inputTokens: 1000,
        inputCacheReadTokens: 400,
        outputTokens: 300,
        outputReasoningTokens: 120,
        modelRawRequest: 'openrouter/auto',
        modelRawResponse: 'anthropic/claude-4.5-sonnet-20250929',
        region: 'europe',
        serviceTier: 'standard',
        durationMs: 5210,
        ttftMs: null,
      },
    ]);
  });

  it('fall back on the tokens that are the same for all models', async () => {
    const {
      native_tokens_prompt: _prompt,
      native_tokens_completion: _completion,
      ...rest
    } = openrouterGeneration('gen-1');
    const more = { native_tokens_cached: null, native_tokens_reasoning: null, data_region: 'global' };
    const { events } = await read([file('generation.json', { data: { ...rest, ...more } })]);
    expect(events).toMatchObject([{ inputTokens: 800, outputTokens: 250, outputReasoningTokens: null, region: null }]);
  });

  it('computed nothing when they came out of the response cache', async () => {
    const cached = openrouterGeneration('gen-2', {
      response_cache_source_id: 'gen-1',
      native_tokens_prompt: 0,
      native_tokens_completion: 0,
    });
    const { events } = await read([
      file('generation.json', { data: { ...cached, native_tokens_cached: 0, native_tokens_reasoning: 0 } }),
    ]);
    expect(events).toMatchObject([{ servedFromCache: true, inputTokens: 0 }]);
  });

  it('may be embeddings, and hold images', async () => {
    const { events } = await read([
      lines('generations.jsonl', [
        { data: openrouterGeneration('a', { api_type: 'embeddings', is_byok: true }) },
        openrouterGeneration('b', { native_tokens_completion_images: 260 }),
      ]),
    ]);
    expect(events).toMatchObject([
      { operation: 'embeddings' },
      { operation: 'chat', modality: { outputImageTokens: 260 } },
    ]);
  });

  it('are the same under the names the SDK gives the fields', async () => {
    const camel = (json: object): object =>
      Object.fromEntries(
        Object.entries(json).map(([name, value]) => [
          name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
          value,
        ]),
      );
    for (const answer of [openrouterGeneration('gen-1'), openrouterActivity()])
      expect((await read([file('sdk.json', { data: camel(answer) })])).events).toEqual(
        (await read([file('api.json', { data: answer })])).events,
      );
  });
});

describe('activities as OpenRouter answers them', () => {
  it('are days of a model at an endpoint', async () => {
    const { events, report } = await read([file('activity.json', openrouterAnswers())]);
    const days = events.filter(({ granularity }) => granularity === 'day');
    expect(days).toMatchObject([
      {
        startedAt: '2026-10-01T00:00:00.000Z',
        requests: 5,
        hostProvider: 'OpenAI',
        modelRawRequest: 'openai/gpt-4.1',
        modelRawResponse: 'openai/gpt-4.1-2025-04-14',
        inputTokens: 50,
        outputTokens: 125,
        outputReasoningTokens: 25,
        tokenGrade: 'B',
        cost: 0.015,
      },
      { modelRawResponse: 'x-ai/grok-4' },
    ]);
    expect(report.requests).toBe(12);
    expect(notes(report)).toEqual({ 'own-key': 1 });
  });

  it('keep their ids, and count once in their fullest telling', async () => {
    const early = file('a.json', { data: [openrouterActivity()] });
    const late = file('b.json', { data: [openrouterActivity({ requests: 7, prompt_tokens: 90 })] });
    const { events, report } = await read([late, early]);
    expect(events).toMatchObject([{ id: (await read([early])).events[0]?.id, requests: 7 }]);
    expect(report.duplicates).toBe(1);
  });

  it('are the same as a table', async () => {
    const fields = Object.entries(openrouterActivity());
    const table = [fields.map(([name]) => name).join(','), fields.map(([, value]) => value).join(','), ''].join('\n');
    const { events } = await read([file('activity.csv', table)]);
    expect(events).toEqual((await read([file('activity.json', { data: [openrouterActivity()] })])).events);
    expect(sum(events, 'requests')).toBe(5);
  });
});
