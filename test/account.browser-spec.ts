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
import { chatExport } from './support/chat-export.js';
import { goodPassword } from './support/given.js';
import { startTestWorker, type TestWorker } from './support/worker.js';

let browser: TestBrowser;
let worker: TestWorker;

beforeAll(async () => {
  browser = await startTestBrowser({ env: { PROMPTPRINT_SANDBOX: '1' } });
  worker = await startTestWorker(browser.app);
}, 90_000);
afterAll(async () => {
  await worker.close();
  await browser.close();
});

async function on(options: OpenOptions, work: (opened: TestPage) => Promise<void>): Promise<void> {
  const opened = await browser.open(options);
  try {
    await work(opened);
    expect(opened.errors.filter((text) => !isRefusal(text))).toEqual([]);
  } finally {
    await opened.close();
  }
}

/** The browser logs every answer that is not a success, and the lack of one; these tests ask for some. */
const isRefusal = (text: string): boolean => /status of 4(00|03|09)|ERR_INTERNET_DISCONNECTED/.test(text);

let count = 0;
const freshAddress = (): string => `newcomer${(count += 1)}@example.com`;

async function fillSignUp(page: Page, email: string, password = goodPassword): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('I am 16 or older.').check();
  await page.getByLabel('I accept the terms.').check();
  await page.getByLabel('I agree that what is listed').check();
}

const submit = (page: Page, name: string) => page.locator('main').getByRole('button', { name }).click();
const arrives = (page: Page, path: string) => page.waitForURL((url) => url.pathname === path);

/** Follows the link of a mail on the address this test's server really has. */
async function follow(page: Page, text: string): Promise<void> {
  const [link = ''] = /https?:\/\/\S+/.exec(text) ?? [];
  const { pathname, search, hash } = new URL(link);
  await page.goto(browser.url + pathname + search + hash);
}

describe('signing up', () => {
  it('leads back to the page one came for', () =>
    on({ path: '/settings/keys' }, async ({ page }) => {
      await arrives(page, '/signin');
      await page.locator('main').getByRole('link', { name: 'Create an account' }).click();
      await arrives(page, '/signup');
      await page.getByLabel('Name (optional)').fill('Mina');
      await fillSignUp(page, freshAddress());
      await submit(page, 'Create an account');
      await arrives(page, '/settings/keys');
      await page.getByRole('heading', { level: 1, name: 'API keys' }).waitFor();
      expect(await page.getByRole('button', { name: 'Account: Mina' }).count()).toBe(1);
    }));

  it('takes language, country and time zone from this machine, and nothing is agreed to beforehand', () =>
    on({ path: '/signup', locale: 'ko' }, async ({ page, requests }) => {
      const email = freshAddress();
      expect(await page.locator('main input[type=checkbox]:checked').count()).toBe(0);
      await page.getByLabel('이메일').fill(email);
      await page.getByLabel('비밀번호', { exact: true }).fill(goodPassword);
      for (const box of await page.locator('main input[type=checkbox]').all()) await box.check();
      await submit(page, '계정 만들기');
      await arrives(page, '/footprint');
      const sent = requests.find(({ url }) => url.endsWith('/v1/auth/sign-up'));
      expect(JSON.parse(sent?.body ?? '{}')).toEqual({
        email,
        password: goodPassword,
        displayName: null,
        locale: 'ko',
        country: 'KR',
        timezone: 'Asia/Seoul',
      });
    }));

  it('works with the keyboard alone', () =>
    on({ path: '/signup?to=/settings/profile' }, async ({ page }) => {
      const press = async (...keys: string[]) => {
        for (const key of keys) await page.keyboard.press(key);
      };
      await page.getByLabel('Email').focus();
      await page.keyboard.type(freshAddress());
      await press('Tab');
      await page.keyboard.type(goodPassword);
      // Past "Show", to the name, then past language and country.
      await press('Tab', 'Tab');
      await page.keyboard.type('Ara');
      await press('Tab', 'Tab', 'Tab', 'Space', 'Tab', 'Space', 'Tab', 'Space', 'Enter');
      await arrives(page, '/settings/profile');
      await page.getByRole('button', { name: 'Account: Ara' }).waitFor();
    }));

  it('says all that is missing at once, at the top and beside each field, and keeps what was typed', () =>
    on({ path: '/signup' }, async ({ page, axe, screenshot }) => {
      await page.getByLabel('Email').fill('mina');
      await submit(page, 'Create an account');
      const summary = page.getByRole('alert').filter({ hasText: '5 things need a look' });
      await summary.waitFor();
      expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
      await summary.getByRole('link', { name: 'Enter an address like name@example.com.' }).click();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('sign-up-email');
      expect(await page.getByLabel('Email').inputValue()).toBe('mina');
      expect(await page.getByLabel('Email').getAttribute('aria-describedby')).toBe('sign-up-email-error');
      expect(await axe()).toEqual([]);
      await screenshot('signup-faults');
    }));

  it('shows the server’s refusal of a password beside the password', () =>
    on({ path: '/signup' }, async ({ page }) => {
      await fillSignUp(page, freshAddress(), 'abcabcabcabcabcabc');
      await submit(page, 'Create an account');
      await page.locator('#sign-up-password-error').waitFor();
      expect(await page.locator('#sign-up-password-error').textContent()).toMatch(/repeats itself/);
      expect(await page.getByLabel('I accept the terms.').isChecked()).toBe(true);
    }));

  it('answers an address that has an account like any other; only its owner’s mail tells', async () => {
    const owner = await browser.given.person({ email: freshAddress() });
    await confirmAddress(owner.email);
    await on({ path: '/signup?to=/settings' }, async ({ page }) => {
      await fillSignUp(page, owner.email, 'quite another phrase of words');
      await submit(page, 'Create an account');
      await arrives(page, '/settings');
    });
    expect((await worker.mail(owner.email, 2)).subject).toBe('You already have an account');
    expect((await browser.given.session(owner)).cookie).toContain('=');
  });
});

/** Confirms the address of this person by the link in their first mail. */
async function confirmAddress(email: string): Promise<void> {
  const { text } = await worker.mail(email);
  await on({}, async ({ page }) => {
    await follow(page, text);
    await page.getByText('Your address is confirmed.').waitFor();
  });
}

describe('keeping a result', () => {
  it('sends what was read before the account existed, and shows what arrived', () =>
    on({}, async ({ page, axe, screenshot }) => {
      const buffer = chatExport({ conversations: 6 });
      await page.setInputFiles('[data-picker]', { name: 'export.zip', mimeType: 'application/zip', buffer });
      await page.locator('[data-result="file"]').waitFor();
      await page.getByRole('link', { name: 'Keep this result' }).first().click();
      await arrives(page, '/signup');
      const email = freshAddress();
      await fillSignUp(page, email);
      await submit(page, 'Create an account');
      await page.getByRole('heading', { level: 1, name: 'Your result is kept' }).waitFor();
      const shown = Number(await page.locator('[data-receipt] dd').first().textContent());
      const [{ stored } = { stored: 0 }] = await browser.app.sql<{ stored: number }>(
        `SELECT count(*)::int AS stored FROM usage_event u
         JOIN account_member m USING (account_id) JOIN person p ON p.id = m.person_id WHERE p.email = $1`,
        [email],
      );
      await screenshot('signup-receipt');
      expect(await axe()).toEqual([]);
      expect(shown).toBeGreaterThan(0);
      expect(stored).toBe(shown);
    }));
});

describe('signing in', () => {
  it('refuses a wrong password and an unknown address in the same words, and keeps the address', async () => {
    const owner = await browser.given.person();
    const said: (string | null)[] = [];
    for (const email of [owner.email, freshAddress()])
      await on({ path: '/signin' }, async ({ page }) => {
        await page.getByLabel('Email').fill(email);
        await page.getByLabel('Password', { exact: true }).fill('not the password at all');
        await submit(page, 'Sign in');
        said.push(await page.getByRole('alert').filter({ hasText: 'One thing' }).textContent());
        expect(await page.getByLabel('Email').inputValue()).toBe(email);
      });
    expect(said[0]).toContain('Email or password is not right.');
    expect(said[1]).toBe(said[0]);
  });

  it('works with the keyboard alone, from the first Tab to the way out', async () => {
    const owner = await browser.given.person({ displayName: 'Jun' });
    await on({ path: '/signin' }, async ({ page, axe, screenshot }) => {
      await page.getByLabel('Email').focus();
      await page.keyboard.type(owner.email);
      await page.keyboard.press('Tab');
      await page.keyboard.type(owner.password);
      await page.keyboard.press('Enter');
      await arrives(page, '/footprint');
      await page.keyboard.press('g');
      await page.keyboard.press('s');
      await arrives(page, '/settings');
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
      expect(await axe()).toEqual([]);
      await screenshot('shortcuts', { fullPage: false });
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Account: Jun' }).focus();
      await page.keyboard.press('Enter');
      expect(await axe()).toEqual([]);
      await screenshot('account-menu', { fullPage: false });
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await arrives(page, '/');
      await page.getByRole('link', { name: 'Sign in' }).waitFor();
    });
  });

  it('is found at the address that mails name', () =>
    on({ path: '/sign-in' }, async ({ page }) => {
      await arrives(page, '/signin');
      await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    }));

  it('never leads to another site, whatever the address asks for', async () => {
    const owner = await browser.given.person();
    await on({ path: '/signin?to=//evil.example/x', as: owner }, async ({ page }) => {
      await arrives(page, '/footprint');
      expect(page.url().startsWith(browser.url)).toBe(true);
    });
  });

  it('brings a person’s own language along', async () => {
    const owner = await browser.given.person({ locale: 'ko' });
    await on({ path: '/signin?to=/settings' }, async ({ page }) => {
      await page.getByLabel('Email').fill(owner.email);
      await page.getByLabel('Password', { exact: true }).fill(owner.password);
      await submit(page, 'Sign in');
      await page.getByRole('heading', { level: 1, name: '개인정보' }).waitFor();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('ko');
    });
  });
});

describe('a forgotten password', () => {
  it('is replaced through the mail, once, and the old one opens nothing', async () => {
    const owner = await browser.given.person({ email: freshAddress() });
    await on({ path: '/signin' }, async ({ page }) => {
      await page.getByRole('link', { name: 'Forgot your password?' }).click();
      await page.getByLabel('Email').fill(owner.email);
      await submit(page, 'Send the link');
      await page.getByText('If this address has an account, we sent a link.').waitFor();
      const { text } = await worker.mail(owner.email, 1, '/reset-password?');
      await follow(page, text);
      await page.waitForURL((url) => !url.href.includes('token'));
      await page.getByLabel('New password').fill('seven lamps over the quay');
      await submit(page, 'Save the new password');
      await page.getByText('Your new password is saved.').waitFor();
      await follow(page, text);
      await page.getByLabel('New password').fill('eight lamps over the quay');
      await submit(page, 'Save the new password');
      await page.getByText('This link does not work any more.').waitFor();
    });
    await expect(browser.given.session(owner)).rejects.toThrow(/401/);
    await browser.given.session({ ...owner, password: 'seven lamps over the quay' });
  });

  it('is asked for in the same words where there is no account', () =>
    on({ path: '/forgot-password' }, async ({ page }) => {
      await page.getByLabel('Email').fill('nobody@example.com');
      await submit(page, 'Send the link');
      await page.getByText('If this address has an account, we sent a link.').waitFor();
    }));
});

describe('an address', () => {
  it('is confirmed by the mailed link, and the reminder goes', async () => {
    const owner = await browser.given.person({ email: freshAddress() });
    await on({ path: '/settings/profile', as: owner }, async ({ page }) => {
      await page.getByText('Please confirm your address').waitFor();
      await page.getByRole('button', { name: 'Send it again' }).click();
      await page.getByText('Sent again.').waitFor();
      const { text } = await worker.mail(owner.email, 2);
      await follow(page, text);
      await page.getByText('Your address is confirmed.').waitFor();
      await page.getByText('Please confirm your address').waitFor({ state: 'detached' });
    });
  });

  it('is not confirmed by a link that is spent', () =>
    on({ path: '/verify-email?token=abc' }, async ({ page }) => {
      await page.getByText('This link does not work any more.').waitFor();
      expect(page.url()).not.toContain('token');
    }));
});

describe('a session', () => {
  it('that ends elsewhere is announced, and signing in again loses nothing that was typed', async () => {
    const owner = await browser.given.person();
    await on({ path: '/settings/profile', as: owner }, async ({ page, axe, screenshot }) => {
      await page.getByLabel('Name').fill('typed but not saved');
      await browser.app.sql('DELETE FROM session WHERE person_id = $1', [owner.id]);
      await submit(page, 'Save');
      await page.getByText('You are signed out. What you typed is still here.').waitFor();
      await page.getByRole('button', { name: 'Sign in again' }).click();
      await page.getByRole('dialog').getByLabel('Password', { exact: true }).waitFor();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('again-password');
      expect(await axe()).toEqual([]);
      await screenshot('session-over', { fullPage: false });
      await page.getByRole('dialog').getByLabel('Password', { exact: true }).fill(owner.password);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await page.getByLabel('Name').inputValue()).toBe('typed but not saved');
      await submit(page, 'Save');
      await page.getByText('Saved.').waitFor();
    });
  });

  it('about to end is announced two minutes before', async () => {
    const owner = await browser.given.person();
    await browser.app.sql(`UPDATE session SET expires_at = now() + interval '100 seconds' WHERE person_id = $1`, [
      owner.id,
    ]);
    await on({ path: '/settings', as: owner }, async ({ page }) => {
      await page.getByText('You will be signed out in 2 minutes.').waitFor();
      await page.getByRole('button', { name: 'Stay signed in' }).click();
      await page.getByRole('dialog').getByLabel('Password', { exact: true }).fill(owner.password);
      await page.keyboard.press('Enter');
      await page.getByText('You will be signed out in 2 minutes.').waitFor({ state: 'detached' });
    });
  });
});

describe('the frame around every screen', () => {
  it('says that a sandbox is one, and shows the way to its mails', () =>
    on({}, async ({ page }) => {
      await page.getByText('Test environment').waitFor();
      expect(await page.getByRole('link', { name: 'Read the mails' }).getAttribute('href')).toBe('/dev/mail');
    }));

  it('says when the connection is gone', () =>
    on({}, async ({ page }) => {
      await page.context().setOffline(true);
      await page.getByText('You are offline.').waitFor();
      await page.context().setOffline(false);
      await page.getByText('You are offline.').waitFor({ state: 'detached' });
    }));

  it('keeps a chosen theme', () =>
    on({ path: '/signin' }, async ({ page }) => {
      const button = page.getByRole('button', { name: /^Appearance/ });
      await button.click();
      await button.click();
      await page.reload();
      expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    }));
});

const entrances = [
  '/signup',
  '/signin?to=/log',
  '/forgot-password',
  '/reset-password?token=abc',
  '/restore?due=2026-12-10T00:00:00Z',
] as const;

describe.each(looks.map((look) => [lookName(look), look] as const))('the entrances in the look %s', (name, look) => {
  it(
    'are clean for axe, and nothing sticks out',
    () =>
      on({ ...look, path: '/' }, async ({ page, axe, screenshot }) => {
        for (const path of entrances) {
          await page.goto(browser.url + path);
          await page.getByRole('heading', { level: 1 }).waitFor();
          await page.locator('main form').waitFor();
          await screenshot(`${path.slice(1).split('?')[0]}-${name}`);
          expect(await axe()).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        }
      }),
    60_000,
  );
});

describe('at 320 pixels, as at 400 % on a small screen', () => {
  it(
    'nothing has to be scrolled sideways',
    () =>
      on({ path: '/', locale: 'ko' }, async ({ page }) => {
        await page.setViewportSize({ width: 320, height: 640 });
        for (const path of entrances) {
          await page.goto(browser.url + path);
          await page.locator('main form').waitFor();
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
        }
      }),
    60_000,
  );
});
