import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  eventually,
  lookName,
  looks,
  startTestBrowser,
  type OpenOptions,
  type TestBrowser,
  type TestPage,
} from './support/browser.js';

let browser: TestBrowser;

beforeAll(async () => {
  browser = await startTestBrowser();
}, 60_000);
afterAll(() => browser.close());

async function on(options: OpenOptions, work: (opened: TestPage) => Promise<void>): Promise<void> {
  const opened = await browser.open(options);
  try {
    await opened.page.locator('.compared').waitFor();
    await work(opened);
    expect(opened.errors).toEqual([]);
  } finally {
    await opened.close();
  }
}

const rows = '.compared tbody tr';
const widthOver = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

describe('comparing models', () => {
  it('shows a usual task at once, lowest first, with brackets where models tie, and sends nothing', () =>
    on({ path: '/compare' }, async ({ page, bodies }) => {
      expect(await page.locator(rows).count()).toBe(10);
      const middles = await page
        .locator(`${rows} .whisker-dot`)
        .evaluateAll((dots) => dots.map((dot) => Number(dot.getAttribute('cx'))));
      expect(middles).toEqual(middles.toSorted((a, b) => a - b));
      expect(await page.locator('.tie-first').count()).toBeGreaterThan(0);
      expect(await page.locator('.tie-first').count()).toBe(await page.locator('.tie-last').count());
      expect(await page.locator('.compare-ties li').first().textContent()).toContain('Cannot tell these apart: ');
      expect(bodies()).toEqual([]);
    }));

  it('says how sure the order of two is, and takes another pair by c', () =>
    on({ path: '/compare?models=gpt-5,Llama-3.1-8B-Instruct,claude-sonnet-4-5' }, async ({ page }) => {
      const verdict = page.locator('.compare-verdict');
      expect(await verdict.textContent()).toMatch(
        /^Llama-3\.1-8B-Instruct is lower than .+ in about [89]9? of 100? cases/,
      );
      await page.getByLabel('Put Llama-3.1-8B-Instruct into the pair').press('c');
      expect(await verdict.textContent()).toBe('Mark two models in the list.');
      const other = (
        await page
          .locator('.compare-pick:not(:checked)')
          .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label')))
      ).find((label) => label && !label.includes('Llama'));
      await page.getByLabel(other ?? '').check();
      expect(await verdict.textContent()).toMatch(/^We cannot tell /);
      expect(await page.locator('.compare-pair tbody tr').count()).toBeGreaterThan(6);
    }));

  it('is walked through by arrows, from end to end and no further', () =>
    on({ path: '/compare?models=gpt-5,Llama-3.1-8B-Instruct,claude-sonnet-4-5' }, async ({ page }) => {
      const marks = page.locator('.compare-pick');
      const focused = () => marks.evaluateAll((all) => all.indexOf(document.activeElement as HTMLElement));
      await marks.first().focus();
      const places: number[] = [];
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'ArrowUp', 'End']) {
        await page.keyboard.press(key);
        places.push(await focused());
      }
      expect(places).toEqual([1, 2, 2, 1, 0, 0, 2]);
      const [isFirst, isLast] = [await marks.first().isChecked(), await marks.last().isChecked()];
      await page.keyboard.press('c');
      expect([await marks.first().isChecked(), await marks.last().isChecked()]).toEqual([isFirst, !isLast]);
    }));

  it('takes other counts, another task and another place, and the address remembers them', () =>
    on({ path: '/compare' }, async ({ page }) => {
      const figures = () => page.locator(`${rows} td:nth-of-type(2)`).allTextContents();
      const before = await figures();
      await page.getByLabel('Tokens out').fill('4000');
      await page.getByLabel('Tokens out').press('Enter');
      await eventually(figures, (now) => now.join() !== before.join());
      await page.getByLabel('Where it runs').selectOption('SE');
      await eventually(
        async () => page.url(),
        (url) => url.includes('outputTokens=4000') && url.includes('country=SE'),
      );
      await page.getByRole('radio', { name: 'Image' }).check();
      await eventually(
        () => page.locator(rows).count(),
        (count) => count === 5,
      );
      expect(page.url()).not.toContain('outputTokens');
      expect(await page.getByLabel('Tokens out').count()).toBe(0);
      expect(await page.getByText('List price').count()).toBe(0);
    }));

  it('takes any name, leaves any out, and names apart who does other work', () =>
    on({ path: '/compare' }, async ({ page }) => {
      await page.getByLabel('Add a model').fill('mystery-9000');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await eventually(
        () => page.locator(rows).count(),
        (count) => count === 11,
      );
      expect(await page.locator(rows, { hasText: 'mystery-9000' }).textContent()).toMatch(/between/);
      await page.getByLabel('Add a model').fill('gpt-image-1');
      await page.getByLabel('Add a model').press('Enter');
      await page.getByText('Made for other work: gpt-image-1').waitFor();
      await page.getByRole('button', { name: 'Leave out gpt-5', exact: true }).click();
      await eventually(
        () => page.locator(rows).count(),
        (count) => count === 10,
      );
      await page.getByRole('button', { name: 'The usual models' }).click();
      await eventually(
        async () => new URL(page.url()).search,
        (search) => search === '',
      );
    }));

  it('can show only what providers publish figures for', () =>
    on({ path: '/compare' }, async ({ page }) => {
      await page.getByLabel('Show only figures published by providers').check();
      await eventually(
        () => page.locator(rows).count(),
        (count) => count > 0 && count < 10,
      );
      expect(await page.locator(`${rows} .whisker-detail`).count()).toBe(await page.locator(rows).count());
      const same = await page.getByRole('link', { name: 'The same as data' }).getAttribute('href');
      expect((await fetch(browser.url + same)).status).toBe(200);
    }));

  it.each(looks.map((look) => [lookName(look), look] as const))('is clean and looked at: %s', (name, look) =>
    on({ ...look, path: '/compare?task=code' }, async (opened) => {
      await opened.screenshot(`compare-${name}`);
      expect(await opened.axe()).toEqual([]);
      expect(await opened.page.evaluate(widthOver)).toBeLessThanOrEqual(0);
    }),
  );
});
