import { editionChanges, factorSets, type EditionChange } from '@promptprint/emissions';
import type { Locale } from '@promptprint/kernel';
import { feedEn, type FeedWords } from './changes-feed.en.js';
import { feedKo } from './changes-feed.ko.js';

const words: Readonly<Record<Locale, FeedWords>> = { en: feedEn, ko: feedKo };

/** Every edition of the factors against the one before it, the newest first, as an Atom feed (RFC 4287). */
export function changesFeed(base: string, locale: Locale): string {
  const sets = factorSets();
  const page = new URL('/method/changes', base).href;
  const self = new URL(`/v1/factor-sets/changes.atom?locale=${locale}`, base).href;
  const updated = sets.at(-1)?.since ?? '1970-01-01';
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `<title>${escaped(words[locale].title)}</title><id>${escaped(self)}</id><updated>${updated}T00:00:00Z</updated>`,
    `<author><name>Promptprint</name></author><link href="${escaped(page)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`,
    ...editionChanges(sets).map((change) =>
      entry(change.to, change.since, { page, locale, text: textOf(change, locale) }),
    ),
    ...sets.slice(0, 1).map(({ id, since, factors }) => {
      const text = words[locale].first(new Intl.NumberFormat(locale).format(factors.size));
      return entry(id, since, { page, locale, text });
    }),
    '</feed>',
    '',
  ].join('\n');
}

function textOf({ to, rows, anchorsAdded, effects }: EditionChange, locale: Locale): string {
  const say = words[locale];
  const ratios = effects.map(({ ratio }) => ratio);
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
  const [lower, higher] = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => number.format(ratio));
  const size = say.text(String(rows.length), String(anchorsAdded.length), lower ?? '', higher ?? '');
  return [say.reasons[to], size].filter(Boolean).join(' ');
}

function entry(set: string, since: string, told: { page: string; locale: Locale; text: string }): string {
  const address = escaped(`${told.page}#edition-${set}`);
  const title = escaped(words[told.locale].entry(set));
  return `<entry><title>${title}</title><id>${address}</id><updated>${since}T00:00:00Z</updated><link href="${address}"/><summary>${escaped(told.text)}</summary></entry>`;
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (mark) => marks[mark] ?? mark);
