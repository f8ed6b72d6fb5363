import { describe, expect, it } from '@jest/globals';
import { restatementMailEn } from './restatement-mail.en.js';
import { restatementMailKo } from './restatement-mail.ko.js';

const link = 'https://promptprint.example/footprint?restated=0193a3c0-0000-7000-8000-000000000000';
const facts = { before: '1.2–2.1 kg', after: '0.80–1.9 kg', fromSet: '2026-11', toSet: '2026-11.1', link };
const may = { text: 'May', isNamed: true };
const days = { text: '1 Oct 2025 – 21 Nov 2026', isNamed: false };

describe('the mail that tells of a changed figure', () => {
  it('names the month or the days in its subject', () => {
    expect(restatementMailEn({ ...facts, period: may }).subject).toBe(
      'We improved our method; your May figure changes',
    );
    expect(restatementMailEn({ ...facts, period: days }).subject).toBe(
      'We improved our method; your figure for 1 Oct 2025 – 21 Nov 2026 changes',
    );
    expect(restatementMailKo({ ...facts, period: { text: '5월', isNamed: true } }).subject).toBe(
      '계산 방법을 고쳐 5월 수치가 바뀌어요',
    );
  });

  it.each([
    ['English', restatementMailEn],
    ['Korean', restatementMailKo],
  ])('in %s has both ranges, both editions, and one link on a line of its own', (_, words) => {
    for (const period of [may, days]) {
      const { subject, text } = words({ ...facts, period });
      for (const fact of [facts.before, facts.after, facts.fromSet, facts.toSet]) expect(text).toContain(fact);
      expect(text.split('\n').filter((line) => line === link)).toHaveLength(1);
      expect(text.match(/https?:/g)).toHaveLength(1);
      expect(subject.length).toBeLessThan(80);
      expect(subject).not.toMatch(/[\r\n]/);
      expect(text.endsWith('\n')).toBe(true);
    }
  });
});
