import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { Given } from './support/given.js';
import { UsageCalls } from './support/usage.js';

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

describe('the day so far in one line', () => {
  it('says what the footprint of today says, in the language of the caller', async () => {
    const person = await given.person({ timezone: 'Asia/Seoul', locale: 'ko' });
    const { headers } = await given.apiKey(person, ['usage:read']);
    expect(await calls.get(headers, '/v1/status-line')).toMatchObject({
      text: '오늘 CO2e: 아직 알려진 사용이 없어요',
      zone: 'Asia/Seoul',
      requests: null,
      carbon: null,
    });
    const now = Date.now();
    const today = new Date(now).toISOString();
    await given.usage(person, [
      { id: 'a', startedAt: today },
      { id: 'b', startedAt: today },
    ]);
    await given.usage(person, [{ id: 'c', startedAt: new Date(now - 26 * 3_600_000).toISOString() }]);
    const line = await calls.get(headers, '/v1/status-line');
    const { total } = await calls.get(person.headers, `/v1/footprint?from=${line.day}&to=${line.day}`);
    expect(line).toMatchObject({ requests: 2, carbon: total.figures.carbon });
    expect(line.text).toMatch(/^오늘 CO2e .*\d~[\d,.]+m?g.* · 요청 2건$/);
  });
});
