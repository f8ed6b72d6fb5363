import { readFileSync } from 'node:fs';
import { type Accuracy, validateMeasurements, type ValidationReport } from '@promptprint/emissions';
import { DomainError, percentText } from '@promptprint/kernel';
import { type Command, type Context, exitCode, UsageFault } from './command.js';
import { csvRows } from './csv.js';
import { readableFile } from './found-files.js';
import { type Column, tableLines } from './table.js';
import { printable, wrap } from './text-width.js';

/** Published tables have hundreds of rows; this is far beyond and still fits into memory. */
const mostBytes = 64 * 2 ** 20;

export const validateCommand: Command = {
  options: { rows: 'text' },
  files: 'none',
  async run(context, { texts }) {
    const path = texts.get('rows');
    if (path === undefined) throw new UsageFault('rows-missing');
    const report = validateMeasurements(csvRows(readFileSync(readableFile(path, mostBytes), 'utf8')));
    const known = report.summary['A-C'].rows + report.summary.D.rows;
    if (context.isJson) context.out.line(JSON.stringify(report));
    else for (const line of known > 0 ? reportLines(report, context) : []) context.out.line(line);
    if (known === 0) throw new DomainError('invalid', 'nothing-predicted', { file: path });
    return exitCode.ok;
  },
};

function reportLines(report: ValidationReport, context: Context): string[] {
  const { words, paint, width } = context;
  const say = words.validate;
  const groups = [
    { kind: say.summary, grade: 'A–C', ...report.summary['A-C'] },
    { kind: say.summary, grade: 'D', ...report.summary.D },
  ].filter(({ rows }) => rows > 0);
  const skipped = report.skipped.map(({ reason, count }) => `${say.skipReasons[reason]} ${count}`);
  return [
    paint.title(say.title),
    ...wrap(say.about, Math.min(width, 96)).map(paint.quiet),
    '',
    ...accuracyTable(groups, context),
    '',
    paint.heading(say.by),
    ...accuracyTable(report.kinds, context),
    '',
    paint.heading(say.leaveOneModelOut),
    ...accuracyTable([{ kind: say.summary, grade: 'A–C', ...report.leaveOneModelOut.summary['A-C'] }], context),
    '',
    paint.heading(say.batchUnknown),
    ...accuracyTable([{ kind: say.summary, grade: 'A–C', ...report.batchUnknown.summary['A-C'] }], context),
    '',
    ...(skipped.length > 0 ? wrap(say.skipped(skipped.join(', ')), width).map(paint.quiet) : []),
    paint.quiet(words.factorSet(report.factorSet)),
  ];
}

function accuracyTable(groups: readonly (Accuracy & { kind: string; grade: string })[], context: Context): string[] {
  const { words, paint, width, locale } = context;
  const { headings, notGiven } = words;
  const factor = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
  const times = (value: number | null): string =>
    value === null ? notGiven : words.validate.factor(factor.format(value));
  const columns: Column[] = [
    { heading: headings.kind, mayShrink: true },
    { heading: headings.grade },
    { heading: headings.rows, align: 'right' },
    { heading: headings.error, align: 'right', style: paint.figure },
    { heading: headings.coverage, align: 'right' },
    { heading: headings.width, align: 'right', fromWidth: 72 },
  ];
  const rows = groups.map(({ kind, grade, rows: count, medianAbsLog10Error, coverage90, medianWidth }) => [
    printable(kind),
    printable(grade),
    String(count),
    times(medianAbsLog10Error === null ? null : 10 ** medianAbsLog10Error),
    coverage90 === null ? notGiven : percentText(coverage90, locale),
    // Half the width on a logarithmic scale: from the middle to either end.
    times(medianWidth === null ? null : Math.sqrt(medianWidth)),
  ]);
  return tableLines(columns, rows, { width, indent: 2, headingStyle: paint.quiet });
}
