import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from './config.js';
import { Mailer } from './mailer.service.js';

const directory = mkdtempSync(join(tmpdir(), 'promptprint-mail-'));
const mailer = new Mailer(readConfig({ PROMPTPRINT_DATA: directory }));
const mail = {
  to: 'mina@example.com',
  subject: '가입을 환영해요',
  text: '링크: https://promptprint.example/verify?a=1&b=2',
  locale: 'ko',
} as const;

describe('the mailer without a server', () => {
  test('writes a mail that any mail program opens, and keeps it for the page', async () => {
    await mailer.send(mail);
    const [file = ''] = readdirSync(mailer.directory).filter((name) => name.endsWith('.eml'));
    const text = readFileSync(join(mailer.directory, file), 'utf8');
    expect(text).toContain('To: mina@example.com');
    expect(text).toMatch(/Subject: =\?UTF-8\?/);
    expect(text).toContain('Content-Language: ko');
    expect(await mailer.kept()).toMatchObject([mail]);
  });

  test('keeps a mail that is sent again as one, under one Message-ID', async () => {
    const again = { ...mail, id: '0193a3c0-0000-7000-8000-000000000000', to: 'once@example.com' };
    await mailer.send(again);
    await mailer.send(again);
    expect((await mailer.kept()).filter(({ to }) => to === again.to)).toHaveLength(1);
    const text = readFileSync(join(mailer.directory, `${again.id}.eml`), 'utf8');
    expect(text).toContain(`Message-ID: <${again.id}@localhost>`);
    await mailer.forget(again.to);
  });

  test('forgets the mails of one address, and no others', async () => {
    await mailer.send({ ...mail, to: 'noa@example.com' });
    await mailer.forget('noa@example.com');
    expect(await mailer.kept()).toMatchObject([mail]);
    expect(readdirSync(mailer.directory)).toHaveLength(2);
  });

  test.each([
    [{ to: 'mina@example.com\r\nBcc: everyone@example.com' }, 'mail-field-with-line-break'],
    [{ subject: 'a\nX-Evil: 1' }, 'mail-field-with-line-break'],
    [{ to: 'a@example.com, b@example.com' }, 'mail-to-more-than-one'],
  ])('refuses %j', async (change, code) => {
    await expect(mailer.send({ ...mail, ...change })).rejects.toMatchObject({ code });
  });
});
