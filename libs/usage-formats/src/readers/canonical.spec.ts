import { describe, expect, it } from '@jest/globals';
import { canonicalEvents, canonicalTable, second } from '../../test/logs-sample.js';
import { file, lines, notes, read, skips, sum } from '../../test/reading.js';
import { guessColumns } from '../columns.js';
import { tableColumns } from '../source-reader.js';

const table = (text: string, name = 'usage.csv') => file(name, text);

describe('events as such', () => {
  it('are read alike from a body, an array, lines, one after the other and a table', async () => {
    const events = canonicalEvents();
    const text = events.map((event) => JSON.stringify(event));
    const forms = [
      file('a.json', { events }),
      file('a.json', events),
      file('a.json', JSON.stringify(events, null, 2)),
      lines('a.ndjson', events),
      lines('a', events),
      file('a.json', `\ufeff${text.join('\r\n')}`),
      file('a.json', text.join(' ')),
    ];
    const expected = (await read([forms[0] ?? file('', '')])).events;
    expect(expected.map(({ inputTokens }) => inputTokens)).toEqual([1200, 900, 10]);
    for (const form of forms) expect((await read([form])).events).toEqual(expected);
  });

  it('are one use where ids are equal, several where equal rows have none, and none where a file repeats another', async () => {
    const [first, , nameless] = canonicalEvents();
    const once = lines('a.ndjson', [first, first, nameless, nameless]);
    expect((await read([once])).report).toMatchObject({ requests: 3, duplicates: 1 });
    expect((await read([once, once])).report).toMatchObject({ requests: 3, duplicates: 5 });
  });

  it('are refused one by one, with the rule they break', async () => {
    const time = second(0);
    const { events, report } = await read([
      lines('a.ndjson', [
        { startedAt: time, inputTokens: 1, outputTokens: 1 },
        { startedAt: time, inputTokens: -1 },
        { startedAt: time, inputTokens: 2 ** 53 },
        `{"startedAt":"${time}","inputTokens":1e999}`,
        `{"startedAt":"${time}","inputTokens":1,"inputTokens":2}`,
        { startedAt: time, inputTokens: 1, inputCacheReadTokens: 2 },
        { startedAt: '2027-01-01T00:00:00Z', inputTokens: 1 },
        { inputTokens: 1 },
        `{"startedAt":"${time}","inputTokens":1,"__proto__":{"x":1}}`,
        { startedAt: time, inputTokens: 1, model: 'a\u0000b' },
        'not json',
        '[[1]]',
      ]),
    ]);
    expect(events).toHaveLength(1);
    expect(skips(report)).toEqual({
      'invalid-number': 3,
      'repeated-field': 1,
      'parts-exceed-input': 1,
      'time-out-of-range': 1,
      'missing-time': 1,
      'unknown-field': 1,
      'invalid-name': 1,
      'invalid-json': 1,
      'not-an-object': 1,
    });
  });

  it('are understood under the names of other tools, whose texts are left behind', async () => {
    const { events } = await read([
      lines('a.ndjson', [
        {
          request_id: 'r1',
          startTime: '2026-10-02 09:20:46.847371',
          model: 'gpt-5',
          prompt_tokens: 50,
          completion_tokens: 7,
          cache_hit: 'None',
          messages: 'QX7secret',
        },
      ]),
    ]);
    expect(events[0]).toMatchObject({
      id: 'r1',
      startedAt: '2026-10-02T09:20:46.847Z',
      inputTokens: 50,
      outputTokens: 7,
      servedFromCache: null,
    });
    expect(JSON.stringify(events)).not.toContain('QX7secret');
  });
});

describe('a table', () => {
  it('is read by its header, whatever the mark, the case, the spaces and the delimiter', async () => {
    const cells = [
      [' Model ', 'START_TIME', 'Input Tokens', 'gen_ai.usage.output_tokens', 'Comment'],
      ['gpt-5', second(0), '10.0', '5', 'a "quoted" thing'],
      ['gpt-5', second(0), '1,234', '6', 'two\nlines'],
    ];
    for (const delimiter of [',', ';', '\t']) {
      const quoted = cells.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter));
      const { events, report } = await read([table(`\ufeff${quoted.join('\r\n')}\r\n\r\n`)]);
      expect(events.map(({ inputTokens, outputTokens }) => [inputTokens, outputTokens])).toEqual([
        [10, 5],
        [1234, 6],
      ]);
      expect(report).toMatchObject({ format: 'canonical', skipped: [] });
    }
  });

  it('counts two equal rows of one day and model both', async () => {
    const row = '1790812800,1790899200,gpt-5,3,1000.0,400.0,90.0';
    const text = `start_time,end_time,model,requests,input_tokens,input_cached_tokens,output_tokens\n${row}\n${row}\n1790899200,1790985600,,0,,,\n`;
    const { events, report } = await read([table(text)]);
    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({
      granularity: 'day',
      requests: 3,
      inputTokens: 1000,
      inputCacheReadTokens: 400,
      tokenGrade: 'B',
      startedAt: '2026-10-01T00:00:00.000Z',
    });
    expect(skips(report)).toEqual({ 'no-usage': 1 });
    expect((await read([table(text), table(text)])).report).toMatchObject({ requests: 6, duplicates: 2 });
  });

  it('adds up input whose parts stand apart, and says so', async () => {
    const apart = `date,model,input_tokens,cache_read_input_tokens,cache_creation_input_tokens,output_tokens\n2026-10-01,claude-sonnet-4-5,10,3000,200,50\n`;
    const { events, report } = await read([table(apart)]);
    expect(events[0]).toMatchObject({
      inputTokens: 3210,
      inputCacheReadTokens: 3000,
      inputCacheWriteTokens: 200,
      granularity: 'day',
      requests: null,
    });
    expect(notes(report)).toEqual({ 'input-made-inclusive': 1 });
    const cursor =
      'Date,Kind,Model,Max Mode,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens,Total Tokens,Cost\n"2026-10-01T08:00:00.000Z","Included","auto","No","200","10","3000","50","3260","Included"\n';
    const [row] = (await read([table(cursor)])).events;
    expect((row?.inputTokens ?? 0) + (row?.outputTokens ?? 0)).toBe(3260);
  });

  it('refuses formulas, exponents, full-width digits and other numbers that are none', async () => {
    const head = 'startedAt,model,inputTokens,outputTokens\n';
    const rows = [
      '=cmd|calc,1,1',
      '+1+cmd,1,1',
      '@SUM(A1),1,1',
      'gpt-5,1e5,1',
      'gpt-5,-1,1',
      'gpt-5,１２,1',
      'gpt-5,NaN?,1',
      'gpt-5,9007199254740993,1',
      '"=""gpt-5""",7,1',
      '@cf/meta/llama-3-8b,8,1',
    ];
    const { events, report } = await read([table(head + rows.map((row) => `${second(0)},${row}`).join('\n'))]);
    expect(events.map(({ modelRawRequest, inputTokens }) => [modelRawRequest, inputTokens])).toEqual([
      ['gpt-5', 7],
      ['@cf/meta/llama-3-8b', 8],
    ]);
    expect(skips(report)).toEqual({ 'invalid-name': 3, 'invalid-number': 5 });
  });

  it('follows the columns a person named, where the header says nothing', async () => {
    const text = `Wann,Was,rein,raus\n${second(0)},gpt-5,11,22\n`;
    expect((await read([table(text)])).error).toMatchObject({ code: 'nothing-usable' });
    expect(await tableColumns(table(text))).toEqual({ header: ['Wann', 'Was', 'rein', 'raus'], columns: {} });
    const columns = { startedAt: 0, modelRawRequest: 1, inputTokens: 2, outputTokens: 3 };
    const { events } = await read([table(text)], { columns });
    expect(events[0]).toMatchObject({ modelRawRequest: 'gpt-5', inputTokens: 11, outputTokens: 22 });
  });

  it('understands Korean headers and the encodings spreadsheets write', async () => {
    const text = `sep=;\r\n날짜;모델;입력 토큰;출력 토큰\r\n2026-10-01;gpt-5;10;20\r\n`;
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(text, (one) => one.charCodeAt(0)).buffer),
    ]);
    for (const form of [table(text), file('usage.csv', utf16)])
      expect(sum((await read([form])).events, 'outputTokens')).toBe(20);
  });

  it('shows its header and what it takes it for', async () => {
    expect(await tableColumns(table(canonicalTable))).toEqual({
      header: ['startedAt', 'model', 'inputTokens', 'outputTokens', 'note'],
      columns: { startedAt: 0, modelRawRequest: 1, inputTokens: 2, outputTokens: 3 },
    });
    expect(await tableColumns(file('a.json', canonicalEvents()))).toBeNull();
    expect(guessColumns(['created_at', 'timestamp', 'tokens_prompt', 'native_tokens_prompt'])).toEqual({
      startedAt: 1,
      inputTokens: 3,
    });
  });
});
