import { unitOfMetric, type Metric } from '@promptprint/emissions';
import { countText, figureText } from '@promptprint/kernel';
import type { ReadReport } from '@promptprint/usage-formats';
import { bandOf, massText, type Scale, scaleOf } from './band.js';
import type { Context } from './command.js';
import { leftOutLines } from './report-text.js';
import { type Column, tableLines } from './table.js';
import type { Group, Tally } from './tally.js';
import { padEnd, printable, textWidth, wrap } from './text-width.js';

const mostDays = 14;
const bandColumns = 24;
const widestText = 96;
/** Below this a figure stands under its name. */
const narrowWidth = 64;
const shownMetrics = ['carbon', 'energy', 'water'] as const satisfies readonly Metric[];

/** The footprint of coding tools for a person at a terminal. */
export function scanLines(tally: Tally, report: ReadReport | null, context: Context): string[] {
  const { words, paint, width } = context;
  const days = tally.by('day');
  const latest = days.slice(-mostDays);
  const byCarbon = (groups: Group[]): Group[] =>
    groups.toSorted((a, b) => (b.figures.carbon?.mid ?? 0) - (a.figures.carbon?.mid ?? 0));
  const earlier = days.length - latest.length;
  const notes = [words.rangeMeaning, words.shares, words.notCounted];
  return [
    ...headLines(tally.whole(), days, context),
    '',
    paint.heading(words.perDay),
    ...groupTable(latest, words.headings.day, words.shortDate, context),
    ...(earlier > 0 ? [paint.quiet(`  ${words.earlierDays(earlier)}`)] : []),
    '',
    paint.heading(words.perModel),
    ...groupTable(
      byCarbon(tally.by('model')),
      words.headings.model,
      (key) => (key === '' ? words.unknownModel : key),
      context,
    ),
    '',
    paint.heading(words.perTool),
    ...groupTable(byCarbon(tally.by('tool')), words.headings.tool, (key) => words.formatNames[key] ?? key, context),
    ...(report ? leftOutLines(report, context) : []),
    '',
    ...notes.flatMap((note) => wrap(note, Math.min(width, widestText))).map(paint.quiet),
  ];
}

function headLines(whole: Group, days: readonly Group[], { words, paint, locale, width }: Context): string[] {
  const [first, last] = [days[0]?.key ?? '', days.at(-1)?.key ?? ''];
  const headings = shownMetrics.map((metric) => words.headings[metric]);
  const left = Math.max(...headings.map(textWidth));
  const period = words.period(words.date(first), words.date(last));
  const isNarrow = width < narrowWidth;
  const facts = [
    words.grade(whole.grade),
    words.requests(countText(whole.requests, locale), whole.requests === 1),
    ...(whole.inputTokens === null ? [] : [words.inputTokens(countText(whole.inputTokens, locale))]),
    ...(whole.outputTokens === null ? [] : [words.outputTokens(countText(whole.outputTokens, locale))]),
    words.factorSet(whole.factorSet),
  ];
  return [
    ...(isNarrow ? [paint.title(words.product), period] : [`${paint.title(words.product)}  ${period}`]),
    '',
    ...shownMetrics.flatMap((metric, at) => {
      const figure = fullText(whole, metric, locale);
      const heading = headings[at] ?? '';
      if (isNarrow) return [`  ${heading}`, `    ${paint.figure(figure)}`];
      return [`  ${padEnd(heading, left)}  ${paint.figure(figure)}`];
    }),
    '',
    ...wrap(facts.join(' · '), width - 2).map((line) => paint.quiet(`  ${line}`)),
  ];
}

function fullText(group: Group, metric: Metric, locale: Context['locale']): string {
  const interval = group.figures[metric] ?? { low: 0, mid: 0, high: 0 };
  return figureText({ ...interval, unit: unitOfMetric[metric], grade: group.grade }, locale).full;
}

function groupTable(
  groups: readonly Group[],
  heading: string,
  nameOf: (key: string) => string,
  context: Context,
): string[] {
  const { words, paint, width, locale } = context;
  const { headings, notGiven } = words;
  const scale = scaleOf(groups.flatMap(({ figures }) => figures.carbon ?? []));
  const counted = (count: number | null): string => (count === null ? notGiven : countText(count, locale));
  const columns: Column[] = [
    { heading, mayShrink: true },
    { heading: headings.requests, align: 'right', fromWidth: 56 },
    { heading: headings.input, align: 'right', fromWidth: 72 },
    { heading: headings.output, align: 'right', fromWidth: 72 },
    { heading: headings.carbonShort, align: 'right', style: paint.figure },
    { heading: scale ? scaleHeading(scale, words.unitSpace) : '', fromWidth: 100, style: paint.quiet },
  ];
  const rows = groups.map((group) => [
    printable(nameOf(group.key)),
    counted(group.requests),
    counted(group.inputTokens),
    counted(group.outputTokens),
    shortText(group, locale),
    scale && group.figures.carbon ? bandOf(group.figures.carbon, scale, bandColumns) : '',
  ]);
  return tableLines(columns, rows, { width, indent: 2, headingStyle: paint.quiet });
}

function shortText({ figures, grade }: Group, locale: Context['locale']): string {
  const { range, value } = figureText({ ...(figures.carbon ?? { low: 0, mid: 0, high: 0 }), unit: 'g', grade }, locale);
  return range ?? value;
}

function scaleHeading({ from, to }: Scale, space: string): string {
  const [low, high] = [massText(from, space), massText(to, space)];
  return `${low}${' '.repeat(Math.max(1, bandColumns - low.length - high.length))}${high}`;
}
