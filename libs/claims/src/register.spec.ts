import { describe, expect, it } from '@jest/globals';
import { allClaims, type Claim } from './claim.js';
import { checkAgainOn, claimPage, claimsWhere, isListed, isStale, summariseClaims, unreadWhere } from './register.js';

const checked = '2026-11-23';
const like = (change: Partial<Claim>): Claim => {
  const [first] = allClaims;
  if (!first) throw new Error('the register is empty');
  return { ...first, ...change };
};

describe('the register', () => {
  it('lists a claim only once its source was read, and counts it before', () => {
    expect(isListed(like({ grade: 'primary' }))).toBe(true);
    expect(isListed(like({ grade: 'weak' }))).toBe(true);
    expect(isListed(like({ grade: 'unverified' }))).toBe(false);
    expect(isListed(like({ grade: 'secondary', source: null }))).toBe(false);
    const unread = allClaims.filter((claim) => !isListed(claim)).map(({ id }) => id);
    expect(unread).toEqual([
      'google-water-replenishment',
      'xai-company-reporting',
      'lg-ai-research-per-prompt-disclosure',
    ]);
    expect(claimsWhere().map(({ id }) => id)).not.toEqual(expect.arrayContaining(unread));
    expect(claimsWhere()).toHaveLength(79);
    expect(unreadWhere()).toBe(3);
    expect(unreadWhere({ status: 'planned' })).toBe(1);
    expect(unreadWhere({ provider: 'xai', kind: 'reporting' })).toBe(1);
    expect(unreadWhere({ provider: 'xai', kind: 'water' })).toBe(0);
  });

  it('asks for another look after 180 days and says so from the day after', () => {
    expect(checkAgainOn({ checkedOn: checked })).toBe('2027-05-22');
    expect(isStale({ checkedOn: checked }, '2027-05-22')).toBe(false);
    expect(isStale({ checkedOn: checked }, '2027-05-23')).toBe(true);
    expect(checkAgainOn({ checkedOn: '2024-01-01' })).toBe('2024-06-29');
    expect(summariseClaims('2027-05-22').stale).toBe(0);
    expect(summariseClaims('2027-05-23').stale).toBe(79);
  });

  it('filters by provider, several of them, status and subject, and by all at once', () => {
    const google = claimsWhere({ provider: 'google' });
    expect(google).toHaveLength(9);
    expect(google.every(({ provider }) => provider === 'google')).toBe(true);
    expect(claimsWhere({ provider: ['google', 'meta'] })).toHaveLength(15);
    expect(claimsWhere({ provider: [] })).toEqual([]);
    expect(claimsWhere({ provider: 'nobody' })).toEqual([]);
    expect(claimsWhere({ status: 'contradicted' })).toHaveLength(9);
    expect(claimsWhere({ kind: 'hourly' }).map(({ provider }) => provider)).toEqual(['google', 'microsoft']);
    expect(claimsWhere({ provider: 'google', kind: 'targets', status: 'contradicted' }).map(({ id }) => id)).toEqual([
      'google-net-zero',
    ]);
  });

  it('adds up in every direction', () => {
    const { claims, unread, byStatus, byKind, byProvider, providers, weak } = summariseClaims(checked);
    const sum = (rows: readonly { claims: number }[]) => rows.reduce((total, row) => total + row.claims, 0);
    expect([claims, unread, weak, providers]).toEqual([82, 3, 13, 20]);
    expect(sum(Object.values(byStatus))).toBe(82);
    expect(sum(Object.values(byKind))).toBe(82);
    expect(sum(byProvider)).toBe(82);
    for (const row of byProvider)
      expect(Object.values(row.byStatus).reduce((total, count) => total + count, 0)).toBe(row.claims);
  });

  it('counts nothing where there is nothing', () => {
    expect(summariseClaims(checked, [])).toMatchObject({ claims: 0, providers: 0, byProvider: [], checkedTo: checked });
  });
});

describe('a page of claims', () => {
  it('tells every claim exactly once, in the same order, whatever the size of the page', () => {
    const listed = claimsWhere();
    for (const limit of [1, 7, 78, 79, 200]) {
      const told: string[] = [];
      let cursor: string | undefined;
      do {
        const page = claimPage(listed, { cursor, limit });
        told.push(...page.claims.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(told).toEqual(listed.map(({ id }) => id));
    }
  });

  it('refuses a cursor that names nothing of the list', () => {
    const google = claimsWhere({ provider: 'google' });
    expect(() => claimPage(google, { cursor: 'meta-net-zero', limit: 5 })).toThrow(
      expect.objectContaining({ kind: 'invalid', code: 'cursor-invalid' }),
    );
    expect(() => claimPage(google, { cursor: '', limit: 5 })).toThrow(
      expect.objectContaining({ code: 'cursor-invalid' }),
    );
  });
});
