import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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

/** Somebody whose October was computed again by corrected factors, and who has not looked yet. */
async function restated(locale: Look['locale'] = 'en'): Promise<GivenPerson> {
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
  await browser.given.restatement(person);
  return person;
}

describe('a figure that changed because the method did', () => {
  it('is told on the footprint and in the log until it was read', async () => {
    const person = await restated();
    await on({ as: person, path: '/footprint' }, async ({ page }) => {
      const strip = page.locator('.notice-restated');
      await strip.waitFor();
      expect(await strip.textContent()).toMatch(
        /^Your October 2026 figure changed from .+–.+.g to .+–.+.g\. New factors, same usage\./,
      );
      await page.goto(new URL('/log', page.url()).href);
      await strip.getByRole('button', { name: 'See what changed' }).click();
      const panel = page.getByRole('dialog', { name: 'What changed' });
      await panel.waitFor();
      const text = (await panel.textContent()) ?? '';
      for (const part of ['factors 2026-11', '2026-11.1', 'On average that is', 'gpt-5', 'Gemini app, median question'])
        expect(text).toContain(part);
      await panel.getByRole('button', { name: 'Got it' }).click();
      await eventually(
        () => strip.count(),
        (count) => count === 0,
      );
      await page.reload();
      await page.locator('h1').waitFor();
      await page.locator('.log table, .log li').first().waitFor();
      expect(await strip.count()).toBe(0);
    });
  });

  it('tells no amounts to somebody who hides them', async () => {
    const person = await restated();
    await on({ as: person, path: '/footprint' }, async ({ page }) => {
      const strip = page.locator('.notice-restated');
      await strip.waitFor();
      await page.getByRole('button', { name: 'Hide amounts' }).or(page.getByLabel('Hide amounts')).first().click();
      await eventually(
        () => strip.textContent(),
        (text) => (text ?? '').startsWith('Your October 2026 figure changed. New factors'),
      );
    });
  });

  it.each(looks.map((look) => [lookName(look), look] as const))('is clean and looked at: %s', async (name, look) => {
    const person = await restated(look.locale);
    await on({ ...look, as: person, path: '/footprint?period=month&day=2026-10-05' }, async (opened) => {
      const strip = opened.page.locator('.notice-restated');
      await strip.waitFor();
      await opened.screenshot(`restated-strip-${name}`);
      expect(await opened.axe()).toEqual([]);
      await strip.getByRole('button').click();
      await opened.page.getByRole('dialog').locator('table').waitFor();
      await opened.screenshot(`restated-panel-${name}`);
      expect(await opened.axe()).toEqual([]);
      expect(await opened.page.evaluate(widthOver)).toBeLessThanOrEqual(0);
    });
  });
});
