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
    await opened.page.locator('h1').waitFor();
    await work(opened);
    expect(opened.errors).toEqual([]);
  } finally {
    await opened.close();
  }
}

const numbersOf = (texts: string[]): number[] => texts.map((text) => Number(/\d+/.exec(text)?.[0]));
const widthOver = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

describe('the claims of AI companies', () => {
  it('are counted by what is shown for them, one mark each, before anything is read', () =>
    on({ path: '/claims' }, async ({ page }) => {
      const rows = page.locator('.claim-count');
      expect(numbersOf(await rows.locator('.claim-count-number').allTextContents())).toEqual([11, 20, 30, 2, 9, 10]);
      expect(await rows.locator('.status-mark').count()).toBe(82);
      expect(await rows.locator('.mark-faint').count()).toBe(3);
      expect(await page.locator('.claim').count()).toBe(79);
      expect(await page.locator('.claims').getByRole('status').textContent()).toMatch(
        /79 claims listed\. 3 more claims .* not listed/,
      );
      expect(await page.locator('main').textContent()).toContain('Checked on 23 Nov 2026');
    }));

  it('each have a source that opens apart and the day they were checked; weak sources say so', () =>
    on({ path: '/claims' }, async ({ page }) => {
      const firstLinks = page.locator('.claim .claim-sources > li:first-child a');
      expect(await firstLinks.count()).toBe(79);
      for (const attribute of ['target', 'rel'] as const) {
        const values = await firstLinks.evaluateAll(
          (links, name) => links.map((link) => link.getAttribute(name)),
          attribute,
        );
        expect(new Set(values)).toEqual(new Set([attribute === 'target' ? '_blank' : 'noreferrer']));
      }
      expect(await page.locator('.claim-facts', { hasText: '23 Nov 2026' }).count()).toBe(79);
      expect(await page.locator('.claim .badge').count()).toBe(13);
      expect(await page.locator('.claim-stale').count()).toBe(0);
      expect(await page.locator('#google-water-replenishment').count()).toBe(0);
    }));

  it('are narrowed by a press on a status, by company and by subject, and the address remembers it', () =>
    on({ path: '/claims' }, async ({ page }) => {
      const row = page.locator('.claim-count', { hasText: 'Evidence points the other way' });
      await row.click();
      await eventually(
        () => page.locator('.claim').count(),
        (count) => count === 9,
      );
      expect(new URL(page.url()).searchParams.get('status')).toBe('contradicted');
      expect(await row.getAttribute('aria-pressed')).toBe('true');
      expect(await page.locator('.claim:not([data-status="contradicted"])').count()).toBe(0);
      await page.getByLabel('Company').selectOption('meta');
      await eventually(
        () => page.locator('.claim').count(),
        (count) => count === 2,
      );
      expect(numbersOf(await page.locator('.claim-count-number').allTextContents())).toEqual([1, 1, 2, 0, 2, 0]);
      await page.getByLabel('Subject').selectOption('water');
      await eventually(
        () => page.locator('.claim').count(),
        (count) => count === 0,
      );
      expect(await page.locator('.claims').getByRole('status').textContent()).toContain('No listed claim');
      await page.getByRole('button', { name: 'Show all claims' }).click();
      await eventually(
        () => page.locator('.claim').count(),
        (count) => count === 79,
      );
      expect(new URL(page.url()).search).toBe('');
    }));

  it('stand side by side, company by company, on the six subjects every one can be asked for', () =>
    on({ path: '/claims' }, async ({ page, axe, screenshot }) => {
      await page.getByText('Companies side by side').click();
      const table = page.locator('.claim-matrix table');
      expect(await table.locator('tbody tr').count()).toBe(19);
      expect(await table.locator('thead th').count()).toBe(7);
      const google = table.locator('tbody tr').first().locator('td');
      expect(await google.nth(1).textContent()).toBe('Planned');
      expect(await google.nth(3).textContent()).toBe('Counted; its source is not read yet.');
      expect(await axe()).toEqual([]);
      await screenshot('claims-side-by-side');
      await table.getByRole('link', { name: 'Mistral AI' }).click();
      await eventually(
        () => page.locator('.claim').count(),
        (count) => count === 3,
      );
    }));

  it('can be reached by an address, down to a single one', () =>
    on({ path: '/claims?provider=xai&kind=power#xai-power-source' }, async ({ page }) => {
      expect(await page.locator('.claim').count()).toBe(3);
      expect(await page.locator('#xai-power-source').isVisible()).toBe(true);
    }));

  it('say which are kept back even where nothing is listed', () =>
    on({ path: '/claims?provider=lg-ai-research', locale: 'ko' }, async ({ page }) => {
      expect(await page.locator('.claim').count()).toBe(0);
      expect(await page.locator('.claims').getByRole('status').textContent()).toMatch(
        /조건에 맞는 항목이 없어요.*1건은 세기만/,
      );
    }));

  it('take corrections by mail, without an account', () =>
    on({ path: '/claims?provider=openai' }, async ({ page }) => {
      const link = page.getByRole('link', { name: /We work there/ });
      const mail = new URL((await link.getAttribute('href')) ?? '');
      expect(mail.protocol).toBe('mailto:');
      expect(mail.pathname).toMatch(/^claims@\w/);
      expect(mail.searchParams.get('subject')).toBe('Correction: OpenAI');
    }));

  it('are picked out for the companies whose models somebody uses', async () => {
    const person = await browser.given.person({ country: 'KR', timezone: 'Asia/Seoul', locale: 'en' });
    const startedAt = new Date(Date.now() - 86_400_000).toISOString();
    await browser.given.usage(
      person,
      ['gpt-5', 'claude-sonnet-4-5'].map((model) => ({
        id: model,
        sourceKind: 'my-gateway',
        startedAt,
        model,
        inputTokens: 100,
        outputTokens: 100,
        requests: 1,
      })),
    );
    await on({ path: '/claims', as: person }, async ({ page }) => {
      await page.getByLabel(/models I use/).check();
      await eventually(
        () => page.locator('.claim-provider h2').allTextContents(),
        (names) => names.join() === 'OpenAI,Anthropic',
      );
      expect(new URL(page.url()).searchParams.get('mine')).toBe('1');
    });
    await on({ path: '/claims' }, async ({ page }) => expect(await page.getByLabel(/models I use/).count()).toBe(0));
  });
});

describe('the questions people ask', () => {
  it('are answered at once, with figures of the estimator and counts of the register', () =>
    on({ path: '/questions' }, async ({ page }) => {
      expect(await page.locator('.answer h2').count()).toBe(6);
      expect(await page.locator('#emit .answer-sentence').textContent()).toMatch(
        /One answer is usually .*\d.*mg of CO₂e/,
      );
      expect(await page.locator('#companies .answer-sentence').textContent()).toBe(
        '82 claims of 20 companies and groups: 11 done with evidence, 30 planned, 10 with nothing to check.',
      );
      expect(await page.locator('#reduced .answer-rows li').count()).toBe(6);
      const [told, pairs] = (/(\d+) of (\d+) pairs/.exec((await page.locator('#lower').textContent()) ?? '') ?? [])
        .slice(1)
        .map(Number);
      expect(pairs).toBe(66);
      expect(await page.locator('.pair-table td:nth-last-child(2)').count()).toBe(told);
      expect(await page.locator('.answer-foot').count()).toBe(6);
    }));

  it('lead from a figure to its evidence', () =>
    on({ path: '/questions' }, async ({ page }) => {
      for (const id of ['answer', 'year']) {
        await page.locator(`[data-explain="${id}"]`).click();
        const drawer = page.getByRole('dialog');
        await drawer.locator('.explain').waitFor();
        expect(await drawer.textContent()).toContain('Expert prior');
        await page.keyboard.press('Escape');
        await drawer.waitFor({ state: 'hidden' });
      }
    }));

  it('lead from an answer to the claims it rests on', () =>
    on({ path: '/questions' }, async ({ page }) => {
      await page.locator('#reduced').getByRole('link', { name: 'Amazon / AWS', exact: true }).click();
      await page.locator('#amazon-net-zero').waitFor();
      expect(await page.locator('.claim-provider').count()).toBe(1);
    }));

  it('speak the language of the reader', () =>
    on({ path: '/questions', locale: 'ko' }, async ({ page }) => {
      expect(await page.locator('#emit .answer-sentence').textContent()).toMatch(/답변 하나는 보통 .*mg.*추정해요/);
      expect(await page.locator('#companies .answer-sentence').textContent()).toContain('82건 가운데 이행 확인 11건');
    }));
});

describe('in every look', () => {
  it.each(looks.map((look) => [lookName(look), look] as const))('%s is legible and fits', async (name, look) => {
    for (const path of ['/claims', '/questions'])
      await on({ ...look, path }, async ({ page, axe, screenshot }) => {
        await screenshot(`${path.slice(1)}-${name}`);
        expect(await axe()).toEqual([]);
        expect(await page.evaluate(widthOver)).toBeLessThanOrEqual(0);
      });
  });
});
