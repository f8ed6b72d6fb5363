import { describe, expect, it } from '@jest/globals';
import { cursorLayouts, cursorRows, cursorTable } from '../../test/cursor-sample.js';
import { file, notes, read, skips, sum } from '../../test/reading.js';
import { knowsTable } from '../formats.js';

const table = (text: string) => file('usage-events.csv', text);

describe('the usage table of Cursor', () => {
  it('adds up four columns that hold no token twice', async () => {
    const { events, report } = await read([table(cursorTable(cursorRows))]);
    expect(
      events.map(({ inputTokens, inputCacheReadTokens, inputCacheWriteTokens, outputTokens }) => [
        inputTokens,
        inputCacheReadTokens,
        inputCacheWriteTokens,
        outputTokens,
      ]),
    ).toEqual([
      [3210, 3000, 200, 50],
      [800, 100, 0, 90],
      [800, 100, 0, 90],
      [45, 0, 40, 3],
      [400, 0, 0, 20],
    ]);
    const total = 3260 + 890 + 890 + 48 + 420;
    expect(sum(events, 'inputTokens') + sum(events, 'outputTokens')).toBe(total);
    expect(events[0]).toMatchObject({
      startedAt: '2026-10-02T10:00:00.000Z',
      granularity: 'request',
      requests: 1,
      modelRawRequest: 'auto',
      provider: null,
      tokenGrade: 'A',
      cost: null,
      clientApp: 'cursor',
    });
    expect(report).toMatchObject({ format: 'cursor', version: '1', requests: 5, duplicates: 0 });
  });

  it.each(Object.entries(cursorLayouts))(
    '%s is found by its header and gives the same uses',
    async (_name, columns) => {
      const whole = await read([table(cursorTable(cursorRows))]);
      const { events } = await read([table(cursorTable(cursorRows, columns))]);
      expect(events).toEqual(whole.events);
      expect(
        (await read([table(cursorTable(cursorRows)), table(cursorTable(cursorRows, columns))])).report,
      ).toMatchObject({ requests: 5, duplicates: 5 });
    },
  );

  it('counts equal rows each, a row that failed after it had run, and none that never ran', async () => {
    const { events, report } = await read([table(cursorTable(cursorRows))]);
    expect(events[1]?.id).not.toBe(events[2]?.id);
    expect(events[3]).toMatchObject({ modelRawRequest: 'composer-1', outputTokens: 3 });
    expect(skips(report)).toEqual({ 'no-usage': 1 });
  });

  it('keeps an amount that was charged, and nothing where words stand for it', async () => {
    const costs = ['$0.10', '0.1', 'Included', 'Free', '-', '$0.00', 'about ten'];
    const { events } = await read([table(cursorTable(costs.map((cost, at) => ({ at, fresh: 1, output: 1, cost }))))]);
    expect(events.map(({ cost, currency }) => [cost, currency])).toEqual([
      [0.1, 'USD'],
      [0.1, 'USD'],
      ...Array.from({ length: 5 }, () => [null, null]),
    ]);
  });

  it('says which uses may also stand on the bill of a provider', async () => {
    expect(notes((await read([table(cursorTable(cursorRows))])).report)).toEqual({ 'own-key': 1 });
  });

  it('carries nothing of whose row it is, not even in an id', async () => {
    const { events } = await read([table(cursorTable(cursorRows))]);
    expect(JSON.stringify(events)).not.toContain('QX7');
    const other = cursorTable(cursorRows).replaceAll('QX7secret@example.com', 'someone@example.com');
    expect((await read([table(other)])).events).toEqual(events);
  });

  it('refuses counts that are none, and reads on', async () => {
    const text = cursorTable(cursorRows)
      .replace('"3000"', '"-3000"')
      .replace(/"2026[^"]*"/, '"yesterday"');
    const { report } = await read([table(text)]);
    expect(report.requests).toBe(4);
    expect(skips(report)).toMatchObject({ 'no-usage': 1 });
  });

  it('needs no one to say what its columns mean', () => {
    const header = (columns: (typeof cursorLayouts)[string] = []): string[] => columns.map(([name]) => name);
    for (const columns of Object.values(cursorLayouts)) expect(knowsTable(header(columns))).toBe(true);
    expect(knowsTable(['Date', 'Model', 'Input', 'Output'])).toBe(false);
  });
});
