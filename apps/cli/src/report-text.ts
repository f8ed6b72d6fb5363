import { countText } from '@promptprint/kernel';
import type { ReadReport } from '@promptprint/usage-formats';
import type { Context } from './command.js';
import { tableLines } from './table.js';
import { wrap } from './text-width.js';

type LeftOut = Pick<ReadReport, 'duplicates' | 'skipped' | 'notes'>;

/** What was not counted, and why; what a person should know of the rest. */
export function leftOutLines({ duplicates, skipped, notes }: LeftOut, context: Context): string[] {
  const { words, paint, width, locale } = context;
  const reasons = skipped
    .toSorted((a, b) => b.count - a.count)
    .map(({ reason, count }) => [countText(count, locale), words.skipReasons[reason]]);
  const columns = [
    { heading: '', align: 'right' as const },
    { heading: '', mayShrink: true },
  ];
  const told = [
    ...(duplicates > 0 ? [words.duplicates(countText(duplicates, locale))] : []),
    ...notes.map(({ code, count }) => words.notes[code](countText(count, locale))),
  ];
  return [
    ...(reasons.length > 0 ? ['', paint.heading(words.skippedHeading)] : []),
    ...(reasons.length > 0 ? tableLines(columns, reasons, { width, indent: 2, headingStyle: paint.quiet }) : []),
    ...(told.length > 0 ? [''] : []),
    ...told.flatMap((text) => wrap(text, width)).map(paint.quiet),
  ];
}
