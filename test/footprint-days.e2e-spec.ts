import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { startTestApp, type TestApp } from './support/app.js';
import { Given } from './support/given.js';
import { chat, chats, type Headers, UsageCalls } from './support/usage.js';

let app: TestApp;
let given: Given;
let calls: UsageCalls;

jest.setTimeout(30_000);
beforeAll(async () => {
  app = await startTestApp();
  given = new Given(app);
  calls = new UsageCalls(app);
}, 60_000);
afterEach(() => app.invariants());
afterAll(() => app.close());

interface Answer {
  zone: string;
  total: { events: number } | null;
  groups: { key: string; events: number }[];
}

const footprint = (headers: Headers, query = 'from=2026-10-01&to=2026-10-31'): Promise<Answer> =>
  calls.get(headers, `/v1/footprint?${query}`);
const keysOf = ({ groups }: Answer) => Object.fromEntries(groups.map(({ key, events }) => [key, events]));

describe('a day', () => {
  const at = (startedAt: string, number: number, more: object = {}) => ({
    ...chat(number),
    id: `at-${number}`,
    startedAt,
    ...more,
  });

  it.each([
    ['America/New_York', '2026-03-08T04:59:59Z', '2026-03-07'],
    ['America/New_York', '2026-03-08T05:00:00Z', '2026-03-08'],
    ['America/New_York', '2026-03-09T03:59:59Z', '2026-03-08'],
    ['America/New_York', '2026-03-09T04:00:00Z', '2026-03-09'],
    ['America/New_York', '2026-11-02T04:59:59Z', '2026-11-01'],
    ['America/New_York', '2026-11-02T05:00:00Z', '2026-11-02'],
    ['Asia/Seoul', '2024-02-28T15:00:00Z', '2024-02-29'],
    ['Asia/Seoul', '2026-10-31T14:59:59Z', '2026-10-31'],
    ['Asia/Kathmandu', '2026-10-01T18:15:00Z', '2026-10-02'],
    ['Pacific/Apia', '2026-10-01T11:00:00Z', '2026-10-02'],
  ])('in %s begins there: %s is %s', async (timezone, startedAt, day) => {
    const { headers } = await given.person({ timezone });
    await calls.record(headers, [at(startedAt, 1), at(startedAt, 2, { granularity: 'day' })]);
    const answer = await footprint(headers, 'from=2024-01-01&to=2026-11-20');
    expect(answer.zone).toBe(timezone);
    // A bucket of a whole day is named by its UTC date, wherever the person lives.
    const bucket = startedAt.slice(0, 10);
    expect(keysOf(answer)).toEqual(day === bucket ? { [day]: 2 } : { [day]: 1, [bucket]: 1 });
    const log = await calls.get(headers, `/v1/usage-events?from=${day}&to=${day}`);
    expect(log.items).toHaveLength(day === bucket ? 2 : 1);
  });

  it('is the calendar’s, at any instant of a year', async () => {
    const zones = ['Europe/Berlin', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Asia/Kolkata'];
    for (const timezone of zones) {
      const { headers } = await given.person({ timezone });
      const instants = fc.sample(fc.integer({ min: Date.UTC(2025, 10, 1), max: Date.UTC(2026, 10, 20) }), 300);
      const expected: Record<string, number> = {};
      const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone });
      for (const instant of instants)
        expected[calendar.format(instant)] = (expected[calendar.format(instant)] ?? 0) + 1;
      await calls.record(
        headers,
        instants.map((instant, number) => at(new Date(instant).toISOString(), number)),
      );
      expect(keysOf(await footprint(headers, 'from=2025-10-01&to=2026-11-21'))).toEqual(expected);
    }
  });

  it('moves with the person, without losing or doubling anything, while others write', async () => {
    const { headers } = await given.person({ timezone: 'UTC' });
    await calls.record(
      headers,
      chats(0, 300).map((event, hour) => ({
        ...event,
        startedAt: new Date(Date.UTC(2026, 9, 3) + hour * 3_600_000).toISOString(),
      })),
    );
    const before = await footprint(headers);
    expect(keysOf(before)['2026-10-03']).toBe(24);
    const moved = await app.inject({ method: 'PATCH', url: '/v1/me', headers, payload: { timezone: 'Asia/Seoul' } });
    expect(moved.statusCode).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    const [after, ...written] = await Promise.all([
      footprint(headers),
      ...Array.from({ length: 12 }, (_, batch) => calls.post(headers, chats(1_000 + batch * 40, 40))),
    ]);
    expect(written.map(({ statusCode }) => statusCode)).toEqual(written.map(() => 200));
    expect(after?.zone).toBe('Asia/Seoul');
    const settled = await footprint(headers);
    expect(keysOf(settled)['2026-10-03']).toBe(15);
    expect(settled.total?.events).toBe(780);
  });
});
