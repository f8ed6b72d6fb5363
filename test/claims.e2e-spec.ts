import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Clock } from '@promptprint/platform';
import { startTestApp, type TestApp } from './support/app.js';

let app: TestApp;

jest.setTimeout(30_000);
beforeAll(async () => {
  app = await startTestApp();
}, 60_000);
afterAll(() => app.close());

const get = (query = '', headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url: `/v1/claims${query}`, headers });
const ask = async (query = '') => {
  const answer = await get(query);
  expect(answer.statusCode).toBe(200);
  return answer.json();
};

interface Row {
  id: string;
  provider: string;
  status: string;
  kind: string;
}

describe('the register of claims', () => {
  it('answers anybody, each claim with both languages, its source, its status and the day it was checked', async () => {
    const { items, total, unread } = await ask('?limit=200');
    expect([items.length, total, unread]).toEqual([79, 79, 3]);
    for (const item of items)
      expect(item).toEqual({
        id: expect.stringMatching(/^[a-z0-9-]+$/),
        provider: expect.any(String),
        providerName: { en: expect.any(String), ko: expect.any(String) },
        kind: expect.any(String),
        date: item.date === null ? null : expect.stringMatching(/^20\d\d/),
        targetYear: item.targetYear === null ? null : expect.any(Number),
        status: expect.any(String),
        claim: { en: expect.stringMatching(/\w/), ko: expect.stringMatching(/[가-힣]/) },
        shown: { en: expect.stringMatching(/\w/), ko: expect.stringMatching(/[가-힣]/) },
        evidenceKind: expect.any(String),
        source: {
          title: expect.any(String),
          url: expect.stringMatching(/^https?:\/\//),
          date: item.source.date === null ? null : expect.any(String),
        },
        sourceGrade: expect.stringMatching(/^(primary|secondary|weak)$/),
        evidence: expect.any(Array),
        checkedOn: '2026-11-23',
        checkAgainOn: '2027-05-22',
        isStale: false,
      });
  });

  it('filters by provider, status and subject', async () => {
    const rows = async (query: string): Promise<Row[]> => (await ask(`${query}&limit=200`)).items;
    const google = await rows('?provider=google');
    expect(google).toHaveLength(9);
    expect(new Set(google.map(({ provider }) => provider))).toEqual(new Set(['google']));
    expect(await rows('?status=contradicted')).toHaveLength(9);
    expect((await rows('?kind=hourly')).map(({ provider }) => provider)).toEqual(['google', 'microsoft']);
    expect((await rows('?provider=meta&status=planned&kind=water')).map(({ id }) => id)).toEqual([
      'meta-water-positive',
    ]);
    expect(await ask('?provider=xai&kind=reporting')).toMatchObject({
      items: [],
      total: 0,
      unread: 1,
      nextCursor: null,
    });
  });

  it('is told page by page, each claim once', async () => {
    const told: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const from: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: { items: Row[]; nextCursor: string | null } = await ask(`?limit=10${from}`);
      told.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      pages += 1;
    } while (cursor !== null);
    expect(pages).toBe(8);
    expect(new Set(told).size).toBe(79);
    expect((await ask()).items).toHaveLength(50);
  });

  it.each([
    ['?provider=nobody', 'validation'],
    ['?status=excellent', 'validation'],
    ['?kind=everything', 'validation'],
    ['?limit=0', 'validation'],
    ['?limit=201', 'validation'],
    ['?cursor=nothing', 'cursor-invalid'],
    ['?surprise=1', 'validation'],
  ])('refuses %s in the language of the caller', async (query, code) => {
    for (const [language, script] of [
      ['en', /[a-z]/],
      ['ko', /[가-힣]/],
    ] as const) {
      const answer = await get(query, { 'accept-language': language });
      expect(answer.statusCode).toBe(400);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.json()).toMatchObject({
        code: expect.stringContaining(code),
        title: expect.stringMatching(script),
      });
    }
  });

  it('sends nothing to whoever has it already', async () => {
    for (const path of ['?provider=google', '/summary']) {
      const first = await get(path);
      const tag = String(first.headers.etag);
      expect(first.headers['cache-control']).toBe('public, max-age=3600');
      expect(tag).toMatch(/^"[\w-]{27}"$/);
      for (const shown of [tag, `W/${tag}`, `"other", ${tag}`]) {
        const again = await get(path, { 'if-none-match': shown });
        expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', tag]);
      }
      expect((await get(path, { 'if-none-match': '"other"' })).statusCode).toBe(200);
    }
    expect((await get('?provider=google')).headers.etag).not.toBe((await get('?provider=meta')).headers.etag);
  });

  it('counts every claim, the unread ones as such', async () => {
    const summary = await ask('/summary');
    expect(summary).toMatchObject({
      claims: 82,
      unread: 3,
      providers: 20,
      weak: 13,
      stale: 0,
      checkedTo: '2026-11-23',
    });
    expect(summary.byStatus.map(({ status, claims }: { status: string; claims: number }) => [status, claims])).toEqual([
      ['executed', 11],
      ['self-reported', 20],
      ['planned', 30],
      ['under-review', 2],
      ['contradicted', 9],
      ['no-evidence', 10],
    ]);
    expect(summary.byStatus[0].name).toEqual({ en: 'Done, with evidence', ko: '이행 확인' });
    expect(summary.byProvider[0]).toMatchObject({ provider: 'google', claims: 10, unread: 1 });
  });

  it('says of itself when nobody has looked for half a year', async () => {
    const clock = app.app.get(Clock);
    const days = Math.ceil((Date.parse('2027-05-23T12:00:00Z') - clock.now().getTime()) / 86_400_000);
    clock.advance(days * 86_400_000);
    expect(await ask('/summary')).toMatchObject({ stale: 79 });
    expect((await ask('?limit=1')).items[0].isStale).toBe(true);
    clock.advance(-days * 86_400_000);
    expect(await ask('/summary')).toMatchObject({ stale: 0 });
  });
});
