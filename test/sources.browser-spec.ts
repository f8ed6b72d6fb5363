import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OverlapService } from '@promptprint/usage';
import {
  eventually,
  lookName,
  looks,
  startTestBrowser,
  type OpenOptions,
  type TestBrowser,
  type TestPage,
} from './support/browser.js';
import type { GivenPerson } from './support/given.js';
import { ProviderStandIn } from './support/providers.js';
import { chat, chats, UsageCalls } from './support/usage.js';

let browser: TestBrowser;
let calls: UsageCalls;

let provider: ProviderStandIn;

beforeAll(async () => {
  provider = await ProviderStandIn.start();
  browser = await startTestBrowser({ env: provider.env });
  calls = new UsageCalls(browser.app);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await provider.close();
});

async function on(options: OpenOptions, work: (opened: TestPage) => Promise<void>): Promise<void> {
  const opened = await browser.open({ path: '/log/sources', ...options });
  try {
    await work(opened);
    expect(opened.errors).toEqual([]);
  } finally {
    await opened.close();
  }
}

/** A log, a bill that tells of the same tokens, a guess an export has replaced, and an id told twice. */
async function somebody(locale: 'en' | 'ko' = 'en'): Promise<GivenPerson> {
  const person = await browser.given.person({ country: 'KR', timezone: 'Asia/Seoul', locale });
  const { headers } = person;
  await calls.record(headers, chats(0, 12, { sourceKind: 'claude_code' }));
  await calls.record(headers, [
    chat(0, {
      id: 'bill',
      sourceKind: 'anthropic_usage',
      startedAt: '2026-10-01T00:00:00Z',
      granularity: 'day',
      requests: 13,
      inputTokens: 15_000,
      outputTokens: 7_800,
    }),
  ]);
  await calls.record(headers, [
    ...[1, 2].map((day) => ({
      id: `habit-${day}`,
      sourceKind: 'habit',
      startedAt: `2026-10-0${day}T00:00:00Z`,
      granularity: 'day',
      provider: 'openai',
      requests: 30,
      tokenGrade: 'E',
    })),
    ...chats(40, 9, { sourceKind: 'chatgpt_export', granularity: 'exchange', provider: 'openai', model: 'gpt-5' }),
  ]);
  await calls.post(headers, [
    chat(0, { sourceKind: 'claude_code', outputTokens: 64_000 }),
    chat(1, { sourceKind: 'claude_code' }),
    chat(2, { sourceKind: 'claude_code', inputTokens: -4 }),
  ]);
  await browser.app.app.get(OverlapService).settle(person.accountId, null);
  return person;
}

const outputOf = async ({ headers }: GivenPerson): Promise<number> =>
  (await calls.get(headers, '/v1/footprint?from=2026-10-01&to=2026-10-31&groupBy=source')).groups.find(
    ({ key }: { key: string }) => key === 'claude_code',
  ).tokens.output;

describe('the sources of a log', () => {
  let person: GivenPerson;
  let korean: GivenPerson;
  beforeAll(async () => {
    person = await somebody();
    korean = await somebody('ko');
  }, 60_000);

  it.each(looks)('look as they should: $locale, $theme, $size', (look) =>
    on({ ...look, as: look.locale === 'ko' ? korean : person }, async ({ page, axe, screenshot }) => {
      await page.locator('.source-card').first().waitFor();
      await page.locator('#overlaps-title').waitFor();
      await page.locator('#conflicts-title').waitFor();
      await screenshot(`sources-${lookName(look)}`);
      expect(await axe()).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    }),
  );

  it('show by themselves what arrives while the page is open', () =>
    on({ as: person }, async ({ page }) => {
      const card = page.locator('.source-card', { hasText: 'Claude Code' });
      await card.waitFor();
      const received = card.locator('dd').first();
      expect(await received.innerText()).toBe('15');
      await calls.post(person.headers, [chat(3, { sourceKind: 'claude_code' })]);
      await eventually(
        () => received.innerText(),
        (text) => text === '16',
      );
    }));

  it('that contradict themselves ask, and the totals follow the answer', () =>
    on({ as: person }, async ({ page }) => {
      expect(await outputOf(person)).toBe(12 * 600);
      await page.getByRole('button', { name: 'Take the later one' }).click();
      await page.locator('#conflicts-title').waitFor({ state: 'detached' });
      expect(await outputOf(person)).toBe(11 * 600 + 64_000);
    }));

  it('that tell of the same tokens count as the person says', () =>
    on({ as: person }, async ({ page }) => {
      const card = page.locator('article', { hasText: 'Claude Code and' });
      await card.getByRole('combobox').selectOption('both');
      await card.getByText('Saved').waitFor();
      const { items } = await calls.get(person.headers, '/v1/usage-overlaps');
      expect(items.find(({ finer }: { finer: string }) => finer === 'claude_code')).toMatchObject({
        choice: 'both',
        coarserSetAside: 0,
      });
    }));

  it('say how far off a guess was', () =>
    on({ as: person }, async ({ page }) => {
      await page
        .getByText('You guessed 30 questions on these days; the file tells of 9. The guess was 3.3 times too high.')
        .waitFor();
    }));

  it('have nothing to show before anything arrived', async () => {
    const newcomer = await browser.given.person({});
    await on({ as: newcomer }, async ({ page }) => {
      await page.getByText('Nothing has arrived yet').waitFor();
    });
  });
});

describe('connecting a tool', () => {
  it('gives the lines to copy, with a key that may write usage and nothing else', async () => {
    const person = await browser.given.person({});
    await on({ as: person }, async ({ page }) => {
      const lines = page.locator('[data-set-up]');
      expect(await lines.innerText()).toContain('pp_live_…');
      await page.getByRole('button', { name: 'Make a key for it' }).click();
      await page.getByText('this key is shown only once').waitFor();
      await eventually(
        () => lines.innerText(),
        (text) => !text.includes('pp_live_…'),
      );
      const [, key = ''] = /Bearer%20(pp_live_[\w-]+)/.exec(await lines.innerText()) ?? [];
      const headers = { authorization: `Bearer ${key}` };
      await calls.record(headers, [chat(0)]);
      expect((await browser.app.inject({ url: '/v1/usage-events', headers })).statusCode).toBe(403);
      await page.locator('.source-card').first().waitFor();
      await page.getByRole('combobox', { name: 'Tool' }).selectOption('codex');
      expect(await lines.innerText()).toContain(`Bearer ${key}`);
    });
  });
});

describe('connecting a provider', () => {
  it('says what is missing, and what the provider said of the key', async () => {
    const person = await browser.given.person({});
    await on({ as: person }, async ({ page }) => {
      await page.getByText('Add a provider').click();
      await page.getByRole('button', { name: 'Connect' }).click();
      await page.getByRole('alert').getByText('Paste the key.').waitFor();
    });
    await browser.given.usageConnection(person, { label: 'Our lab' });
    await on({ as: person }, async ({ page, axe }) => {
      const card = page.locator('[data-connection]', { hasText: 'Our lab' });
      await card.waitFor();
      expect(await axe()).toEqual([]);
      await card.getByRole('button', { name: 'Pause' }).click();
      await page.locator('[data-connection=paused]').waitFor();
      await card.getByRole('button', { name: 'Remove the key' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove the key' }).click();
      await card.waitFor({ state: 'detached' });
    });
  });
});
