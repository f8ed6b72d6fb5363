import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
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
    await opened.page.locator('.method h1').waitFor();
    await work(opened);
    expect(opened.errors).toEqual([]);
  } finally {
    await opened.close();
  }
}

const widthOver = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

describe('in every look', () => {
  it.each(looks.map((look) => [lookName(look), look] as const))('%s is legible and fits', async (name, look) => {
    for (const path of ['/method', '/method/changes'])
      await on({ ...look, path }, async ({ page, axe, screenshot }) => {
        await screenshot(`${path.slice(1).replace('/', '-')}-${name}`);
        expect(await axe()).toEqual([]);
        expect(await page.evaluate(widthOver)).toBeLessThanOrEqual(0);
      });
  });
});
