import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  eventually,
  lookName,
  looks,
  startTestBrowser,
  type OpenOptions,
  type TestBrowser,
  type TestPage,
} from './support/browser.js';
import { chatExport, markOfText, writeChatExport } from './support/chat-export.js';

let browser: TestBrowser;
const scratch = mkdtempSync(join(tmpdir(), 'promptprint-welcome-'));

beforeAll(async () => {
  browser = await startTestBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
});

async function on(options: OpenOptions, work: (opened: TestPage) => Promise<void>): Promise<void> {
  const opened = await browser.open(options);
  try {
    await work(opened);
    expect(opened.errors).toEqual([]);
  } finally {
    await opened.close();
  }
}

async function give(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.setInputFiles('[data-picker]', { name, mimeType: 'application/octet-stream', buffer });
}

let large: Promise<{ path: string; exchanges: number }> | null = null;

/** Forty megabytes of JSON in a zip, written once. */
function largeExport(): Promise<{ path: string; exchanges: number }> {
  const path = join(scratch, 'large.zip');
  large ??= writeChatExport(path, 40_000_000, { words: 400 }).then((exchanges) => ({ path, exchanges }));
  return large;
}

const result = (page: Page, kind: string) => page.locator(`[data-result="${kind}"]`);

/** Everything this origin has put into IndexedDB, as text. */
function storedText(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const settled = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('storage failed'));
      });
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'promptprint')) return '';
    const db = await settled(indexedDB.open('promptprint'));
    const all = await Promise.all(
      ['result', 'parts'].map((name) => settled(db.transaction(name).objectStore(name).getAll())),
    );
    db.close();
    return all.flat().length === 0 ? '' : JSON.stringify(all);
  });
}

describe('a visitor without an account', () => {
  it('sees a figure with range, grade and a way to its evidence within ten seconds of arriving', () =>
    on({}, async ({ page, bodies }) => {
      const began = Date.now();
      await page.getByRole('button', { name: 'Try with sample data' }).click();
      const label = result(page, 'sample');
      await label.waitFor();
      expect(Date.now() - began).toBeLessThan(10_000);
      const figure = label.locator('[data-figure="carbon"]');
      expect(await figure.locator('.figure-value').textContent()).toMatch(/(between .+ and .+|about .+)\s(kg|g)/);
      expect(await figure.locator('.grade').textContent()).toMatch(/[A-E]/);
      expect(await label.getByText('Sample', { exact: true }).count()).toBe(1);
      await figure.getByRole('link', { name: /^Explain/ }).click();
      await page.getByRole('dialog', { name: 'How we got this number' }).waitFor();
      expect(bodies()).toEqual([]);
    }));

  it('gets a range for a habit at once, marked as a broad guess, with nothing to keep', () =>
    on({ size: 'phone', locale: 'ko' }, async ({ page }) => {
      await page.getByRole('radio', { name: '하루 30번' }).check();
      await page.getByRole('button', { name: '1년치 보기' }).click();
      const label = result(page, 'habit');
      await label.waitFor();
      expect(await label.textContent()).toContain('요청 10,950건');
      expect(await label.locator('[data-figure="carbon"] .figure-value').textContent()).toMatch(/~|약/);
      expect(await page.getByText('결과 저장하기').count()).toBe(0);
    }));

  it('finds what people ask answered without a click, and the method behind it', () =>
    on({}, async ({ page }) => {
      await page.getByText(/One answer is usually (between|about)/).waitFor();
      expect(await page.locator('.question').count()).toBe(5);
      expect(await page.locator('.proof').textContent()).toMatch(/Method version 2026-11.*sources/);
    }));
});

describe('an export let go on the page', () => {
  it('is counted without a single byte leaving the browser', () =>
    on({}, async ({ page, requests, bodies }) => {
      await page.waitForLoadState('networkidle');
      const bytes = chatExport({ conversations: 12, turns: 3 }).toString('base64');
      const seen = requests.length;
      await page.evaluate((text) => {
        const transfer = new DataTransfer();
        const content = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
        transfer.items.add(new File([content], 'my export.zip'));
        document.dispatchEvent(new DragEvent('dragover', { dataTransfer: transfer, bubbles: true, cancelable: true }));
        document.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }, bytes);
      await result(page, 'file').waitFor();
      expect(await result(page, 'file').textContent()).toContain('36 requests');
      expect(bodies()).toEqual([]);
      // What is fetched meanwhile is our own code.
      for (const { url, method } of requests.slice(seen))
        expect(`${method} ${new URL(url).pathname}`).toMatch(/^GET \/assets\//);
      expect(await page.locator('main').textContent()).not.toContain(markOfText);
    }));

  it('stays in this browser as counts only, survives a reload, and goes when told to', () =>
    on({}, async ({ page }) => {
      await give(page, 'export.zip', chatExport({ conversations: 5 }));
      await result(page, 'file').waitFor();
      const stored = await storedText(page);
      expect(stored).toContain('inputTokens');
      expect(stored).not.toContain(markOfText);
      await page.reload();
      await result(page, 'file').waitFor();
      await page.getByRole('button', { name: 'Delete it now' }).click();
      await page.getByText('Deleted from this browser.').waitFor();
      expect(await storedText(page)).toBe('');
    }));

  it('shows what would be kept, one record as it would travel, times cut as chosen', () =>
    on({}, async ({ page }) => {
      await give(page, 'export.zip', chatExport({ conversations: 2, turns: 1 }));
      await result(page, 'file').waitFor();
      await page.getByText('One record, as it would be sent').click();
      const record = async () =>
        JSON.parse((await page.locator('[data-kept-record]').textContent()) ?? '') as Record<string, unknown>;
      const startedAt = async () => String((await record()).startedAt);
      await eventually(startedAt, (at) => /T\d\d:00:00/.test(at));
      const { sourceKind, modelRawResponse, id, tokenGrade } = await record();
      expect({ sourceKind, modelRawResponse, tokenGrade }).toEqual({
        sourceKind: 'chatgpt_export',
        modelRawResponse: 'gpt-5',
        tokenGrade: 'D',
      });
      expect(String(id)).not.toContain('0000-4000-8000');
      await page.getByRole('radio', { name: 'exact' }).check();
      await eventually(startedAt, (at) => !/T\d\d:00:00/.test(at));
      await page.getByRole('radio', { name: 'day', exact: true }).check();
      await eventually(startedAt, (at) => at.includes('T00:00:00'));
    }));

  it('of forty megabytes shows how far it is, counts every exchange, and never holds the page up', async () => {
    const { path, exchanges } = await largeExport();
    await on({}, async ({ page }) => {
      await watchFrames(page);
      await page.setInputFiles('[data-picker]', path);
      await page.getByText(/Reading [\d,]+ of|[\d,]+ conversations read/).waitFor();
      await page.getByText(/So far: /).waitFor();
      await page.screenshot({ path: join('.cache', 'screenshots', 'welcome-reading.png') });
      await result(page, 'file').waitFor({ timeout: 60_000 });
      expect(await result(page, 'file').textContent()).toContain(
        `${new Intl.NumberFormat('en-GB').format(exchanges)} requests`,
      );
      expect(await longestFrameMs(page)).toBeLessThan(500);
    });
  }, 120_000);

  it('can be stopped, and nothing of it stays', async () => {
    const { path } = await largeExport();
    await on({}, async ({ page }) => {
      await page.setInputFiles('[data-picker]', path);
      await page.getByText(/So far: /).waitFor();
      await page.getByRole('button', { name: 'Stop reading' }).click();
      await page.getByText('Reading stopped. Nothing was kept.').waitFor();
      expect(await storedText(page)).toBe('');
      expect(await page.getByRole('button', { name: 'Choose a file' }).isVisible()).toBe(true);
    });
  }, 120_000);
});

describe('a file that is none', () => {
  it('is refused by naming what was looked for, and the drop zone stays', () =>
    on({ locale: 'ko' }, async ({ page, screenshot, axe }) => {
      await give(page, 'holiday.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
      const notice = page.getByRole('alert');
      await notice.waitFor();
      expect(await notice.textContent()).toContain('conversations.json');
      expect(await notice.textContent()).toContain('holiday.png');
      await screenshot('welcome-wrong-file');
      expect(await axe()).toEqual([]);
      await page.getByRole('button', { name: '예시로 해 보기' }).click();
      await result(page, 'sample').waitFor();
    }));

  it.each([
    [
      'MyActivity.html',
      '<!DOCTYPE html><html><body></body></html>',
      /takeout\.google\.com.*JSON/,
      /takeout\.google\.com.*JSON/,
    ],
    ['opencode.db', 'SQLite format 3\u0000', /opencode export.*promptprint read/, /opencode export.*promptprint read/],
  ])('may be one we know in another form: %s comes with how to get that', (name, text, english, korean) =>
    Promise.all(
      (['en', 'ko'] as const).map((locale) =>
        on({ locale }, async ({ page }) => {
          await give(page, name, Buffer.from(text));
          await page.getByRole('alert').waitFor();
          expect(await page.getByRole('alert').textContent()).toMatch(locale === 'en' ? english : korean);
        }),
      ),
    ).then(() => undefined),
  );

  it('may be a damaged archive: said so, in the same place', () =>
    on({}, async ({ page }) => {
      await give(page, 'export.zip', chatExport({ conversations: 3 }).subarray(0, 900));
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('button', { name: 'Choose a file' }).isVisible()).toBe(true);
    }));
});

describe('a pasted table', () => {
  it('is counted wherever on the page it is pasted', () =>
    on({}, async ({ page, bodies }) => {
      const rows = [
        'model,startedAt,inputTokens,outputTokens',
        'gpt-5,2026-10-01T10:00:00Z,1200,300',
        'gpt-4o-mini,2026-10-02T10:00:00Z,800,120',
      ];
      await page.evaluate((text) => navigator.clipboard.writeText(text), rows.join('\n'));
      await page.locator('h1').click();
      await page.keyboard.press('Control+V');
      await result(page, 'paste').waitFor();
      expect(await result(page, 'paste').textContent()).toContain('2 requests');
      expect(bodies()).toEqual([]);
    }));
});

describe('with the keyboard alone', () => {
  it('one gets from the address bar to the evidence of a figure and back', () =>
    on({}, async ({ page }) => {
      const isOn = (name: RegExp) =>
        page.evaluate((source) => new RegExp(source).test(document.activeElement?.textContent ?? ''), name.source);
      for (let press = 0; press < 30 && !(await isOn(/^Try with sample data$/)); press += 1)
        await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await result(page, 'sample').waitFor();
      await eventually(
        () => isOn(/^AI use facts$/),
        (isThere) => isThere,
      );
      await page.keyboard.press('Tab');
      await page.keyboard.press('x');
      const drawer = page.getByRole('dialog');
      await drawer.waitFor();
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'hidden' });
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-explain'))).toBe('carbon');
    }));
});

describe.each(looks.map((look) => ({ name: lookName(look), look })))('in $name', ({ name, look }) => {
  it('every state of the page is clean for axe and in its language', () =>
    on(look, async ({ page, axe, screenshot }) => {
      const isKorean = look.locale === 'ko';
      await page.locator('.proof strong').waitFor();
      await screenshot(`welcome-${name}`);
      expect(await axe()).toEqual([]);
      expect(await page.locator('h1').textContent()).toBe(
        isKorean ? '내가 쓰는 AI는 온실가스를 얼마나 낼까요?' : 'What does your AI use emit?',
      );
      await give(page, 'export.zip', chatExport({ conversations: 40, turns: 3 }));
      await result(page, 'file').waitFor();
      expect(await result(page, 'file').textContent()).toContain(isKorean ? '요청 120건' : '120 requests');
      await screenshot(`welcome-result-${name}`);
      expect(await axe()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }));
});

/** Remembers the longest time between two frames: a page that is held up draws none. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { longest: 0, last: performance.now() };
    Object.assign(globalThis, { frames: seen });
    const next = () => {
      const now = performance.now();
      seen.longest = Math.max(seen.longest, now - seen.last);
      seen.last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}

function longestFrameMs(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { frames: { longest: number } }).frames.longest);
}
