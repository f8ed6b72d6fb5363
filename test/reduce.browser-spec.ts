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

const dayMs = 86_400_000;
const widthOver = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** Long requests to one model and short ones to another, every day. */
async function busyPerson(locale: Look['locale'] = 'en', days = 20): Promise<GivenPerson> {
  const person = await browser.given.person({ country: 'KR', timezone: 'Asia/Seoul', locale });
  const events = Array.from({ length: days }, (_, ago) => [
    {
      id: `long-${ago}`,
      sourceKind: 'claude_code',
      startedAt: new Date(Date.now() - ago * dayMs).toISOString(),
      requests: 12,
      provider: 'anthropic',
      model: 'claude-sonnet-4-5',
      inputTokens: 360_000,
      inputCacheReadTokens: 0,
      outputTokens: 9_000,
      outputReasoningTokens: 0,
    },
    {
      id: `short-${ago}`,
      sourceKind: 'chatgpt_export',
      startedAt: new Date(Date.now() - ago * dayMs).toISOString(),
      requests: 8,
      provider: 'openai',
      model: 'gpt-5',
      inputTokens: 4_000,
      outputTokens: 3_200,
    },
  ]);
  await browser.given.usage(person, events.flat());
  return person;
}

/** A trial that ended the day before yesterday: a fifth of the input since it began. */
async function triedIt(locale: Look['locale'] = 'en'): Promise<GivenPerson> {
  const person = await browser.given.person({ country: 'KR', timezone: 'UTC', locale });
  await browser.given.trial(person, { rule: 'shorter-context', daysAgo: 16 });
  const events = Array.from({ length: 30 }, (_, ago) => ({
    id: `tried-${ago}`,
    sourceKind: 'claude_code',
    startedAt: new Date(Date.now() - ago * dayMs).toISOString(),
    requests: 12,
    provider: 'anthropic',
    model: 'claude-sonnet-4-5',
    inputTokens: ago >= 16 ? 360_000 : 72_000,
    inputCacheReadTokens: 0,
    outputTokens: 9_000,
    outputReasoningTokens: 0,
  }));
  await browser.given.usage(person, events);
  return person;
}

describe('what could be lower', () => {
  it('names the biggest lever first, with its range, what to do and what it may cost', async () => {
    const person = await busyPerson();
    await on({ as: person, path: '/reduce' }, async ({ page }) => {
      const levers = page.locator('.lever');
      await levers.first().waitFor();
      expect(await levers.first().getAttribute('data-rule')).toBe('caching');
      expect(await levers.first().textContent()).toMatch(/Could have saved between .+ and .+ g/);
      expect(await levers.first().textContent()).toContain('30,000 tokens');
      const shorter = page.locator('[data-rule="shorter-context"]');
      expect(await shorter.textContent()).toMatch(/Could have saved between .+ and .+ g/);
      await shorter.getByText('What to do').click();
      await page.getByText('open a new one for a new topic').waitFor();
      const smaller = page.locator('[data-rule="smaller-model"]');
      expect(await smaller.textContent()).toContain('gpt-5 → gpt-5-mini');
      expect(await smaller.textContent()).toContain('We cannot tell yet');
      expect(await page.locator('main').textContent()).toMatch(/Do you need AI for this\?/);
    });
  });

  it('answers what another model, less input or another place would have been', async () => {
    const person = await busyPerson();
    await on({ as: person, path: '/reduce' }, async ({ page }) => {
      const result = page.locator('.what-if + output');
      await page.getByText('Nothing changed yet.').waitFor();
      await page.getByLabel('Where it runs').selectOption('SE');
      await eventually(
        () => result.textContent(),
        (text) => (text ?? '').startsWith('lower by '),
      );
      await page.getByLabel('Where it runs').selectOption('');
      await page.getByLabel('All of it asked of').selectOption('gpt-5-mini');
      await eventually(
        () => result.textContent(),
        (text) => !/Nothing changed/.test(text ?? ''),
      );
      await page.getByLabel('All of it asked of').selectOption('');
      const slider = page.getByRole('slider');
      await slider.focus();
      for (let step = 0; step < 5; step += 1) await slider.press('ArrowLeft');
      await page.getByText('Input kept: 50%').waitFor();
      await eventually(
        () => result.textContent(),
        (text) => (text ?? '').startsWith('lower by '),
      );
    });
  });

  it('starts a trial of two weeks, one at a time, and stops it', async () => {
    const person = await busyPerson();
    await on({ as: person, path: '/reduce' }, async ({ page }) => {
      const starts = page.getByRole('button', { name: 'Try for two weeks' });
      await starts.first().waitFor();
      expect(await starts.count()).toBe(await page.locator('.lever').count());
      await page.locator('[data-rule="shorter-context"]').getByRole('button').click();
      await page.locator('[data-trial="waiting"]').waitFor();
      expect(await page.evaluate('document.activeElement.textContent')).toMatch(/^It starts tomorrow/);
      expect(await page.locator('[data-trial]').textContent()).toContain('Start a new chat when the topic changes');
      expect(await starts.count()).toBe(0);
      await page.getByRole('button', { name: 'Stop the trial' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Stop the trial' }).click();
      await eventually(
        () => page.locator('[data-trial]').count(),
        (count) => count === 0,
      );
      await starts.first().waitFor();
    });
  });

  it('says lower once the two weeks are over, with the range, and forgets it on demand', async () => {
    const person = await triedIt();
    await on({ as: person, path: '/reduce' }, async ({ page }) => {
      const card = page.locator('[data-trial="done"]');
      await card.waitFor();
      expect(await card.locator('.lever-size').textContent()).toMatch(/^Lower by between .+ and .+ g/);
      expect(await card.locator('dd').count()).toBe(2);
      expect(await card.textContent()).toContain('Other things may have changed');
      await card.getByRole('button', { name: 'Remove the result' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove the result' }).click();
      await eventually(
        () => page.locator('[data-trial]').count(),
        (count) => count === 0,
      );
    });
  });

  it('tells habits before there is a week of log', async () => {
    const person = await busyPerson('en', 3);
    await on({ as: person, path: '/reduce' }, async ({ page }) => {
      await page.getByRole('heading', { name: 'A week of log first' }).waitFor();
      expect(await page.locator('main').textContent()).toContain('you have 3');
      expect(await page.locator('.lever').count()).toBe(0);
    });
  });

  it('leads a visitor to sign in and back', () =>
    on({ path: '/reduce' }, async ({ page }) => {
      await eventually(
        async () => page.url(),
        (url) => url.includes('/signin'),
      );
      expect(decodeURIComponent(page.url())).toContain('/reduce');
    }));

  it.each(looks.map((look) => [lookName(look), look] as const))(
    'a trial is clean and looked at: %s',
    async (name, look) => {
      const person = await triedIt(look.locale);
      await on({ ...look, as: person, path: '/reduce' }, async (opened) => {
        await opened.page.locator('[data-trial="done"]').waitFor();
        await opened.page.locator('.lever').nth(1).waitFor();
        await opened.screenshot(`reduce-trial-${name}`);
        expect(await opened.axe()).toEqual([]);
        expect(await opened.page.evaluate(widthOver)).toBeLessThanOrEqual(0);
      });
    },
  );

  it.each(looks.map((look) => [lookName(look), look] as const))('is clean and looked at: %s', async (name, look) => {
    const person = await busyPerson(look.locale);
    await on({ ...look, as: person, path: '/reduce' }, async (opened) => {
      await opened.page.locator('.lever').first().waitFor();
      await opened.page.locator('.lever summary').first().click();
      await opened.screenshot(`reduce-${name}`);
      expect(await opened.axe()).toEqual([]);
      expect(await opened.page.evaluate(widthOver)).toBeLessThanOrEqual(0);
    });
  });
});
