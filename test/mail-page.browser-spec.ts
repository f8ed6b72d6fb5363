import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lookName, looks, startTestBrowser, type TestBrowser } from './support/browser.js';
import { startTestWorker, type TestWorker } from './support/worker.js';

let browser: TestBrowser;
let worker: TestWorker;

beforeAll(async () => {
  browser = await startTestBrowser({ env: { PROMPTPRINT_SANDBOX: '1' } });
  worker = await startTestWorker(browser.app);
  for (const locale of ['en', 'ko'] as const) {
    const { email } = await browser.given.person({ locale });
    await worker.mail(email);
    await browser.app.inject({ method: 'POST', url: '/v1/auth/forgot-password', payload: { email } });
    await worker.mail(email, 1, '/reset-password?');
  }
}, 90_000);
afterAll(async () => {
  await worker.close();
  await browser.close();
});

describe('the mails of the sandbox', () => {
  it.each(looks.map((look) => [lookName(look), look] as const))('can be read and followed: %s', async (name, look) => {
    const opened = await browser.open({ ...look, path: '/dev/mail' });
    try {
      expect(await opened.page.locator('article').count()).toBe(4);
      expect(await opened.page.locator('article a').first().getAttribute('href')).toMatch(/\/reset-password\?token=/);
      await opened.screenshot(`mail-page-${name}`, { fullPage: true });
      expect(await opened.axe()).toEqual([]);
      expect(opened.errors).toEqual([]);
    } finally {
      await opened.close();
    }
  });
});
