import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  lookName,
  looks,
  startTestBrowser,
  type Look,
  type OpenOptions,
  type TestBrowser,
  type TestPage,
} from './support/browser.js';
import { chatExport, markOfText } from './support/chat-export.js';
import type { GivenPerson } from './support/given.js';

let browser: TestBrowser;

beforeAll(async () => {
  browser = await startTestBrowser();
}, 60_000);
afterAll(() => browser.close());

async function on(options: OpenOptions, work: (opened: TestPage) => Promise<void>): Promise<void> {
  const opened = await browser.open(options);
  try {
    await work(opened);
    expect(opened.errors).toEqual([]);
  } finally {
    await opened.close();
  }
}

const dayMs = 86_400_000;
const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
const thisMonth = today.slice(0, 7);
const lastMonth = new Date(Date.parse(`${thisMonth}-01`) - dayMs).toISOString().slice(0, 7);
const models = [
  ['gpt-5', 'openai', 'chatgpt_export'],
  ['claude-sonnet-4-5', 'anthropic', 'claude_code'],
  ['gpt-5-mini', 'openai', 'chatgpt_export'],
  ['mystery-9000', null, 'my-gateway'],
] as const;

/** Two months of a few uses a day by several models, from several sources, one of which fell silent. */
async function busyPerson(locale: Look['locale'] = 'en'): Promise<GivenPerson> {
  const person = await browser.given.person({ country: 'KR', timezone: 'Asia/Seoul', locale });
  // Of each day's own first seconds: at any hour a day left out stays empty.
  const midnight = Date.parse(`${today}T00:00:00+09:00`);
  const events = Array.from({ length: 60 * 4 }, (_, at) => {
    const [ago, use] = [Math.floor(at / 4), at % 4];
    const [model, provider, sourceKind] = models[use] ?? models[0];
    const startedAt = new Date(midnight - ago * dayMs + use * 1_000).toISOString();
    const inputTokens = 900 + 500 * ((ago * 7 + use) % 5);
    return {
      id: `use-${at}`,
      sourceKind,
      startedAt,
      model,
      provider,
      requests: 1,
      inputTokens,
      outputTokens: 400 + 90 * use,
      ago,
    };
  });
  const kept = events.filter(({ ago, sourceKind }) => ago % 9 !== 4 && (sourceKind !== 'claude_code' || ago > 8));
  await browser.given.usage(
    person,
    kept.map(({ ago: _ago, ...event }) => event),
  );
  return person;
}

const figureOf = (page: Page) => page.locator('.headline [data-figure="carbon"] .figure-value').innerText();

async function importExport(page: Page, conversations = 12): Promise<void> {
  const buffer = chatExport({ conversations, turns: 3 });
  await page.locator('[data-picker]').setInputFiles({ name: 'export.zip', mimeType: 'application/zip', buffer });
  await page.locator('[data-tally]').waitFor();
}

const told = (page: Page, name: 'tally' | 'receipt') => page.locator(`[data-${name}]`).getAttribute(`data-${name}`);

describe('from an export to a footprint', () => {
  it('previews without sending, imports, explains, imports nothing twice, and takes it all back', async () => {
    const person = await browser.given.person({ country: 'KR', timezone: 'Asia/Seoul' });
    await on({ as: person, path: '/log/import' }, async ({ page, bodies }) => {
      await importExport(page);
      expect(await told(page, 'tally')).toBe('36/0/0');
      expect(bodies()).toEqual([]);
      const sample = (await page.locator('[data-sample-record]').textContent()) ?? '';

      await page.getByRole('button', { name: 'Import 36 entries' }).click();
      await page.locator('[data-receipt]').waitFor();
      expect(await told(page, 'receipt')).toBe('36/0/0/0');
      const sent = bodies().map(({ body }) => body ?? '');
      expect(sent.some((body) => body.includes(sample))).toBe(true);
      expect(sent.join()).not.toMatch(new RegExp(`${markOfText}|00000000-0000-4000-8000`));
      expect(sample).toMatch(/"startedAt":"\d{4}-\d\d-\d\dT\d\d:00:00\.000Z"/);

      await page.getByRole('link', { name: 'See the entries' }).click();
      await page.locator('[data-row="35"]').waitFor();

      await page.goto(`${browser.url}/footprint?period=all`);
      expect(await figureOf(page)).toMatch(/\d/);
      await page.locator('.headline [data-explain="carbon"]').click();
      await page.locator('.explain-sentence').waitFor();
      await page.keyboard.press('Escape');

      await page.goto(`${browser.url}/log/import`);
      await importExport(page);
      expect(await told(page, 'tally')).toBe('0/36/0');
      await page.getByRole('button', { name: 'Import all the same' }).click();
      await page.locator('[data-receipt]').waitFor();
      expect(await told(page, 'receipt')).toBe('0/36/0/0');

      await page
        .locator('[data-import]', { hasText: 'New 36' })
        .getByRole('button', { name: 'Undo this import' })
        .click();
      await page.getByRole('button', { name: 'Yes, undo' }).click();
      await page.locator('[data-state="undone"]').waitFor();
      await page.goto(`${browser.url}/footprint?period=all`);
      await page.getByRole('heading', { name: 'Nothing here yet.' }).waitFor();
    });
    expect((await footprintOf(person)).total).toBeNull();
    await browser.app.invariants();
  }, 60_000);

  it('sends only the period, the models and the precision a person chose', async () => {
    const person = await browser.given.person({ timezone: 'Asia/Seoul' });
    const rows = [
      'gpt-5,2026-11-02T10:20:30Z,1200,300',
      'gpt-5-mini,2026-11-03T10:20:30Z,900,200',
      'gpt-5,2026-11-04T10:20:30Z,800,100',
    ];
    const buffer = Buffer.from(['model,when,in_count,tokens_out', ...rows].join('\n'));
    await on({ as: person, path: '/log/import' }, async ({ page, bodies }) => {
      await page.locator('[data-picker]').setInputFiles({ name: 'use.csv', mimeType: 'text/csv', buffer });
      // Guessed from the first line, what it says in another way is for the person to say.
      expect(await page.getByLabel('Model', { exact: true }).inputValue()).toBe('0');
      await page.getByLabel('Time', { exact: true }).selectOption({ label: '2: when' });
      await page.getByLabel('Tokens in', { exact: true }).selectOption({ label: '3: in_count' });
      await page.getByRole('button', { name: 'Read the file' }).click();
      await page.locator('[data-tally="3/0/0"]').waitFor();
      await page.getByRole('checkbox', { name: 'Include gpt-5-mini' }).uncheck();
      await page.locator('[data-tally="2/0/0"]').waitFor();
      await page.getByLabel('To', { exact: true }).fill('2026-11-03');
      await page.locator('[data-tally="1/0/0"]').waitFor();
      await page.getByRole('radio', { name: 'day' }).check();
      await page.getByRole('button', { name: 'Import 1 entry' }).click();
      await page.locator('[data-receipt="1/0/0/0"]').waitFor();
      const sent = bodies()
        .map(({ body }) => body ?? '')
        .join();
      expect(sent).toContain('2026-11-02T00:00:00');
      expect(sent).not.toMatch(/gpt-5-mini|2026-11-04|10:20/);
    });
  }, 60_000);
});

interface FootprintTold {
  total: { events: number } | null;
}

async function footprintOf({ headers }: GivenPerson): Promise<FootprintTold> {
  const answer = await browser.app.inject({ url: '/v1/footprint?from=2025-01-01&to=2026-12-31', headers });
  return answer.json();
}

describe('the footprint of a person', () => {
  let person: GivenPerson;
  let koreans: GivenPerson;
  beforeAll(async () => {
    person = await busyPerson();
    koreans = await busyPerson('ko');
  }, 60_000);

  it('says how much, how large that is, whether it changed, and one thing to try', () =>
    on({ as: person, path: '/footprint?period=year' }, async ({ page }) => {
      const label = page.locator('.headline-label');
      await label.waitFor();
      const text = await label.innerText();
      expect(text).toMatch(/Your footprint this year/);
      expect(text).toMatch(/of a year of an average person in Korea/);
      expect(text).toMatch(/About the same as|Lower than|Higher than|Nothing was recorded/);
      const step = page.locator('.next-step a');
      await step.click();
      await page.waitForURL(/\/log/);
    }));

  it('steps through periods and keeps them in the address', () =>
    on({ as: person, path: '/footprint' }, async ({ page }) => {
      await page.locator('.headline').waitFor();
      const now = await figureOf(page);
      await page.getByRole('button', { name: 'Earlier' }).click();
      await page.waitForURL(/period=month&day=/);
      await page.getByText('Your footprint in ').waitFor();
      expect(await figureOf(page)).not.toBe(now);
      await page.getByRole('radio', { name: 'Week' }).check();
      await page.waitForURL(/period=week/);
      await page.goBack();
      await page.getByText('Your footprint in ').waitFor();
    }));

  it('moves along the chart by arrows and opens its table by t', () =>
    on({ as: person, path: `/footprint?period=month&day=${lastMonth}-15` }, async ({ page }) => {
      const cursor = page.locator('.trend-cursor');
      await cursor.focus();
      const before = await cursor.getAttribute('aria-valuetext');
      await page.keyboard.press('ArrowLeft');
      expect(await cursor.getAttribute('aria-valuetext')).not.toBe(before);
      await page.keyboard.press('t');
      const days = await page.locator('.chart tbody tr').count();
      expect(days).toBe(new Date(Date.parse(`${thisMonth}-01`) - dayMs).getUTCDate());
      expect(await page.locator('.chart tbody').innerText()).toContain('nothing recorded');
    }));

  it('hides every amount and keeps the shapes', () =>
    on({ as: person, path: '/footprint' }, async ({ page }) => {
      await page.locator('.whiskers').nth(3).waitFor();
      await page.getByRole('button', { name: 'Hide amounts' }).click();
      const shown = await page.locator('main').innerText();
      expect(shown).not.toMatch(/\d[\d.,]*\s?(mg|g|kg|mWh|Wh|kWh|mL|L)\b/);
      expect(await page.locator('.whisker-dot').count()).toBeGreaterThan(5);
      await page.reload();
      await page.locator('.headline').waitFor();
      expect(await figureOf(page)).toContain('•••');
      await page.getByRole('button', { name: 'Show amounts' }).click();
      expect(await figureOf(page)).toMatch(/\d/);
    }));

  it('shows what it is made of by either way to count electricity, and remembers which', () =>
    on({ as: person, path: '/footprint' }, async ({ page }) => {
      const made = page.locator('.made');
      await made.getByRole('radio', { name: 'By the provider’s power contracts' }).check();
      await made
        .getByText(/No provider in this period|By the provider’s power contracts/)
        .first()
        .waitFor();
      await page.reload();
      expect(await made.getByRole('radio', { name: 'By the provider’s power contracts' }).isChecked()).toBe(true);
      await made.getByText('Both ways to count electricity').click();
      await made.getByText('They are never added.').waitFor();
    }));

  it('keeps the other blocks when one fails, and that one tries again by itself', () =>
    on({ as: person, path: '/' }, async ({ page, errors }) => {
      let failures = 0;
      await page.route(/groupBy=model/, (route) => {
        failures += 1;
        return failures <= 3
          ? route.fulfill({ status: 422, json: { code: 'period-invalid', title: 'No.' } })
          : route.continue();
      });
      await page.goto(`${browser.url}/footprint`);
      await page.locator('.headline-label').waitFor();
      const failed = page.locator('[aria-labelledby="breakdown-title"]');
      await failed.getByRole('alert').waitFor();
      failures = 99;
      await failed.getByRole('button', { name: 'Try again' }).click();
      await failed.getByRole('row', { name: /gpt-5-mini/ }).waitFor();
      errors.length = 0;
    }));

  it('leads from a model to its entries', () =>
    on({ as: person, path: '/footprint' }, async ({ page }) => {
      await page.getByRole('link', { name: 'Entries of gpt-5-mini in the log' }).click();
      await page.waitForURL(/\/log\?.*model=gpt-5-mini/);
      await page.locator('[data-row="0"]').waitFor();
      expect(new Set(await page.locator('.log-model').allInnerTexts())).toEqual(new Set(['gpt-5-mini']));
    }));

  it('leads a visitor to sign in and back', () =>
    on({ path: '/footprint?period=year' }, async ({ page }) => {
      await page.waitForURL(/\/signin\?to=/);
    }));

  for (const look of looks)
    it(
      `is clean and looked at: ${lookName(look)}`,
      () =>
        on(
          { ...look, as: look.locale === 'ko' ? koreans : person, path: '/footprint' },
          async ({ page, axe, screenshot }) => {
            await page.locator('.whiskers').nth(3).waitFor();
            expect(await axe()).toEqual([]);
            expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
            await screenshot(`footprint-${lookName(look)}`);
            await page.locator('.headline [data-explain="carbon"]').click();
            await page.locator('.explain-sentence').waitFor();
            expect(await axe()).toEqual([]);
          },
        ),
      30_000,
    );
});

describe('a person without entries', () => {
  for (const look of looks)
    it(`sees a sample, marked as one, and the way to an own figure: ${lookName(look)}`, async () => {
      const person = await browser.given.person({ locale: look.locale });
      await on({ ...look, as: person, path: '/footprint' }, async ({ page, axe, screenshot }) => {
        await page.locator('.sample .badge').waitFor();
        expect(await axe()).toEqual([]);
        await screenshot(`footprint-empty-${lookName(look)}`);
        await page.locator('.empty-lead a').first().click();
        await page.locator('[data-picker]').waitFor({ state: 'attached' });
        expect(await axe()).toEqual([]);
        await screenshot(`import-${lookName(look)}`);
        await importExport(page, 4);
        expect(await axe()).toEqual([]);
        await screenshot(`import-preview-${lookName(look)}`);
        await page.locator('.preview-end .button-primary').click();
        await page.locator('[data-receipt]').waitFor();
        expect(await axe()).toEqual([]);
        await screenshot(`import-receipt-${lookName(look)}`);
      });
    }, 40_000);
});
