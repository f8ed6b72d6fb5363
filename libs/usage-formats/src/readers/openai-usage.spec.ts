import { describe, expect, it } from '@jest/globals';
import {
  openaiActivityPage,
  openaiActivityTable,
  openaiBucket,
  openaiCompletion,
  openaiDay,
  openaiPage,
  openaiPages,
  openaiResult,
  openaiRow,
  openaiRows,
  openaiTable,
} from '../../test/openai-sample.js';
import { file, lines, notes, now, read, skips, sum } from '../../test/reading.js';
import type { UsageEvent } from '../event.js';
import { knowsTable } from '../formats.js';
import { openaiUsagePage } from './openai-usage.js';

const pages = (...buckets: readonly (readonly unknown[])[]) =>
  file(
    'usage.json',
    buckets.map((results) => openaiPage([openaiBucket(0, results)])),
  );

const idsOf = (events: readonly UsageEvent[]) => new Set(events.map(({ id }) => id));

describe('answers of the OpenAI usage API', () => {
  it('gives one event for each group of a bucket, with input that holds what was cached and written', async () => {
    const { events, report } = await read([pages([openaiCompletion()])]);
    expect(events).toMatchObject([
      {
        sourceKind: 'openai_usage',
        granularity: 'day',
        startedAt: '2026-10-02T00:00:00.000Z',
        endedAt: '2026-10-03T00:00:00.000Z',
        requests: 5,
        operation: 'chat',
        provider: 'openai',
        modelRawResponse: 'gpt-5-2025-08-07',
        inputTokens: 1000,
        inputCacheReadTokens: 300,
        inputCacheWriteTokens: 100,
        outputTokens: 200,
        outputReasoningTokens: null,
        modality: null,
        tokenGrade: 'B',
        serviceTier: 'default',
        isBatch: false,
      },
    ]);
    expect(report).toMatchObject({ format: 'openai_usage', requests: 5, duplicates: 0, skipped: [] });
  });

  it('reads every list, and says what it leaves out and why', async () => {
    const { events, report } = await read([file('usage.json', openaiPages())]);
    expect(events.map(({ operation, modelRawResponse, units }) => [operation, modelRawResponse, units])).toEqual([
      ['chat', 'gpt-5-2025-08-07', null],
      ['chat', 'gpt-5-mini', null],
      ['chat', 'gpt-5-mini', null],
      ['embeddings', 'text-embedding-3-small', null],
      ['image_generation', 'gpt-image-1', { images: 4, imagePixels: 4 * 1024 * 1536 }],
      ['speech', 'tts-1', { characters: 4200 }],
      ['transcription', 'whisper-1', { audioSeconds: 90 }],
    ]);
    expect(skips(report)).toEqual({ 'other-service': 2, 'money-only': 1 });
    expect(report.requests).toBe(5 + 2 + 1 + 5 * 4);
  });

  it('takes one answer, its buckets, or a line for each', async () => {
    const whole = await read([file('a.json', openaiPages())]);
    const buckets = openaiPages().flatMap(({ data }) => data as unknown[]);
    for (const other of [lines('b.jsonl', openaiPages()), file('c.json', buckets), lines('d', buckets)])
      expect((await read([other])).events).toEqual(whole.events);
  });

  it('takes answers one after the other, and one that is larger than any record may be', async () => {
    const whole = await read([file('a.json', openaiPages())]);
    const text = openaiPages().map((page) => JSON.stringify(page, null, 2));
    expect((await read([file('b.json', text.join('\n'))])).events).toEqual(whole.events);
    const results = Array.from({ length: 100 }, (_, key) =>
      openaiCompletion({ api_key_id: `${key}`.padEnd(2000, 'x') }),
    );
    const large = openaiPage(Array.from({ length: 100 }, (_, day) => openaiBucket(-day, results)));
    const { report } = await read([file('large.json', large)]);
    expect(JSON.stringify(large).length).toBeGreaterThan(16 * 2 ** 20);
    expect(report).toMatchObject({ requests: 5 * 100 * 100, skipped: [] });
  });

  it('adds audio to older answers, which counted text only', async () => {
    const older = { input_tokens: 1000, output_tokens: 200, input_cached_tokens: 300 };
    const audio = { input_audio_tokens: 50, output_audio_tokens: 20 };
    const { events, report } = await read([pages([openaiResult('completions', { ...older, ...audio })])]);
    expect(events).toMatchObject([
      { inputTokens: 1050, outputTokens: 220, modality: { inputAudioTokens: 50, outputAudioTokens: 20 } },
    ]);
    expect(notes(report)).toEqual({ 'audio-made-inclusive': 1 });
  });

  it('leaves a total alone that holds its parts, and mends one that is that of the text', async () => {
    const parts = {
      input_text_tokens: 500,
      input_cached_text_tokens: 300,
      input_audio_tokens: 100,
      output_text_tokens: 200,
    };
    const { events } = await read([
      pages(
        [openaiCompletion({ ...parts, model: 'a', input_tokens: 1000, output_tokens: 230, output_audio_tokens: 30 })],
        [
          openaiCompletion({
            ...parts,
            model: 'b',
            input_tokens: 800,
            input_cache_write_tokens: 0,
            output_audio_tokens: 30,
          }),
        ],
      ),
    ]);
    expect(events.map(({ inputTokens, outputTokens }) => [inputTokens, outputTokens])).toEqual([
      [1000, 230],
      [900, 230],
    ]);
    expect(events[0]?.modality).toEqual({
      inputTextTokens: 800,
      inputAudioTokens: 100,
      outputTextTokens: 200,
      outputAudioTokens: 30,
    });
  });

  it('reads the results of older buckets, which had another name', async () => {
    const { results, ...bucket } = openaiBucket(0, [openaiCompletion()]);
    const { report } = await read([file('usage.json', openaiPage([{ ...bucket, result: results }]))]);
    expect(report).toMatchObject({ requests: 5 });
  });

  it('keeps the id of a bucket that has grown, and counts its fullest telling in whatever order', async () => {
    const early = pages([openaiCompletion()]);
    const late = pages([openaiCompletion({ num_model_requests: 9, input_tokens: 2000 })]);
    const alone = await read([early]);
    for (const files of [
      [early, late],
      [late, early],
      [early, late, early],
    ]) {
      const { events, report } = await read(files);
      expect(events).toMatchObject([{ id: alone.events[0]?.id, requests: 9, inputTokens: 2000 }]);
      expect(report.duplicates).toBe(files.length - 1);
    }
  });

  it('counts a page told twice in one file once, and equal results of one bucket each', async () => {
    const equal = [openaiCompletion(), openaiCompletion()];
    const { events, report } = await read([pages(equal, equal)]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(2);
    expect(report).toMatchObject({ requests: 10, duplicates: 2 });
  });

  it('carries nothing of whose key or project it was', async () => {
    const { events } = await read([file('usage.json', openaiPages())]);
    expect(JSON.stringify(events)).not.toContain('QX7');
    const otherKey = openaiPages().map((page) => JSON.parse(JSON.stringify(page).replaceAll('key_QX7secret', 'key_2')));
    expect((await read([file('usage.json', otherKey)])).events[0]?.id).not.toBe(events[0]?.id);
  });

  it('refuses what is no count or no time, and reads on', async () => {
    const { report } = await read([
      file('usage.json', [
        openaiPage([
          openaiBucket(0, [openaiCompletion({ input_tokens: -1 }), openaiCompletion({ output_tokens: 0.5 }), null, {}]),
          { ...openaiBucket(0, [openaiCompletion()]), start_time: 'soon' },
          openaiBucket(900, [openaiCompletion()]),
          openaiBucket(0, [openaiCompletion({ input_cached_tokens: 5000 }), openaiCompletion()]),
        ]),
      ]),
    ]);
    expect(report.requests).toBe(5);
    expect(skips(report)).toEqual({
      'invalid-number': 2,
      'not-an-object': 1,
      'unknown-type': 1,
      'missing-time': 1,
      'time-out-of-range': 1,
      'parts-exceed-input': 1,
    });
  });

  it('says that there was no use, and that a bill holds none', async () => {
    const empty = await read([file('usage.json', openaiPage([openaiBucket(0, [])]))]);
    expect(empty.error?.facts).toMatchObject({ reasons: ['no-usage'] });
    const bill = openaiResult('x', { object: 'organization.costs.result', amount: { value: 0.06, currency: 'usd' } });
    expect((await read([pages([bill])])).error?.facts).toMatchObject({ reasons: ['money-only'] });
  });
});

describe('one answer by itself', () => {
  it('gives the events a file of it gives, and where to go on', async () => {
    const [first] = openaiPages();
    const { events, nextPage, isRecognised } = openaiUsagePage(first, now);
    expect(events).toEqual((await read([file('usage.json', [first])])).events);
    expect([nextPage, isRecognised]).toEqual(['page_2', true]);
  });

  it('counts what it leaves out, and never throws', () => {
    const [, , , , , moderations, , costs] = openaiPages();
    expect(openaiUsagePage(moderations, now).skipped).toEqual([{ reason: 'other-service', count: 1 }]);
    expect(openaiUsagePage(costs, now)).toMatchObject({ events: [], skipped: [{ reason: 'money-only', count: 1 }] });
    for (const none of [null, 'page', [], {}, { error: {} }, { object: 'page', data: {} }])
      expect(openaiUsagePage(none, now)).toEqual({ events: [], skipped: [], nextPage: null, isRecognised: false });
    expect(openaiUsagePage({ object: 'page', data: [null, 1, {}] }, now)).toMatchObject({
      events: [],
      isRecognised: true,
    });
  });
});

describe('the usage export of OpenAI', () => {
  it.each([',', '\t', ';'])('counts equal rows each and empty days never, cut by %j', async (delimiter) => {
    const { events, report } = await read([file('completions_usage.csv', openaiTable(openaiRows, delimiter))]);
    expect(report).toMatchObject({ format: 'openai_usage', requests: 23, duplicates: 0 });
    expect(skips(report)).toEqual({ 'no-usage': 1 });
    expect(
      events.map(({ inputTokens, inputCacheReadTokens, outputTokens }) => [
        inputTokens,
        inputCacheReadTokens,
        outputTokens,
      ]),
    ).toEqual(Array.from({ length: 4 }, () => [1000, 300, 200]));
    expect(new Set(events.map(({ id }) => id)).size).toBe(4);
    expect(events[0]).toMatchObject({ granularity: 'day', isBatch: false, startedAt: '2026-10-02T00:00:00.000Z' });
  });

  it('counts a file given twice once, and a later export of the same days as the same uses', async () => {
    const table = file('usage.csv', openaiTable(openaiRows));
    expect((await read([table, table])).report).toMatchObject({ requests: 23, duplicates: 4 });
    const later = openaiRows.map((row) => (row.model === 'gpt-5-mini' ? { ...row, num_model_requests: '12.0' } : row));
    const grown = await read([table, file('later.csv', openaiTable([...later, openaiRow(3)]))]);
    expect(grown.report).toMatchObject({ requests: 25, duplicates: 4 });
    expect(idsOf(grown.events)).toEqual(idsOf((await read([table])).events));
  });

  it('counts two equal rows once each also where another file has them the other way round', async () => {
    const rows = [{ ...openaiRows[0], input_tokens: '500' }, { ...openaiRows[0] }];
    const files = [rows, rows.toReversed()].map((each, at) => file(`${at}.csv`, openaiTable(each)));
    expect(sum((await read(files)).events, 'inputTokens')).toBe(1500);
  });

  it('gives the ids the answers of the API give where both are grouped alike', async () => {
    const [row = {}] = openaiRows;
    const answer = openaiCompletion({ user_id: null, api_key_id: null });
    expect((await read([file('a.csv', openaiTable([row]))])).events[0]?.id).toBe(
      (await read([pages([answer])])).events[0]?.id,
    );
  });

  it('knows an export without any use, a bill, and moderations among embeddings', async () => {
    const none =
      'start_time,end_time,start_time_iso,end_time_iso\n1790899200,1790985600,2026-10-02T00:00:00+00:00,2026-10-03T00:00:00+00:00\n';
    expect((await read([file('none.csv', none)])).error?.facts).toMatchObject({ reasons: ['no-usage'] });
    const bill = `start_time,end_time,amount_value,amount_currency,line_item\n${openaiDay},${openaiDay + 86_400},0.06,usd,GPT\n`;
    expect((await read([file('bill.csv', bill)])).error?.facts).toMatchObject({ reasons: ['money-only'] });
    const rows = ['text-embedding-3-small', 'omni-moderation-latest'].map(
      (model) => `${openaiDay},${openaiDay + 86_400},3,${model},70`,
    );
    const table = ['start_time,end_time,num_model_requests,model,input_tokens', ...rows, ''].join('\n');
    const { events, report } = await read([file('embeddings.csv', table)]);
    expect(events).toMatchObject([{ operation: 'embeddings', inputTokens: 70, outputTokens: null }]);
    expect(skips(report)).toEqual({ 'other-service': 1 });
  });

  it('refuses what is no count or no time, and reads on', async () => {
    const [row = {}] = openaiRows;
    const rows = [{ ...row, input_tokens: '-5' }, { ...row, output_tokens: '=1+1' }, { ...row, start_time: '' }, row];
    const { report } = await read([file('usage.csv', openaiTable(rows))]);
    expect(report.requests).toBe(5);
    expect(skips(report)).toEqual({ 'invalid-number': 2, 'missing-time': 1 });
  });

  it('needs no one to say what its columns mean', () => {
    const [header = ''] = openaiTable([]).split('\n');
    expect(knowsTable(header.split(','))).toBe(true);
    expect(knowsTable(['start_time', 'end_time', 'model', 'tokens'])).toBe(false);
  });
});

describe('the older usage API and its activity export', () => {
  it('gives text, embeddings, images, recordings and speech', async () => {
    const { events, report } = await read([file('usage.json', openaiActivityPage())]);
    expect(report).toMatchObject({ format: 'openai_usage', requests: 6 });
    expect(events).toMatchObject([
      { operation: 'chat', granularity: 'hour', inputTokens: 118, inputCacheReadTokens: 18, outputTokens: 35 },
      { operation: 'embeddings', inputTokens: 40 },
      { operation: 'image_generation', modelRawResponse: 'dall-e-3', units: { images: 2 } },
      { operation: 'transcription', units: { audioSeconds: 30 } },
      { operation: 'speech', units: { characters: 800 } },
    ]);
    expect(JSON.stringify(events)).not.toContain('QX7');
  });

  it('reads the same as a table', async () => {
    const { events, report } = await read([file('activity.csv', openaiActivityTable)]);
    expect(report).toMatchObject({ format: 'openai_usage', requests: 3 });
    expect(events.map(({ startedAt, inputTokens }) => [startedAt, inputTokens])).toEqual([
      ['2026-10-02T00:00:00.000Z', 118],
      ['2026-10-02T01:00:00.000Z', 10],
    ]);
  });
});
