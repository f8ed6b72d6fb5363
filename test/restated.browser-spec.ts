import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  eventually,
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
    await opened.page.locator('h1').waitFor();
    await work(opened);
    expect(opened.errors).toEqual([]);
  } finally {
    await opened.close();
  }
}

const widthOver = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
const drawer = `document.querySelector('.drawer-body')`;
const stripOf = (page: Page) => page.locator('.notice-restated');
const panelOf = (page: Page) => page.getByRole('dialog');
const isGone = (page: Page) =>
  eventually(
    () => stripOf(page).count(),
    (count) => count === 0,
  );

/** Somebody whose October was computed again by corrected factors, and who has not looked yet. */
async function restated(locale: Look['locale'] = 'en'): Promise<GivenPerson & { restatementId: string }> {
  const person = await browser.given.person({ country: 'KR', timezone: 'Asia/Seoul', locale });
  const models = [
    ['openai', 'gpt-5'],
    ['gcp.gemini', 'gemini-2.5-pro'],
    ['anthropic', 'claude-sonnet-4-5'],
  ];
  const events = models.flatMap(([provider, model]) =>
    ['01', '12', '31'].map((day) => ({
      id: `${model}-${day}`,
      startedAt: `2026-10-${day}T03:00:00Z`,
      requests: 40,
      provider,
      model,
      inputTokens: 90_000,
      outputTokens: 24_000,
    })),
  );
  await browser.given.usage(person, events);
  const restatementId = await browser.given.restatement(person);
  const late = { id: 'late', startedAt: '2026-10-20T03:00:00Z', provider: 'openai', model: 'gpt-5' };
  await browser.given.usage(person, [late]);
  return { ...person, restatementId };
}

describe('a figure that changed because its factors did', () => {
  it('is told on the footprint and in the log, and what is behind it is one press away', async () => {
    const person = await restated();
    await on({ as: person, path: '/footprint' }, async ({ page }) => {
      await stripOf(page).waitFor();
      expect(await stripOf(page).locator('p').first().textContent()).toMatch(
        /^Your October( 2026)? figure changed from ([\d.,]+)–([\d.,]+)\s(g|kg) to ([\d.,]+)–([\d.,]+)\s\4\. New factors, same usage\.$/,
      );
      await page.goto(new URL('/log', page.url()).href);
      await stripOf(page).getByRole('button', { name: 'See what changed' }).click();
      const panel = panelOf(page);
      await panel.locator('table').first().waitFor();
      const text = (await panel.textContent()) ?? '';
      for (const part of [
        'factors 2026-11',
        'factors 2026-11.1',
        'On average, the new figure is',
        'gemini-2.5-pro',
        'Gemini app, median question',
        'disclosure of a provider, new',
        'The same 9 entries on both sides.',
        'One entry of these days was recorded later. It is in neither figure.',
      ])
        expect(text).toContain(part);
      await panel.getByRole('link', { name: 'Edition 2026-11.1' }).click();
      await page.getByRole('heading', { name: 'Edition 2026-11.1' }).waitFor();
      expect(new URL(page.url()).hash).toBe('#edition-2026-11.1');
    });
  });

  it('is put away in the panel, everywhere and for good', async () => {
    const person = await restated();
    await on({ as: person, path: '/log' }, async ({ page }) => {
      await stripOf(page).getByRole('button', { name: 'See what changed' }).click();
      await panelOf(page).getByRole('button', { name: 'Got it' }).click();
      await isGone(page);
      expect(await panelOf(page).count()).toBe(0);
      expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
      const answered = page.waitForResponse((response) => response.url().endsWith('/v1/restatements'));
      await page.goto(new URL('/footprint', page.url()).href);
      await answered;
      await page.locator('.footprint').waitFor();
      expect(await stripOf(page).count()).toBe(0);
    });
  });

  it('is put away on the strip, and the focus stays on the page', async () => {
    const person = await restated();
    await on({ as: person, path: '/footprint' }, async ({ page }) => {
      await stripOf(page).getByRole('button', { name: 'Got it' }).click();
      await isGone(page);
      expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    });
  });

  it('is found again by its address, also when it was read; another address says so', async () => {
    const person = await restated();
    await on({ as: person, path: `/footprint?restated=${person.restatementId}` }, async ({ page }) => {
      await panelOf(page).getByRole('button', { name: 'Got it' }).click();
      await isGone(page);
      await page.goto(new URL(`/footprint?restated=${person.restatementId}`, page.url()).href);
      await panelOf(page).locator('table').first().waitFor();
      expect(await panelOf(page).getByRole('button', { name: 'Got it' }).count()).toBe(0);
      await page.goto(new URL('/footprint?restated=00000000-0000-7000-8000-000000000000', page.url()).href);
      await panelOf(page).getByText('This change is not here.').waitFor();
    });
  });

  it('tells no amounts to somebody who hides them', async () => {
    const person = await restated();
    await on({ as: person, path: '/footprint' }, async ({ page }) => {
      await stripOf(page).waitFor();
      await page.getByRole('button', { name: 'Hide amounts' }).click();
      await eventually(
        () => stripOf(page).locator('p').first().textContent(),
        (text) => /^Your October( 2026)? figure changed\. New factors, same usage\.$/.test(text ?? ''),
      );
      await stripOf(page).getByRole('button', { name: 'See what changed' }).click();
      await panelOf(page).locator('table').first().waitFor();
      expect(await panelOf(page).textContent()).not.toMatch(/\d\s(mg|g|kg|Wh|kWh|mL|L)\b/);
    });
  });

  it('cannot be looked for while the server does not answer, and is once it does', async () => {
    const person = await restated();
    const opened = await browser.open({ as: person, path: '/questions' });
    try {
      const { page } = opened;
      await page.route('**/v1/restatements', (route) => route.abort());
      await page.goto(new URL('/log', page.url()).href);
      await page.getByText('We could not see whether a figure of yours changed.').waitFor();
      expect(await stripOf(page).count()).toBe(0);
      await page.unroute('**/v1/restatements');
      await page.getByRole('button', { name: 'Try again' }).click();
      await stripOf(page).waitFor();
      await page.route('**/read', (route) =>
        route.fulfill({ status: 503, json: { code: 'database-busy', status: 503 } }),
      );
      await stripOf(page).getByRole('button', { name: 'Got it' }).click();
      await stripOf(page).getByRole('alert').waitFor();
      expect(await stripOf(page).count()).toBe(1);
    } finally {
      await opened.close();
    }
  });

  it('is nothing to somebody whose figures stay', async () => {
    const person = await browser.given.person();
    await browser.given.usage(person, [{}]);
    await on({ as: person, path: '/footprint' }, async ({ page }) => {
      await page.locator('.headline').waitFor();
      expect(await stripOf(page).count()).toBe(0);
    });
  });

  it.each(looks.map((look) => [lookName(look), look] as const))('is clean and looked at: %s', async (name, look) => {
    const person = await restated(look.locale);
    await on({ ...look, as: person, path: '/footprint?period=month&day=2026-10-05' }, async (opened) => {
      await stripOf(opened.page).waitFor();
      await opened.page.locator('.headline').waitFor();
      await opened.screenshot(`restated-strip-${name}`, { fullPage: false });
      expect(await opened.axe()).toEqual([]);
      await stripOf(opened.page).getByRole('button').first().click();
      await panelOf(opened.page).locator('table').first().waitFor();
      await opened.screenshot(`restated-panel-${name}`, { fullPage: false });
      expect(await opened.axe()).toEqual([]);
      await opened.page.evaluate(`${drawer}.scrollTo(0, 10_000)`);
      await opened.screenshot(`restated-panel-end-${name}`, { fullPage: false });
      expect(await opened.page.evaluate(widthOver)).toBeLessThanOrEqual(0);
      expect(await opened.page.evaluate(`${drawer}.scrollWidth - ${drawer}.clientWidth`)).toBeLessThanOrEqual(0);
    });
  });
});
