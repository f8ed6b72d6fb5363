import { readFileSync } from 'node:fs';
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
import type { GivenPerson } from './support/given.js';

let browser: TestBrowser;

beforeAll(async () => {
  browser = await startTestBrowser();
}, 90_000);
afterAll(() => browser.close());

async function on(options: OpenOptions, work: (opened: TestPage) => Promise<void>): Promise<void> {
  const opened = await browser.open(options);
  try {
    await work(opened);
    expect(opened.errors.filter((text) => !/status of 4(00|03|09)/.test(text))).toEqual([]);
  } finally {
    await opened.close();
  }
}

const submit = (page: Page, name: string) => page.locator('main').getByRole('button', { name, exact: true }).click();
const arrives = (page: Page, path: string) => page.waitForURL((url) => url.pathname === path);

async function me({ headers }: GivenPerson): Promise<{ person: Record<string, unknown> }> {
  const answer = await browser.app.inject({ url: '/v1/me', headers });
  return JSON.parse(answer.body) as { person: Record<string, unknown> };
}

const opens = async (headers: Record<string, string>): Promise<number> =>
  (await browser.app.inject({ url: '/v1/me', headers })).statusCode;

describe('API keys', () => {
  it('are made, shown once, used, and revoked', async () => {
    const owner = await browser.given.person();
    await on({ path: '/settings/keys', as: owner }, async ({ page, axe, screenshot }) => {
      await page.getByText('No keys yet.').waitFor();
      await page.getByLabel('Name', { exact: true }).fill('laptop');
      await page.getByLabel('Read the footprint').check();
      await submit(page, 'Make a key');
      await page.getByRole('heading', { name: 'This key is shown only once' }).waitFor();
      const text = (await page.locator('[data-key]').textContent()) ?? '';
      expect(text).toMatch(/^pp_live_/);
      await page.getByRole('button', { name: 'Copy the key' }).click();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
      expect(await axe()).toEqual([]);
      await screenshot('settings-key-once');

      const headers = { authorization: `Bearer ${text}` };
      expect(await opens(headers)).toBe(200);
      await page.reload();
      await page.getByRole('rowheader', { name: 'laptop' }).waitFor();
      expect(await page.content()).not.toContain(text.slice(-30));
      expect(await page.getByText('never', { exact: true }).count()).toBe(0);

      await page.getByRole('button', { name: 'Revoke laptop' }).click();
      const dialog = page.getByRole('dialog', { name: 'Revoke “laptop”?' });
      expect(await axe()).toEqual([]);
      await screenshot('settings-key-revocation');
      await dialog.getByRole('button', { name: 'Revoke' }).click();
      await page.getByText('“laptop” is revoked.').waitFor();
      await eventually(
        () => opens(headers),
        (status) => status === 401,
      );
    });
  });

  it('without a name or a right are not made, and it is said where', async () => {
    const owner = await browser.given.person();
    await on({ path: '/settings/keys', as: owner }, async ({ page, bodies }) => {
      await page.getByLabel('Add usage to the log').uncheck();
      await page.getByLabel('Read the profile and the list of keys').uncheck();
      await submit(page, 'Make a key');
      await page.getByRole('alert').filter({ hasText: '2 things need a look' }).waitFor();
      expect(bodies()).toEqual([]);
    });
  });

  it('cannot be bound to something that is no network', async () => {
    const owner = await browser.given.person();
    await on({ path: '/settings/keys', as: owner }, async ({ page }) => {
      await page.getByLabel('Name', { exact: true }).fill('office');
      await page.getByLabel('Only from these networks (optional)').fill('the office');
      await submit(page, 'Make a key');
      await page.locator('#key-networks-error').waitFor();
      expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('office');
    });
  });
});

describe('data', () => {
  it('is taken away as one file with everything in it', async () => {
    const owner = await browser.given.person({ displayName: 'Marker Quince' });
    await on({ path: '/settings/data', as: owner }, async ({ page }) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Download everything' }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^promptprint-\d{4}-\d\d-\d\d\.json$/);
      const held = JSON.parse(readFileSync(await download.path(), 'utf8')) as Record<string, unknown>;
      expect(held).toMatchObject({ person: { email: owner.email, displayName: 'Marker Quince' } });
    });
  });

  it('goes with the account, after a word and the password, and comes back within 14 days', async () => {
    const owner = await browser.given.person();
    await on({ path: '/settings/data', as: owner }, async ({ page, axe }) => {
      await submit(page, 'Delete my account');
      await page.getByRole('heading', { name: 'Deleted after 14 days' }).waitFor();
      expect(await axe()).toEqual([]);
      await submit(page, 'Delete my account');
      await page.getByRole('alert').filter({ hasText: '2 things need a look' }).waitFor();
      expect(await opens(owner.headers)).toBe(200);

      await page.getByLabel('Type “delete” to go on').fill('delete');
      await page.getByLabel('Your password').fill('not the password at all');
      await submit(page, 'Delete my account');
      await page.getByRole('alert').filter({ hasText: 'One thing needs a look' }).waitFor();
      await page.getByLabel('Your password').fill(owner.password);
      await submit(page, 'Delete my account');
      await arrives(page, '/restore');
      await page.getByText(/Your account will be deleted on \d{1,2} \w{3,4} \d{4}/).waitFor();
      expect(await opens(owner.headers)).toBe(401);

      await page.getByLabel('Email').fill(owner.email);
      await page.getByLabel('Password', { exact: true }).fill(owner.password);
      await submit(page, 'Take back the deletion');
      await arrives(page, '/settings/data');
      await page.getByRole('link', { name: 'Download everything' }).waitFor();
    });
  });

  it('of an account on its way out is offered back at the sign-in', async () => {
    const owner = await browser.given.person();
    await browser.app.inject({ method: 'DELETE', url: '/v1/me', headers: owner.headers });
    await on({ path: '/signin' }, async ({ page }) => {
      await page.getByLabel('Email').fill(owner.email);
      await page.getByLabel('Password', { exact: true }).fill(owner.password);
      await submit(page, 'Sign in');
      await page.getByText('This account is going to be deleted.').waitFor();
      await submit(page, 'Take back the deletion');
      await arrives(page, '/footprint');
    });
  });
});

describe('a person', () => {
  it('changes the name', async () => {
    const owner = await browser.given.person({ displayName: 'Before' });
    await on({ path: '/settings/profile', as: owner }, async ({ page }) => {
      await page.getByLabel('Name').fill('지우');
      await submit(page, 'Save');
      await page.getByText('Saved.').waitFor();
      expect(await page.getByRole('button', { name: 'Account: 지우' }).count()).toBe(1);
    });
    expect((await me(owner)).person.displayName).toBe('지우');
  });

  it('chooses language, country and zone, and sees at once how numbers will look', async () => {
    const owner = await browser.given.person({ country: 'FR', timezone: 'Europe/Paris' });
    await on({ path: '/settings/language', as: owner }, async ({ page }) => {
      await page.getByText('about 1.2 kg (0.81–1.9 kg)').waitFor();
      await page.getByLabel('Country').selectOption('KR');
      await page.getByText('Saved.').waitFor();
      await page.getByRole('button', { name: /^Use Asia\/Seoul/ }).click();
      await page.getByRole('button', { name: /^Use Asia\/Seoul/ }).waitFor({ state: 'detached' });
      await page.getByRole('radio', { name: 'Sunday' }).check();
      await page.getByText(/week starts on Sunday/).waitFor();
      await page.locator('main').getByLabel('Language').selectOption('ko');
      await page.getByText('약 1.2kg(0.81~1.9kg)').or(page.getByText('약 1.2kg (0.81~1.9kg)')).waitFor();
      await eventually(
        async () => (await me(owner)).person,
        ({ locale }) => locale === 'ko',
      );
    });
    expect((await me(owner)).person).toMatchObject({ country: 'KR', timezone: 'Asia/Seoul', locale: 'ko' });
  });

  it('hides amounts from the next start on', async () => {
    const owner = await browser.given.person();
    await on({ path: '/settings/language', as: owner }, async ({ page }) => {
      await page.getByLabel('Hide amounts when I open the app').check();
      await page.reload();
      await page.locator('.preview .masked').waitFor();
      expect(await page.getByText('about 1.2 kg').count()).toBe(0);
    });
  });
});

describe('security', () => {
  it('shows every browser and signs one out, then all others', async () => {
    const owner = await browser.given.person();
    const others = [await browser.given.session(owner), await browser.given.session(owner)];
    await on({ path: '/settings/security', as: owner }, async ({ page }) => {
      await page.getByText('This browser').waitFor();
      const buttons = page.getByRole('button', { name: /^Sign out Unknown browser/ });
      expect(await buttons.count()).toBe(2);
      await buttons.first().click();
      await page.getByText('Signed out there.').waitFor();
      await submit(page, 'Sign out everywhere else');
      await page.getByText('Every other browser is signed out.', { exact: true }).first().waitFor();
      await eventually(
        async () => buttons.count(),
        (left) => left === 0,
      );
    });
    for (const { headers } of others) expect(await opens(headers)).toBe(401);
    expect(await opens(owner.headers)).toBe(200);
  });

  it('takes a new password for the old one, and only for it', async () => {
    const owner = await browser.given.person();
    const other = await browser.given.session(owner);
    await on({ path: '/settings/security', as: owner }, async ({ page }) => {
      await page.getByLabel('Present password').fill('not the password at all');
      await page.getByLabel('New password').fill('nine lamps over the quay');
      await submit(page, 'Save the new password');
      await page.locator('#change-currentPassword-error').waitFor();
      await page.getByLabel('Present password').fill(owner.password);
      await submit(page, 'Save the new password');
      await page.getByText('Your new password is saved.').waitFor();
      await page.reload();
      await page.getByText('This browser').waitFor();
    });
    expect(await opens(other.headers)).toBe(401);
    await browser.given.session({ ...owner, password: 'nine lamps over the quay' });
  });
});

const tabs = ['', '/profile', '/language', '/keys', '/data', '/security'] as const;

describe.each(looks.map((look) => [lookName(look), look] as const))('the settings in the look %s', (name, look) => {
  it('are clean for axe on every tab, and nothing sticks out', async () => {
    const owner = await browser.given.person({ displayName: '김민아', locale: look.locale, country: 'KR' });
    await browser.given.apiKey(owner, ['usage:write', 'account:read'], { name: 'laptop' });
    await on({ ...look, path: '/settings', as: owner }, async ({ page, axe, screenshot }) => {
      for (const tab of tabs) {
        await page.goto(`${browser.url}/settings${tab}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle');
        if (tab === '/data') await page.locator('main .button-danger').click();
        await screenshot(`settings${tab.replace('/', '-')}-${name}`);
        expect(await axe()).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      }
    });
  }, 60_000);
});

describe('at 320 pixels, as at 400 % on a small screen', () => {
  it('no tab has to be scrolled sideways', async () => {
    const owner = await browser.given.person({ email: 'a.rather.long.address.for.a.small.screen@example.com' });
    await browser.given.apiKey(owner, ['usage:write', 'account:read'], { name: 'laptop in the small room upstairs' });
    await on({ path: '/settings', as: owner }, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      for (const tab of tabs) {
        await page.goto(`${browser.url}/settings${tab}`);
        await page.waitForLoadState('networkidle');
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      }
    });
  }, 60_000);
});
