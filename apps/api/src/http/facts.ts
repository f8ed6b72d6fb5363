import type { DomainError, Locale } from '@promptprint/kernel';

export type Facts = DomainError['facts'];

/** A fact as it stands in a sentence or a header: lists joined, nothing for nothing. */
export function factText(fact: Facts[string]): string {
  if (Array.isArray(fact)) return fact.filter((item) => typeof item === 'string').join(', ');
  return typeof fact === 'string' || typeof fact === 'number' || typeof fact === 'boolean' ? `${fact}` : '';
}

/** A moment as a date in words, in UTC. */
export function dateIn(locale: Locale, fact: Facts[string]): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(factText(fact)));
}
