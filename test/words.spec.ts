import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..');

/** Claims the law forbids or the facts do not carry (product wording rules); each with what makes it a claim. */
const forbidden: readonly { what: string; pattern: RegExp }[] = [
  {
    what: 'neutrality',
    pattern: /\b(carbon|climate)[- ]neutral\b|\bnet[- ]zero\b|\b(CO2|CO₂|carbon)[- ]free\b|탄소\s?중립|탄소\s?제로/i,
  },
  {
    what: 'generic green claim',
    pattern:
      /\beco[- ]friendly\b|\bgreen(er)? (AI|models?|choice)\b|\bclean(er)? (AI|energy|models?)\b|\bsustainabl[ey]\b|\bplanet[- ]friendly\b|친환경|착한 AI|지구를 살리/i,
  },
  {
    what: 'undoing',
    pattern:
      /\boffset your\b|\bcancels? out\b|\b(eras|undo)(es?|ing)? (your |the )?emissions\b|배출(량)?을 (없애|지워|지우)/i,
  },
  { what: 'false precision', pattern: /\b(exact|real|accurate) (emissions|footprint)\b|정확한 (배출량|발자국)/i },
  { what: 'a saving before it happens', pattern: /\bsaves (energy|carbon|CO2|CO₂|water|emissions)\b/i },
  { what: 'hedge instead of a range', pattern: /\broughly\b/i },
  { what: 'praise for paying', pattern: /\bsaved the planet\b|\bhero\b|\bcongratulations\b|지구 영웅|축하해요/i },
  { what: 'blame', pattern: /\bdirty\b|\bworst\b|\bshame\b/i },
  { what: 'wrong unit', pattern: /\btrees? planted\b|나무 .*그루/i },
  { what: 'stiff Korean', pattern: /당신|되어집니다|(습니다|입니다|십시오)[.!?'`"]/ },
];

/** The sentences that may name neutrality or undoing: they deny it. */
const denial = /does not (make|undo)|되지는 않아요/;

function violations(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => !denial.test(line))
    .flatMap((line) =>
      forbidden.filter(({ pattern }) => pattern.test(line)).map(({ what }) => `${what}: ${line.trim()}`),
    );
}

const files = globSync(
  [
    '{libs,apps}/*/src/**/*.{en,ko}.ts',
    'apps/web/src/words/**/*.ts',
    'apps/web/index.html',
    'scripts/*.words.mjs',
    'README.md',
    'docs/methodology/README.md',
  ],
  { cwd: root },
).filter((file) => !file.includes('node_modules') && !file.endsWith('.spec.ts'));

/** A register of claims has to call an aim what its company calls it, between quotation marks; an id is no word. */
function ownWords(file: string): string {
  const text = readFileSync(join(root, file), 'utf8');
  return file.startsWith('libs/claims/') ? text.replaceAll(/“[^”\n]*”|^ {2}'[a-z0-9-]+': \{$/gm, '“”') : text;
}

describe('the words of every room', () => {
  it('are found, each in both languages', () => {
    const of = (language: string) =>
      files.filter((file) => file.endsWith(`.${language}.ts`)).map((file) => file.slice(0, -`.${language}.ts`.length));
    expect(of('en').length).toBeGreaterThan(5);
    expect(of('ko').toSorted()).toEqual(of('en').toSorted());
  });

  it.each(files)('claim nothing the facts do not carry: %s', (file) => {
    expect(violations(ownWords(file))).toEqual([]);
  });

  it('turn red on a planted claim', () => {
    expect(violations("promise: 'Your AI use is carbon neutral now',")).toHaveLength(1);
    expect(violations("promise: '친환경 AI로 지구를 살리는 방법',")).toHaveLength(1);
    expect(violations("done: '저장했습니다.'")).toHaveLength(1);
    expect(violations("limit: 'This does not make your AI use carbon neutral',")).toEqual([]);
    expect(violations("limit: 'A retired credit does not undo your emissions',")).toEqual([]);
  });
});
