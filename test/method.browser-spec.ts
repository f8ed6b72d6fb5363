import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  anchoredFactorSet,
  currentFactorSet,
  editionChanges,
  factorSets,
  methodSteps,
  publishedMeasurements,
  validateMeasurements,
  type AccuracyByKind,
} from '@promptprint/emissions';
import {
  eventually,
  lookName,
  looks,
  startTestBrowser,
  type OpenOptions,
  type TestBrowser,
  type TestPage,
} from './support/browser.js';
import { runCli } from './support/cli.js';

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

const rowsOf = '#coefficients [id^="factor-"]';

describe('how figures are made', () => {
  it('tells the edition, its last change and what that did, at once and without asking anybody', () =>
    on({ path: '/method' }, async ({ page, bodies, requests }) => {
      const head = (await page.locator('.method > header').textContent()) ?? '';
      expect(head).toContain(`Factors ${currentFactorSet.id}, in use since 1 Nov 2026`);
      const [last] = editionChanges(factorSets());
      expect(head).toContain(`Last change: edition ${last?.to}, 26 Nov 2026`);
      expect(head).toMatch(
        /becomes 0\.\d+ to 1\.\d+ times what it was\. Figures are still made with edition 2026-11\./,
      );
      expect(bodies()).toEqual([]);
      expect(requests.filter(({ url }) => url.includes('/v1/factor-sets'))).toEqual([]);
    }));

  it('prints every step as the code has it, and every coefficient of the set', () =>
    on({ path: '/method' }, async ({ page }) => {
      expect(await page.locator('.method-formula code').allTextContents()).toEqual(
        methodSteps.flatMap(({ formula }) => formula ?? []),
      );
      expect(await page.locator(`${rowsOf} th code`).allTextContents()).toEqual([...currentFactorSet.factors.keys()]);
      expect(await page.locator(`${rowsOf} .grade`).count()).toBe(currentFactorSet.factors.size);
      expect(
        await page.locator('#coefficients tr', { hasText: 'Large providers' }).locator('td').allTextContents(),
      ).toEqual(expect.arrayContaining(['40', '256', '1,640', '0.281', '0.65', '1.5']));
      const k = await page.locator('#factor-k td').allTextContents();
      expect(k.slice(0, 4)).toEqual(['1.4·10⁻⁶', '6.5·10⁻⁶', '1.5·10⁻⁵', 'J/token/sqrt(B)']);
    }));

  it('finds coefficients by step and by word, and a link to one brings it back', () =>
    on({ path: '/method' }, async ({ page }) => {
      const names = () => page.locator(`${rowsOf} th code`).allTextContents();
      await page.getByLabel('Step', { exact: true }).selectOption('prefill');
      expect(await names()).toEqual(['c_pre', 'rho']);
      await page.getByLabel('Find a coefficient').fill('deepseek');
      expect(await names()).toEqual(['c_pre']);
      await page.locator('#step-hardware').getByRole('link', { name: 'h:2026' }).click();
      await eventually(names, (now) => now.length === currentFactorSet.factors.size);
      await eventually(
        () => page.locator('[id="factor-h:2026"]').evaluate((row) => Math.abs(row.getBoundingClientRect().top)),
        (top) => top < 200,
      );
    }));

  it('shows what each disclosure changes, each under its own name', () =>
    on({ path: '/method' }, async ({ page }) => {
      const rows = await page.locator('#anchors tbody tr').allTextContents();
      expect(rows).toHaveLength(anchoredFactorSet.anchors.length);
      expect(new Set(rows).size).toBe(rows.length);
      expect(rows[0]).toMatch(/DeepSeek-V3, 1,000 tokens written.*1 Mar 2025 · server.*0\.113 Wh.*between.*about/);
    }));
});

describe('predicted against published', () => {
  const report = validateMeasurements(publishedMeasurements());

  it('plots and lists every row, each with a source', () =>
    on({ path: '/method' }, async ({ page }) => {
      expect(await page.locator('.method-plot text[text-anchor="middle"]').allTextContents()).toEqual([
        '0.001',
        '0.01',
        '0.1',
        '1',
        '10',
        '100',
        '1,000',
      ]);
      expect(await page.locator('.method-plot circle').count()).toBe(report.points.length);
      expect(await page.locator('.method-plot .plot-doubtful').count()).toBe(report.summary.D.rows);
      await page.getByText(`All ${report.points.length} rows, with their sources`).click();
      const rows = page.locator('#validation details tbody tr');
      await rows.first().waitFor();
      expect(await rows.count()).toBe(report.points.length);
      const links = await rows.locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
      expect(links).toHaveLength(report.points.length);
      for (const link of links) expect(link).toMatch(/^https:\/\//);
    }));

  it('gives by kind what a fresh run gives, and names every kind that misses the bar', () =>
    on({ path: '/method' }, async ({ page }) => {
      const same = (kinds: readonly AccuracyByKind[], { kind, grade }: AccuracyByKind) =>
        kinds.find((one) => one.kind === kind && one.grade === grade)?.medianAbsLog10Error?.toFixed(3);
      for (const kind of report.kinds) {
        const cells = await page.locator(`[data-kind="${kind.kind} ${kind.grade}"] td`).allTextContents();
        expect(cells[0]).toBe(String(kind.rows));
        expect(cells[1]).toContain(same(report.kinds, kind));
        expect(cells[2]).toBe(`${Math.round((kind.coverage90 ?? 0) * 100)}%`);
        expect(cells[4]).toContain(same(report.leaveOneModelOut.kinds, kind));
        expect(cells[5]).toContain(same(report.batchUnknown.kinds, kind));
      }
      const limits = (await page.locator('#limits').textContent()) ?? '';
      for (const [kind, way, error] of [
        ['From throughput', 'batch unknown', '0.214'],
        ['From throughput', 'model left out', '0.166'],
        ['Bottom-up studies', 'model left out', '0.184'],
      ])
        expect(limits).toContain(`${kind}, ${way}: ${error}`);
      expect(limits).toContain('our bar of 0.15 ');
    }));

  it('can be repeated: the file it saves, given to the command line, makes the same table', () =>
    on({ path: '/method' }, async ({ page }) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Save the measurements as CSV' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('published-measurements.csv');
      const { code, out } = await runCli(['validate', '--rows', await download.path(), '--json']);
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject(
        JSON.parse(JSON.stringify({ summary: report.summary, kinds: report.kinds })),
      );
      expect(await page.locator('.method-code').textContent()).toContain('validate --rows published-measurements.csv');
    }));
});

describe('what changed and why', () => {
  it('tells of every edition its reason, its sources and its effect, from the sets themselves', () =>
    on({ path: '/method/changes' }, async ({ page }) => {
      const [change] = editionChanges(factorSets());
      const edition = page.locator('.block').first();
      const text = (await edition.textContent()) ?? '';
      expect(text).toContain(`Edition ${change?.to} since 26 Nov 2026`);
      expect(text).toContain('said what their own services take');
      expect(await edition.locator('.effect-table tbody tr').count()).toBe(change?.effects.length);
      const ratios = await edition.locator('.effect-table td:last-child').allTextContents();
      for (const [at, { ratio }] of (change?.effects ?? []).entries())
        expect(Number(ratios[at])).toBeCloseTo(Number(ratio.toPrecision(2)), 9);
      expect(await page.locator('.block').last().textContent()).toContain('The first edition, with');
    }));

  it('can be followed by a feed in the language of the page', () =>
    on({ path: '/method/changes', locale: 'ko' }, async ({ page }) => {
      const feed = await page.getByRole('link', { name: '변경 소식' }).getAttribute('href');
      const answer = await fetch(new URL(feed ?? '', browser.url));
      expect(answer.headers.get('content-type')).toContain('application/atom+xml');
      expect(await answer.text()).toContain('xml:lang="ko"');
    }));
});

describe('the ways to it', () => {
  it('is a link at the foot of every page, and one from a figure to its step', () =>
    on({ path: '/questions' }, async ({ page }) => {
      await page.locator('footer').getByRole('link', { name: 'How we calculate' }).waitFor();
      await page.locator('[data-explain="answer"]').click();
      await page.getByRole('dialog').getByRole('link', { name: 'How is this computed?' }).click();
      await page.locator('.method h1').waitFor();
      expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe('/method#step-carbon-use');
      await eventually(
        () => page.locator('#step-carbon-use').evaluate((step) => Math.abs(step.getBoundingClientRect().top)),
        (top) => top < 200,
      );
    }));
});

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
