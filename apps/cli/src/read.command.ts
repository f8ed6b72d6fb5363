import { countText } from '@promptprint/kernel';
import { eventJson, type ReadReport } from '@promptprint/usage-formats';
import { type Command, type Context, exitCode } from './command.js';
import { namedFiles } from './found-files.js';
import { readFiles } from './reading.js';
import { leftOutLines } from './report-text.js';
import { type Column, tableLines } from './table.js';
import { printable } from './text-width.js';

export const readCommand: Command = {
  options: { events: 'flag' },
  files: 'required',
  async run(context, { flags, files }) {
    const { out, isJson } = context;
    const wantsEvents = flags.has('events');
    const report = await readFiles(namedFiles(files), context, async (events) => {
      if (!wantsEvents) return;
      for (const event of events) {
        out.line(JSON.stringify(eventJson(event)));
        if (out.isFull) await out.flush();
      }
    });
    // Beside events the report goes where it is not taken for one of them.
    const to = wantsEvents ? context.err : out;
    if (isJson) to.line(JSON.stringify(reportJson(report)));
    else for (const line of reportLines(report, context)) to.line(line);
    return exitCode.ok;
  },
};

/** The shape scripts rely on; what may stand beside it comes last. */
function reportJson({ format, version, requests, models, duplicates, skipped, period, notes }: ReadReport): ReadReport {
  return { format, version, requests, models, duplicates, skipped, period, notes };
}

function reportLines(report: ReadReport, context: Context): string[] {
  const { words, paint } = context;
  const { format, period } = report;
  const facts = [
    requestsText(report, context),
    ...(period ? [words.period(words.date(period.from), words.date(period.to))] : []),
  ];
  return [
    paint.title(format === null ? words.unknownFormat : (words.formatNames[format] ?? printable(format))),
    facts.join(' · '),
    '',
    ...modelTable(report, context),
    ...leftOutLines(report, context),
  ];
}

function requestsText({ format, requests }: ReadReport, { words, locale }: Context): string {
  if (requests === null) return words.requestsNotGiven;
  const count = countText(requests, locale);
  const isChat = format !== null && words.chatFormats.includes(format);
  return isChat ? words.exchanges(count, requests === 1) : words.requests(count, requests === 1);
}

function modelTable({ models }: ReadReport, context: Context): string[] {
  const { words, paint, width, locale } = context;
  const { headings, notGiven } = words;
  const counted = (count: number | null): string => (count === null ? notGiven : countText(count, locale));
  const columns: Column[] = [
    { heading: headings.model, mayShrink: true },
    { heading: headings.requests, align: 'right' },
    { heading: headings.input, align: 'right', style: paint.figure },
    { heading: headings.cached, align: 'right', fromWidth: 84 },
    { heading: headings.output, align: 'right', style: paint.figure },
    { heading: headings.reasoning, align: 'right', fromWidth: 84 },
    { heading: headings.grade, fromWidth: 60 },
  ];
  const rows = models.map((model) => [
    model.model === null ? words.unknownModel : printable(model.model),
    counted(model.requests),
    counted(model.inputTokens),
    counted(model.cacheReadTokens),
    counted(model.outputTokens),
    counted(model.reasoningTokens),
    model.grade ?? notGiven,
  ]);
  return tableLines(columns, rows, { width, indent: 0, headingStyle: paint.quiet });
}
