import { countText } from '@promptprint/kernel';
import type { ReadReport, SkippedRecord } from '@promptprint/usage-formats';
import type { Context } from './command.js';
import { tableLines } from './table.js';
import { wrap } from './text-width.js';

type LeftOut = Pick<ReadReport, 'duplicates' | 'skipped' | 'notes'> & Partial<Pick<ReadReport, 'skippedRecords'>>;

/** Of each reason so many records are named. */
const named = 3;

/** What was not counted, and why; what a person should know of the rest. */
export function leftOutLines({ duplicates, skipped, skippedRecords = [], notes }: LeftOut, context: Context): string[] {
  const { words, paint, width, locale } = context;
  const reasons = skipped
    .toSorted((a, b) => b.count - a.count)
    .map(({ reason, count }) => [
      countText(count, locale),
      words.skipReasons[reason],
      placesText(
        skippedRecords.filter((skip) => skip.reason === reason),
        count,
        context,
      ),
    ]);
  const columns = [
    { heading: '', align: 'right' as const },
    { heading: '', mayShrink: true },
    { heading: '', fromWidth: 60, style: paint.quiet },
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

/** Where they stand, counted from 1 as editors do; the file only where there are several. */
function placesText(skips: readonly SkippedRecord[], count: number, { words, locale }: Context): string {
  const shown = skips
    .slice(0, named)
    .flatMap(({ file, record }) =>
      record === undefined
        ? []
        : [words.recordAt(countText(record + 1, locale), file === 0 ? null : countText(file + 1, locale))],
    );
  return shown.length === 0 ? '' : shown.join(', ') + (count > shown.length ? ' …' : '');
}
