import type { Locale } from '@promptprint/kernel';
import type { Fault, Recorded } from '@promptprint/usage';
import { refusalsEn } from './refusals.en.js';
import { refusalsKo } from './refusals.ko.js';
import type { RecordedAnswer, RefusedAnswer } from './usage-event.dto.js';

const words: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { en: refusalsEn, ko: refusalsKo };

export function refusedAnswer({ index, code, pointer }: Fault, locale: Locale): RefusedAnswer {
  return { index, code, pointer, detail: Object.hasOwn(words[locale], code) ? (words[locale][code] ?? code) : code };
}

export function recordedAnswer(recorded: Recorded, locale: Locale): RecordedAnswer {
  const { duplicates, conflicts, conflictIndexes, refused, refusedCount } = recorded;
  return {
    recorded: recorded.recorded,
    duplicates,
    conflicts,
    conflictIndexes,
    refused: refused.map((fault) => refusedAnswer(fault, locale)),
    refusedCount,
  };
}
