import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { allClaims } from './claim.js';
import { claimTextsEn } from './claim-texts.en.js';
import { claimTextsKo } from './claim-texts.ko.js';
import { claimWordsEn } from './claim-words.en.js';
import { claimWordsKo } from './claim-words.ko.js';
import { providerIds, providers } from './providers.js';
import { isListed } from './register.js';
import { claimKinds, claimStatuses, evidenceKinds, sourceGrades } from './terms.js';

const research = new URL('../../../../shared/data/provider-claims.csv', import.meta.url);
const dated = /^20\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

describe('every claim', () => {
  it('has an id of its own, a known provider, a known subject and a known status', () => {
    expect(new Set(allClaims.map(({ id }) => id)).size).toBe(allClaims.length);
    for (const { provider, kind, status, evidenceKind, grade } of allClaims) {
      expect(providerIds).toContain(provider);
      expect(claimKinds).toContain(kind);
      expect(claimStatuses).toContain(status);
      expect(evidenceKinds).toContain(evidenceKind);
      expect(sourceGrades).toContain(grade);
    }
  });

  it('that is listed has a source with a title and an address that opens', () => {
    for (const { id, source, evidence } of allClaims.filter(isListed)) {
      expect({ id, title: source?.title }).toEqual({ id, title: expect.stringMatching(/\S{3}/) });
      for (const url of [source?.url ?? '', ...evidence]) {
        expect({ id, protocol: new URL(url).protocol }).toEqual({ id, protocol: expect.stringMatching(/^https?:$/) });
        expect(url).not.toMatch(/[\s"<>)\]]|[.,;]$/);
      }
    }
  });

  it('that is contradicted links what contradicts it and is never unread', () => {
    const contradicted = allClaims.filter(({ status }) => status === 'contradicted');
    expect(contradicted).toHaveLength(9);
    for (const claim of contradicted) expect(isListed(claim)).toBe(true);
  });

  it('has dates that can be read, none later than the day it was checked', () => {
    for (const { date, checkedOn, source, targetYear } of allClaims) {
      expect(checkedOn).toMatch(/^2026-11-23$/);
      for (const day of [date, source?.date ?? null]) {
        if (day === null) continue;
        expect(day).toMatch(dated);
        expect(day <= checkedOn).toBe(true);
      }
      if (targetYear !== null) expect(targetYear >= 2024 && targetYear <= 2050).toBe(true);
    }
  });

  it('is told in both languages: what was said, and what is shown for it', () => {
    for (const { id } of allClaims) {
      for (const { claim, shown } of [claimTextsEn[id], claimTextsKo[id]]) {
        expect(claim.length).toBeGreaterThan(12);
        expect(shown.length).toBeGreaterThan(6);
        expect(claim).toMatch(/[.요]$|요\.$/);
      }
      expect(claimTextsEn[id].claim).not.toMatch(/[가-힣]/);
      expect(`${claimTextsKo[id].claim} ${claimTextsKo[id].shown}`).toMatch(/[가-힣]/);
      expect(claimTextsKo[id].shown).toMatch(/요\.$/);
    }
    expect(Object.keys(claimTextsEn)).toHaveLength(allClaims.length);
  });

  it('carries the same figures in both languages', () => {
    // Units and 만 change the digits of large numbers; shares never change.
    const shares = (text: string) => [...text.matchAll(/\d+(?:\.\d+)?%/g)].map(([share]) => share).toSorted();
    for (const { id } of allClaims) {
      const [en, ko] = [claimTextsEn[id], claimTextsKo[id]];
      expect({ id, shares: shares(`${ko.claim} ${ko.shown}`) }).toEqual({
        id,
        shares: shares(`${en.claim} ${en.shown}`),
      });
    }
  });
});

describe('the names of things', () => {
  it('exist for every status, subject, kind of evidence and grade, in both languages', () => {
    for (const words of [claimWordsEn, claimWordsKo]) {
      expect(Object.keys(words.statuses)).toEqual([...claimStatuses]);
      expect(Object.keys(words.statusMeanings)).toEqual([...claimStatuses]);
      expect(Object.keys(words.kinds)).toEqual([...claimKinds]);
      expect(Object.keys(words.evidenceKinds)).toEqual([...evidenceKinds]);
      expect(Object.keys(words.grades)).toEqual([...sourceGrades]);
    }
    for (const { name } of providers) expect(Object.values(name).every((text) => text.length > 1)).toBe(true);
  });
});

describe('the research file', () => {
  it('holds as many claims of each status and of each way of knowing as the register', () => {
    if (!existsSync(research)) {
      process.stderr.write(
        'provider-claims.csv is not beside this repository: the register was not compared with it\n',
      );
      return;
    }
    const text = readFileSync(research, 'utf8');
    const grades = {
      primary: 'read-primary',
      secondary: 'read-secondary',
      weak: 'read-secondary-weak',
      unverified: 'unverified',
    };
    for (const status of claimStatuses)
      for (const grade of sourceGrades) {
        const ours = allClaims.filter((claim) => claim.status === status && claim.grade === grade).length;
        const theirs = text.match(new RegExp(`,${status},2026-11-23,${grades[grade]}\\r?$`, 'gm'))?.length ?? 0;
        expect({ status, grade, claims: ours }).toEqual({ status, grade, claims: theirs });
      }
    expect(allClaims).toHaveLength(text.trim().split('\n').length - 1);
  });

  it('lends us facts, not sentences', () => {
    if (!existsSync(research)) return;
    const theirs = readFileSync(research, 'utf8').toLowerCase();
    // Seven words in a row of somebody else would be their sentence.
    const runs = (text: string) => {
      const words = text.toLowerCase().split(/\s+/);
      return words.slice(0, Math.max(0, words.length - 6)).map((_, at) => words.slice(at, at + 7).join(' '));
    };
    const copied = Object.entries(claimTextsEn).flatMap(([id, { claim, shown }]) =>
      runs(`${claim} ${shown}`)
        .filter((run) => theirs.includes(run))
        .map((run) => ({ id, run })),
    );
    expect(copied).toEqual([]);
  });
});
