import { DomainError, type ErrorItem, type ErrorKind, type Locale } from '@promptprint/kernel';
import { type Phrase, problemsEn } from './problems.en.js';
import { problemsKo } from './problems.ko.js';

/** RFC 9457, with the code that never changes, the id of the request and the faults inside a larger input. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  instance: string;
  code: string;
  requestId: string;
  errors?: readonly ErrorItem[];
}

const statuses: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  unsupported: 415,
  'too-many': 429,
  unavailable: 503,
};

const words: Readonly<Record<Locale, Readonly<Record<string, Phrase>>>> = { en: problemsEn, ko: problemsKo };

export interface Occurrence {
  locale: Locale;
  requestId: string;
  base: string;
}

export function problemOf(error: DomainError, at: Occurrence): Problem {
  return problem({ code: error.code, fallback: error.kind, status: statuses[error.kind], facts: error.facts }, at);
}

export function defect(at: Occurrence): Problem {
  return problem({ code: 'defect', fallback: 'defect', status: 500, facts: {} }, at);
}

function problem(
  { code, fallback, status, facts }: { code: string; fallback: string; status: number; facts: DomainError['facts'] },
  { locale, requestId, base }: Occurrence,
): Problem {
  const phrase = phraseOf(locale, code) ?? phraseOf(locale, fallback) ?? { title: code };
  const detail = phrase.detail?.(facts);
  const errors = facts.errors as readonly ErrorItem[] | undefined;
  return {
    type: new URL(`/docs#${code}`, base).href,
    title: phrase.title,
    status,
    ...(detail ? { detail } : {}),
    instance: `urn:uuid:${requestId}`,
    code,
    requestId,
    ...(Array.isArray(errors) ? { errors: errors.slice(0, 20) } : {}),
  };
}

export function phraseOf(locale: Locale, code: string): Phrase | undefined {
  return Object.hasOwn(words[locale], code) ? words[locale][code] : undefined;
}

export const problemCodes = (): readonly string[] => Object.keys(problemsEn);
