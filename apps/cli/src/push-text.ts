import { countText } from '@promptprint/kernel';
import type { Context } from './command.js';
import type { PushResult } from './push.js';
import { printable, wrap } from './text-width.js';

/** What became of the events, for a person. */
export function pushLines(
  { sent, alreadySent, recorded, duplicates, conflicts, refused }: PushResult,
  context: Context,
): string[] {
  const { words, paint, width, locale } = context;
  const say = words.push;
  const counted = (count: number): string => countText(count, locale);
  const refusals = refused.map(({ detail, code, count }) => `  ${counted(count)} × ${printable(detail || code)}`);
  const left = refused.reduce((sum, { count }) => sum + count, 0);
  return [
    sent === 0 ? say.nothingNew : paint.figure(say.done(counted(recorded), counted(duplicates))),
    ...(alreadySent > 0 ? wrap(say.alreadySent(counted(alreadySent)), width).map(paint.quiet) : []),
    ...(conflicts > 0 ? wrap(say.conflicts(counted(conflicts)), width).map(paint.warning) : []),
    ...(left > 0 ? [paint.warning(say.refused(counted(left))), ...refusals] : []),
  ];
}
