import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  lookName,
  looks,
  startTestBrowser,
  type OpenOptions,
  type TestBrowser,
  type TestPage,
} from './support/browser.js';
import { chat, UsageCalls } from './support/usage.js';

let browser: TestBrowser;

beforeAll(async () => {
  browser = await startTestBrowser();
}, 60_000);
afterAll(() => browser.close());

/** The drawer of a figure of the sample. */
async function explained(
  options: OpenOptions,
  id: string,
  work: (opened: TestPage, drawer: ReturnType<Page['getByRole']>) => Promise<void>,
) {
  const opened = await browser.open(options);
  const { page, errors } = opened;
  try {
    await page.locator('.drop-actions button').nth(1).click();
    await page.locator('[data-result="sample"]').waitFor();
    await page.locator(`[data-result] [data-explain^="${id}"]`).first().click();
    const drawer = page.getByRole('dialog');
    await drawer.locator('.explain').waitFor();
    await work(opened, drawer);
    expect(errors).toEqual([]);
  } finally {
    await opened.close();
  }
}

const numberIn = (text: string): number => Number(/[\d,.]+/.exec(text)?.[0].replaceAll(',', ''));

describe('the way from a figure to its evidence', () => {
  it('multiplies in plain sight: tokens × energy × overhead × grid', () =>
    explained({}, 'carbon', async (_, drawer) => {
      const text = (await drawer.locator('.explain-sentence').textContent()) ?? '';
      const [requests, tokens, energy, overhead, grid] = text.split(' × ').map(numberIn);
      expect(text).toMatch(/requests × .+\stokens × .+Wh per 1,000 tokens × .+ × .+g\/kWh/);
      const unit = /(mWh|Wh) per 1,000/.exec(text)?.[1] === 'mWh' ? 1e-3 : 1;
      const grams = ((tokens ?? 0) / 1000) * (energy ?? 0) * unit * (overhead ?? 0) * ((grid ?? 0) / 1000);
      const use =
        (await drawer
          .locator('.chain-step', { hasText: 'CO₂e of electricity' })
          .locator('.chain-value')
          .textContent()) ?? '';
      const told = numberIn(use) * (use.includes('mg') ? 1e-3 : 1);
      expect(requests).toBeGreaterThan(1000);
      expect(told / grams).toBeGreaterThan(0.9);
      expect(told / grams).toBeLessThan(1.1);
    }));

  it('gives each factor its low, middle and high, and the causes of the range, largest first', () =>
    explained({}, 'carbon', async (_, drawer) => {
      for (const range of await drawer.locator('.chain-range').allTextContents())
        if (range) expect(range).toMatch(/\d.*–.*\d/);
      expect(await drawer.locator('.chain-step').count()).toBeGreaterThanOrEqual(7);
      const shares = (await drawer.locator('.share-row .num').allTextContents()).slice(0, -1).map(numberIn);
      expect(shares).toEqual(shares.toSorted((a, b) => b - a));
      expect(shares.length).toBeGreaterThanOrEqual(4);
      expect(await drawer.getByText(/the range would be \d+% as wide/).count()).toBeGreaterThanOrEqual(1);
    }));

  it('names its sources with date and link, what others say, what is not counted, and the version', () =>
    explained({}, 'model:gpt-5', async (_, drawer) => {
      const links = await drawer
        .locator('.explain-source a')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
      expect(links.length).toBeGreaterThanOrEqual(4);
      for (const link of links) expect(link).toMatch(/^https?:\/\//);
      expect(await drawer.getByText('What the provider says').count()).toBe(1);
      expect(await drawer.locator('.explain-published').count()).toBeGreaterThanOrEqual(2);
      expect(await drawer.getByText('Your device while you read').count()).toBe(1);
      expect(await drawer.getByText(/Factors 2026-11/).count()).toBe(1);
    }));

  it('goes down to every coefficient, each with its grade', () =>
    explained({}, 'carbon', async (_, drawer) => {
      await drawer.getByText('Every number, with its source').click();
      await drawer.evaluate((dialog) => dialog.querySelectorAll('details').forEach((details) => (details.open = true)));
      const lines = await drawer.locator('.tree-line').count();
      expect(lines).toBeGreaterThan(25);
      expect(await drawer.locator('.tree-line .grade').count()).toBe(lines);
    }));

  it('can be taken along as a sentence, as data and as an address', () =>
    explained({}, 'carbon', async ({ page }, drawer) => {
      const copied = () => page.evaluate(() => navigator.clipboard.readText());
      await drawer.getByRole('button', { name: 'Copy citation' }).click();
      expect(await copied()).toMatch(/^Promptprint \(.+\)\. Greenhouse gas: .+ \(90% interval, factors 2026-11\)/);
      await drawer.getByRole('button', { name: 'Copy as JSON' }).click();
      expect(JSON.parse(await copied())).toMatchObject({
        figure: { unit: 'g', factorSet: '2026-11' },
        typical: { explanation: { chain: expect.any(Array) } },
      });
      await drawer.getByRole('button', { name: 'Link to this' }).click();
      expect(await copied()).toContain('?explain=carbon');
    }));

  it('explains electricity and water by their own factors', () =>
    explained({}, 'water', async ({ page }, drawer) => {
      expect(await drawer.getByText('Water evaporated in the data centre').count()).toBeGreaterThanOrEqual(1);
      await page.keyboard.press('Escape');
      await page.locator('[data-result] [data-explain="energy"]').click();
      await drawer.locator('.explain').waitFor();
      expect(await drawer.locator('.chain-step').last().textContent()).toMatch(/Electricity of one request.*Wh/);
    }));
});

describe('the drawer', () => {
  it('keeps the focus inside, and Escape gives it back to the figure', () =>
    explained({}, 'energy', async ({ page }, drawer) => {
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('drawer-title');
      for (let press = 0; press < 40; press += 1) {
        await page.keyboard.press(press < 30 ? 'Tab' : 'Shift+Tab');
        expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
      }
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'hidden' });
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-explain'))).toBe('energy');
      expect(page.url()).not.toContain('explain');
    }));

  it('opens from the address once there is something to explain, and says so where there is nothing', async () => {
    const opened = await browser.open({ path: '/?explain=carbon' });
    const { page, close } = opened;
    await page.locator('.drop-actions button').nth(1).click();
    await page.getByRole('dialog').locator('.explain-value').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(page.url()).not.toContain('explain');
    await close();
  });

  it('fills the screen of a phone', () =>
    explained({ size: 'phone' }, 'carbon', async ({ page }, drawer) => {
      expect(await drawer.boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 844 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }));
});

describe.each(looks.map((look) => ({ name: lookName(look), look })))('in $name', ({ name, look }) => {
  it('the drawer is clean for axe and speaks one language', () =>
    explained(look, 'carbon', async ({ page, axe, screenshot }, drawer) => {
      await screenshot(`explain-${name}`, { fullPage: false });
      expect(await axe()).toEqual([]);
      await drawer.locator('.explain-more > summary').click();
      await drawer.locator('.explain-foot').scrollIntoViewIfNeeded();
      await screenshot(`explain-end-${name}`, { fullPage: false });
      expect(await axe()).toEqual([]);
      const isKorean = look.locale === 'ko';
      expect(await page.locator('#drawer-title').textContent()).toBe(
        isKorean ? '이 수치는 이렇게 나왔어요' : 'How we got this number',
      );
      if (isKorean)
        expect(await drawer.locator('.explain-sentence').textContent()).toMatch(
          /요청 [\d,]+건 × [\d,]+토큰 × 토큰 1,000개당/,
        );
    }));
});

describe('what had to be assumed', () => {
  const titles = { en: 'What had to be assumed', ko: '가정한 것' };
  const told = {
    en: [
      'The date lies before the model was published; we kept both as told.',
      'We do not know this region; we took the next wider place.',
    ],
    ko: ['모델이 공개되기 전 날짜지만 둘 다 그대로 썼어요.', '모르는 지역이라 더 넓은 곳의 값을 썼어요.'],
  };

  it.each((['en', 'ko'] as const).flatMap((locale) => (['wide', 'phone'] as const).map((size) => ({ locale, size }))))(
    'is listed after the chain in $locale, $size, where there is any',
    async ({ locale, size }) => {
      const person = await browser.given.person({ locale });
      const odd = { model: 'gpt-5', provider: 'openai', region: 'the-moon-1', startedAt: '2025-03-01T08:00:00Z' };
      await new UsageCalls(browser.app).record(person.headers, [chat(1), chat(2, odd)]);
      const { page, errors, axe, screenshot, close } = await browser.open({ as: person, locale, size, path: '/log' });
      const drawer = page.getByRole('dialog').filter({ has: page.locator('.explain') });
      const list = page.getByRole('heading', { name: titles[locale], exact: true });
      try {
        for (const [row, isOdd] of [false, true].entries()) {
          await page.locator(`[data-row="${row}"]`).click();
          await page.locator('.peek [data-explain="entry:carbon"]').click();
          await drawer.locator('.explain-sentence').waitFor();
          expect(await list.count()).toBe(isOdd ? 1 : 0);
          if (isOdd) break;
          await page.keyboard.press('Escape');
          await drawer.waitFor({ state: 'hidden' });
          await page.keyboard.press('Escape');
          await page.locator('.peek').waitFor({ state: 'hidden' });
        }
        expect(await drawer.locator('section', { has: list }).locator('li').allTextContents()).toEqual(told[locale]);
        await drawer.locator('section', { has: list }).scrollIntoViewIfNeeded();
        await screenshot(`explain-assumed-${locale}-${size}`, { fullPage: false });
        expect(await axe()).toEqual([]);
        expect(errors).toEqual([]);
      } finally {
        await close();
      }
    },
  );
});

describe('the first load', () => {
  const dist = process.env.WEB_DIRECTORY ?? join(import.meta.dirname, '../apps/web/dist');
  const read = (path: string) => readFileSync(join(dist, path), 'utf8');
  /** The scripts the page names, and all they import before they run. */
  const firstScripts = (): string[] => {
    const found = new Set<string>();
    const visit = (path: string) => {
      if (found.has(path)) return;
      found.add(path);
      for (const [, name] of read(path).matchAll(/(?:import|from)\s*["']\.\/([\w.-]+\.js)["']/g))
        visit(join('assets', name ?? ''));
    };
    for (const [, path] of read('index.html').matchAll(/(?:src|href)="\/([\w./-]+\.js)"/g)) visit(path ?? '');
    return [...found];
  };

  it('needs less than 150 kB of compressed script, in any compression a browser may ask for', () => {
    const scripts = firstScripts();
    expect(scripts.length).toBeGreaterThanOrEqual(2);
    const sizes = [gzipSync, brotliCompressSync].map((pack) =>
      scripts.reduce((sum, path) => sum + pack(read(path)).length, 0),
    );
    for (const size of sizes) expect(size).toBeLessThan(150_000);
  });

  it('holds neither estimator nor readers: they are in the chunks of the worker alone', () => {
    const ofEstimator = 'gpt-3.5-turbo-0125';
    const ofReaders = 'zip-overlapping-entries';
    const readers = readdirSync(join(dist, 'assets')).filter(
      (name) => name.endsWith('.js') && read(join('assets', name)).includes(ofEstimator),
    );
    expect(readers.length).toBeGreaterThan(0);
    for (const path of firstScripts()) {
      expect(read(path)).not.toContain(ofEstimator);
      if (!read(path).includes('damaged archive')) expect(read(path)).not.toContain(ofReaders);
    }
    const worker = readdirSync(join(dist, 'assets')).find((name) => /^reading\.worker-.*\.js$/.test(name)) ?? '';
    expect(read(join('assets', worker)).length).toBeLessThan(5_000);
  });
});
