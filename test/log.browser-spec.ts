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

const minuteMs = 60_000;
const entries = 130;

/** More entries than two pages hold, one minute apart, the latest first in the log. */
async function fullLog(locale: Look['locale'] = 'en'): Promise<GivenPerson> {
  const person = await browser.given.person({ country: 'KR', timezone: 'Asia/Seoul', locale });
  const last = Date.parse('2026-11-20T08:00:00Z');
  const events = Array.from({ length: entries }, (_, at) => ({
    id: `entry-${at}`,
    sourceKind: at % 2 === 0 ? 'chatgpt_export' : 'my-gateway',
    startedAt: new Date(last - at * minuteMs).toISOString(),
    model: at % 3 === 0 ? 'gpt-5' : 'gpt-5-mini',
    inputTokens: 1_000 + at,
    outputTokens: 100 + at,
    requests: 1,
  }));
  await browser.given.usage(person, events);
  return person;
}

/** Asks again until it is so; the page's own policy forbids what Playwright would use. */
async function until(page: Page, condition: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await page.evaluate(condition))) {
    if (Date.now() > deadline) throw new Error(`never came true: ${condition}`);
    await page.waitForTimeout(50);
  }
}

const rows = (page: Page) => page.locator('[data-row]');
const firstInput = (page: Page) => page.locator('.log-count').first().innerText();
const focusedRow = (page: Page) => page.evaluate('document.activeElement?.getAttribute("data-row")');

async function totals({ headers }: GivenPerson): Promise<{ events: number; input: number } | null> {
  const answer = await browser.app.inject({ url: '/v1/footprint?from=2026-01-01&to=2026-12-31', headers });
  const { total } = answer.json<{ total: { events: number; tokens: { input: number } } | null }>();
  return total && { events: total.events, input: total.tokens.input };
}

describe('the log', () => {
  let person: GivenPerson;
  let korean: GivenPerson;
  beforeAll(async () => {
    person = await fullLog();
    korean = await fullLog('ko');
  }, 60_000);

  it('turns pages without losing or repeating an entry', () =>
    on({ as: person, path: '/log' }, async ({ page }) => {
      const seen: string[] = [];
      for (const expected of [50, 50, 30]) {
        await until(page, `document.querySelectorAll('[data-row]').length === ${expected}`);
        seen.push(...(await page.locator('.log-table tbody tr > :nth-child(3)').allInnerTexts()));
        if (expected === 50) {
          const before = await firstInput(page);
          await page.getByRole('button', { name: 'Older' }).click();
          await until(page, `document.querySelector('.log-count').innerText !== ${JSON.stringify(before)}`);
        }
      }
      expect(seen).toEqual(Array.from({ length: entries }, (_, at) => (1_000 + at).toLocaleString('en')));
      expect(await page.getByRole('button', { name: 'Older' }).isDisabled()).toBe(true);
      await page.getByRole('button', { name: 'Newer' }).click();
      await page.getByText('Page 2').waitFor();
    }));

  it('filters by source, model, date, status and name, and keeps the filter in the address', () =>
    on({ as: person, path: '/log' }, async ({ page }) => {
      await rows(page).first().waitFor();
      await page.getByLabel('Source').selectOption('my-gateway');
      await page.getByLabel('Model').selectOption('gpt-5');
      await until(page, `document.querySelectorAll('[data-row]').length === 22`);
      expect(page.url()).toMatch(/source=my-gateway&model=gpt-5/);
      await page.reload();
      await until(page, `document.querySelectorAll('[data-row]').length === 22`);
      await page.getByLabel('Status').selectOption('replaced');
      await page.getByText('No entry fits these filters.').waitFor();
      await page.getByRole('button', { name: 'Clear filters' }).first().click();
      await page.getByLabel('From').fill('2026-11-21');
      await page.getByText('No entry fits these filters.').waitFor();
      await page.getByLabel('From').fill('');
      await page.getByLabel('Search names').fill('gateway');
      await page.waitForURL(/q=gateway/);
      await rows(page).nth(49).waitFor();
      expect(new Set(await page.locator('.log-source').allInnerTexts())).toEqual(new Set(['my-gateway']));
    }));

  it('is steered by keys alone', () =>
    on({ as: person, path: '/log' }, async ({ page }) => {
      await rows(page).nth(49).waitFor();
      for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key);
      expect(await focusedRow(page)).toBe('1');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Entry' }).waitFor();
      const first = await page.locator('.peek .facts dd').first().innerText();
      await page.keyboard.press('j');
      await until(page, `document.querySelector('.peek .facts dd')?.innerText !== ${JSON.stringify(first)}`);
      await page.keyboard.press('Escape');
      expect(await focusedRow(page)).toBe('1');
      await page.keyboard.press('n');
      await page.getByRole('dialog', { name: 'Add use' }).waitFor();
      await page.keyboard.press('Escape');
      await rows(page).nth(49).focus();
      await page.keyboard.press('j');
      await page.getByText('Page 2').waitFor();
      await until(page, `document.activeElement?.getAttribute('data-row') === '0'`);
      await page.keyboard.press('e');
      await page.getByRole('dialog', { name: 'Correct an entry' }).waitFor();
    }));

  it('shows all that is kept of an entry, and its evidence', () =>
    on({ as: person, path: '/log' }, async ({ page }) => {
      await rows(page).first().click();
      await page.getByText('Raw record, everything we keep').click();
      const record: unknown = JSON.parse((await page.locator('.raw-record').textContent()) ?? '');
      expect(record).toMatchObject({ sourceKind: 'chatgpt_export', inputTokens: 1_000, outputTokens: 100 });
      expect(record).not.toHaveProperty('id');
      const figure = await page.locator('.peek .figure-value').first().innerText();
      await page.locator('.peek [data-explain="entry:carbon"]').click();
      await page.locator('.explain-sentence').waitFor();
      expect(await page.locator('.explain-value').innerText()).toBe(figure);
      await page.keyboard.press('Escape');
      await page.locator('.peek').waitFor();
    }));

  for (const look of looks)
    it(
      `is clean and looked at: ${lookName(look)}`,
      () =>
        on({ ...look, as: look.locale === 'ko' ? korean : person, path: '/log' }, async ({ page, axe, screenshot }) => {
          await rows(page).nth(49).waitFor();
          expect(await axe()).toEqual([]);
          expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
          await screenshot(`log-${lookName(look)}`, { fullPage: false });
          await rows(page).nth(1).click();
          await page.locator('.peek .facts').waitFor();
          expect(await axe()).toEqual([]);
          await screenshot(`log-peek-${lookName(look)}`, { fullPage: false });
          await page.goto(`${browser.url}/log?add=1`);
          await page.locator('.entry-form').waitFor();
          expect(await axe()).toEqual([]);
          await screenshot(`log-add-${lookName(look)}`, { fullPage: false });
        }),
      30_000,
    );
});

describe('an entry by hand', () => {
  it('is added once, corrected with both visible, and deleted, and the totals follow', async () => {
    const person = await browser.given.person({ timezone: 'Asia/Seoul' });
    await on({ as: person, path: '/log' }, async ({ page }) => {
      await page.locator('.log-doors').getByRole('button', { name: 'Add' }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('alert').getByText('Say how many questions').waitFor();
      await page.getByLabel('Model').fill('gpt-5');
      await page.getByLabel('Questions', { exact: true }).fill('about 30');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('alert').getByText('Enter a whole number').waitFor();
      await page.getByLabel('Questions', { exact: true }).fill('30');
      await page.getByRole('button', { name: 'Save' }).dblclick();
      await page.getByText('Entry saved.').waitFor();
      await page.locator('.log-source', { hasText: 'Typed in · 30 requests' }).waitFor();
      expect(await rows(page).count()).toBe(1);

      await rows(page).first().click();
      await page.getByRole('button', { name: 'Correct' }).click();
      await page.getByRole('radio', { name: 'Tokens' }).check();
      await page.getByLabel('Tokens in').fill('12,000');
      await page.getByLabel('Tokens out').fill('3,000');
      await page.getByRole('button', { name: 'Replace entry' }).click();
      await page.getByText('Entry replaced.').waitFor();
      await until(page, `document.querySelectorAll('[data-row]').length === 2`);
      expect(await page.locator('.log-replaced').count()).toBe(1);
      expect(await totals(person)).toEqual({ events: 1, input: 12_000 });

      // The peek has gone over to the correction, and leads back to what it replaced.
      await page.getByText('This is a correction.').waitFor();
      await page.getByRole('button', { name: 'Show it' }).click();
      await page.getByText('A correction counts in its place.').waitFor();
      await page.getByRole('button', { name: 'Show it' }).click();
      await page.getByText('This is a correction.').waitFor();
      await page.getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('button', { name: 'Yes, delete' }).click();
      await page.getByText('Entry deleted.').waitFor();
      await page.locator('.log-doors').waitFor();
    });
    expect(await totals(person)).toBeNull();
    await browser.app.invariants();
  }, 40_000);

  it('says in Korean what is wrong', async () => {
    const person = await browser.given.person({ locale: 'ko' });
    await on({ locale: 'ko', as: person, path: '/log?add=1' }, async ({ page }) => {
      await page.getByRole('radio', { name: '토큰으로' }).check();
      await page.getByLabel('입력 토큰').fill('10');
      await page.getByLabel('그중 캐시').fill('20');
      await page.getByRole('button', { name: '저장' }).click();
      await page.getByRole('alert').getByText('캐시 토큰은 입력 토큰의 일부라서 더 많을 수 없어요.').waitFor();
    });
  });
});
