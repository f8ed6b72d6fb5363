import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startTestApp, type TestApp, type TestAppOptions } from './app.js';
import { launchChromium } from './chromium.js';
import { Given, type GivenPerson } from './given.js';

const screenshots = join(import.meta.dirname, '../../.cache/screenshots');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// A browser that starts, paints and is looked at by axe needs longer than a function; a step that hangs says which one.
jest.setTimeout(40_000);
const stepTimeoutMs = 12_000;

export interface Look {
  locale: 'en' | 'ko';
  theme: 'light' | 'dark';
  size: 'wide' | 'phone';
}

/** Every look of a screen: two languages, two themes, two widths. */
const allLooks: readonly Look[] = (['en', 'ko'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (['wide', 'phone'] as const).map((size) => ({ locale, theme, size })),
  ),
);

/** Two opposite ones, in which every choice is seen once. */
const oppositeLooks = allLooks.filter(
  ({ locale, theme, size }) => new Set([locale === 'ko', theme === 'dark', size === 'phone']).size === 1,
);

/** `LOOKS=all` looks at all of them. */
export const looks: readonly Look[] = process.env.LOOKS === 'all' ? allLooks : oppositeLooks;
export const lookName = ({ locale, theme, size }: Look): string => `${locale}-${theme}-${size}`;

const viewports = { wide: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;

export interface OpenOptions extends Partial<Look> {
  /** Whose session the page starts with; a visitor without. */
  as?: Pick<GivenPerson, 'cookie'>;
  path?: string;
}

/** A request the page or one of its workers made. */
export interface SentRequest {
  method: string;
  url: string;
  body: string | null;
}

export interface TestPage {
  page: Page;
  look: Look;
  /** Errors of the console and of scripts, refusals of the content security policy included. */
  errors: string[];
  requests: SentRequest[];
  /** Those requests that carried something out of the browser. */
  bodies(): SentRequest[];
  /** Where the page came to rest: fonts loaded, nothing moving. Goes to `.cache/screenshots/NAME.png`. */
  screenshot(name: string, options?: { fullPage?: boolean }): Promise<void>;
  /** What axe finds, one line each; empty is what is asked for. */
  axe(): Promise<string[]>;
  close(): Promise<void>;
}

export interface TestBrowser {
  app: TestApp;
  given: Given;
  browser: Browser;
  url: string;
  open(options?: OpenOptions): Promise<TestPage>;
  close(): Promise<void>;
}

/** A Chromium before the real application, which serves the built web app and the API on one port. */
export async function startTestBrowser(
  options: TestAppOptions & { args?: readonly string[] } = {},
): Promise<TestBrowser> {
  // Several people may build the web app at once; each then looks at their own.
  const built: Record<string, string> = process.env.WEB_DIRECTORY ? { WEB_DIRECTORY: process.env.WEB_DIRECTORY } : {};
  const app = await startTestApp({ ...options, env: { ...built, ...options.env }, listen: true });
  const browser = await launchChromium(options.args).catch(async (error: unknown) => {
    await app.close();
    throw error;
  });
  const url = app.url ?? '';
  return {
    app,
    given: new Given(app),
    browser,
    url,
    open: (wish = {}) => openPage(browser, url, wish),
    async close() {
      await browser.close();
      await app.close();
    },
  };
}

async function openPage(browser: Browser, url: string, { as, path = '/', ...wish }: OpenOptions): Promise<TestPage> {
  const look: Look = { locale: 'en', theme: 'light', size: 'wide', ...wish };
  const context = await newContext(browser, look);
  if (as) await context.addCookies([cookieFor(url, as.cookie)]);
  context.setDefaultTimeout(stepTimeoutMs);
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: SentRequest[] = [];
  page.on(
    'console',
    (message) => message.type() === 'error' && !isExpected(message.text()) && errors.push(message.text()),
  );
  page.on('pageerror', (error) => errors.push(String(error)));
  // The context sees the requests of workers, too.
  context.on('request', (request) =>
    requests.push({ method: request.method(), url: request.url(), body: request.postData() }),
  );
  await page.goto(new URL(path, url).href);
  return {
    page,
    look,
    errors,
    requests,
    bodies: () => requests.filter(({ body, method }) => body !== null || !['GET', 'HEAD'].includes(method)),
    screenshot: (name, options) => screenshot(page, name, options),
    axe: () => violations(page),
    close: () => context.close(),
  };
}

/** Asks again until the answer is as wished; what it last was is told when it never is. */
export async function eventually<Value>(
  ask: () => Promise<Value>,
  isWished: (value: Value) => boolean,
  timeoutMs = 5000,
): Promise<void> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const value = await ask();
    if (isWished(value)) return;
    if (Date.now() > until) throw new Error(`still ${JSON.stringify(value)} after ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

function newContext(browser: Browser, { locale, theme, size }: Look): Promise<BrowserContext> {
  return browser.newContext({
    locale: locale === 'ko' ? 'ko-KR' : 'en-GB',
    timezoneId: 'Asia/Seoul',
    colorScheme: theme,
    viewport: viewports[size],
    hasTouch: size === 'phone',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
}

function cookieFor(url: string, cookie: string): { name: string; value: string; url: string } {
  const at = cookie.indexOf('=');
  return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url };
}

/** A visitor asks who they are and is told 401: the browser logs it, the page expects it. */
const isExpected = (text: string): boolean => /status of 401/.test(text);

async function screenshot(page: Page, name: string, { fullPage = true } = {}): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage, animations: 'disabled' });
}

interface AxeViolation {
  id: string;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

async function violations(page: Page): Promise<string[]> {
  // In a world of its own the content security policy of the page holds no say.
  await page.evaluate(axeSource);
  const found = await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] }).then((result) => result.violations)',
  );
  return (found as AxeViolation[]).flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html.slice(0, 240)}\n  ${failureSummary ?? ''}`),
  );
}
