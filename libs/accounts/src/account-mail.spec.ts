import { describe, expect, it } from '@jest/globals';
import { accountMailEn } from './account-mail.en.js';
import { accountMailKo } from './account-mail.ko.js';

const facts = { link: 'https://promptprint.example/verify-email?token=abc', date: 'December 10, 2026' };
const names = ['verify', 'addressKnown', 'reset', 'passwordChanged', 'deletionAsked'] as const;
const mails = [accountMailEn, accountMailKo].flatMap((words) =>
  names.map((name) => [name, words[name](facts)] as const),
);

describe('every mail in every language', () => {
  it.each(mails)('%s has one link on a line of its own, a short subject and an end', (_, { subject, text }) => {
    expect(text.split('\n').filter((line) => line === facts.link)).toHaveLength(1);
    expect(text.match(/https?:/g)).toHaveLength(1);
    expect(subject.length).toBeLessThan(80);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(text.endsWith('\n')).toBe(true);
  });
});
