import { editionChanges, type EditionChange, factorSets } from '@promptprint/emissions';
import type { Locale } from '@promptprint/kernel';

interface FeedWords {
  title: string;
  entry: (set: string) => string;
  text: (factors: number, anchors: number, lower: string, higher: string) => string;
}

const words: Readonly<Record<Locale, FeedWords>> = {
  en: {
    title: 'Promptprint: what changed in the factors, and why',
    entry: (set) => `Edition ${set} of the factors`,
    text: (factors, anchors, lower, higher) =>
      `Coefficients changed: ${factors}. Disclosures taken in: ${anchors}. The middle of one request changes by a factor of ${lower} to ${higher}.`,
  },
  ko: {
    title: 'Promptprint: 배출계수에서 무엇이 왜 바뀌었나요',
    entry: (set) => `배출계수 묶음 ${set}`,
    text: (factors, anchors, lower, higher) =>
      `바뀐 계수 ${factors}개, 새로 받아들인 공개 값 ${anchors}개. 요청 한 번의 중앙값은 ${lower}배에서 ${higher}배로 바뀌어요.`,
  },
};

/** Every edition of the factors against the one before it, as an Atom feed (RFC 4287). */
export function changesFeed(base: string, locale: Locale): string {
  const { title } = words[locale];
  const changes = editionChanges(factorSets());
  const updated = changes[0]?.since ?? factorSets()[0]?.since ?? '1970-01-01';
  const page = new URL('/method/changes', base).href;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `<title>${escaped(title)}</title><id>${escaped(page)}</id><updated>${updated}T00:00:00Z</updated>`,
    `<author><name>Promptprint</name></author><link href="${escaped(page)}"/>`,
    `<link rel="self" href="${escaped(new URL('/v1/factor-sets/changes.atom', base).href)}"/>`,
    ...changes.map((change) => entryOf(change, page, locale)),
    '</feed>',
  ].join('\n');
}

function entryOf({ to, since, factors, anchorsAdded, effects }: EditionChange, page: string, locale: Locale): string {
  const say = words[locale];
  const ratios = effects.map(({ ratio }) => ratio);
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
  const text = say.text(
    factors.length,
    anchorsAdded.length,
    number.format(Math.min(...ratios)),
    number.format(Math.max(...ratios)),
  );
  const address = escaped(`${page}#edition-${to}`);
  return `<entry><title>${escaped(say.entry(to))}</title><id>${address}</id><updated>${since}T00:00:00Z</updated><link href="${address}"/><summary>${escaped(text)}</summary></entry>`;
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (mark) => marks[mark] ?? mark);
