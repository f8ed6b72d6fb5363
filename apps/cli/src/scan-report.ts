import type { ReadReport } from '@promptprint/usage-formats';
import type { Context } from './command.js';
import { figuresJson } from './figures.js';
import { localDay, startOfDay } from './local-day.js';
import { logFiles } from './log-files.js';
import { readFiles } from './reading.js';
import { scanLines } from './scan-text.js';
import { type Group, Tally } from './tally.js';

/** What the logs of this machine add up to, in so many days or ever. */
export async function scanReport(context: Context, days: number | null): Promise<void> {
  const from = days === null ? null : startOfDay(context.now, days - 1);
  const files = logFiles(context.environment, from);
  const tally = new Tally();
  const report =
    files.length === 0
      ? null
      : await readFiles(files, context, (events) => {
          for (const event of events) {
            const at = event.startedAt === null ? null : new Date(event.startedAt);
            if (at !== null && (from === null || at >= from)) tally.add(event, localDay(at));
          }
        });
  if (context.isJson) context.out.line(JSON.stringify(scanJson(tally, report)));
  else if (tally.isEmpty) context.out.line(context.words.noneInPeriod(days));
  else for (const line of scanLines(tally, report, context)) context.out.line(line);
}

function scanJson(tally: Tally, report: ReadReport | null): object {
  const days = tally.by('day');
  return {
    period: days[0] ? { from: days[0].key, to: days.at(-1)?.key } : null,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    total: tally.isEmpty ? null : groupJson(tally.whole()),
    days: days.map((group) => ({ day: group.key, ...groupJson(group) })),
    models: tally.by('model').map((group) => ({ model: group.key === '' ? null : group.key, ...groupJson(group) })),
    tools: tally.by('tool').map((group) => ({ tool: group.key, ...groupJson(group) })),
    duplicates: report?.duplicates ?? 0,
    skipped: report?.skipped ?? [],
    notes: report?.notes ?? [],
  };
}

function groupJson(group: Group): object {
  const { requests, inputTokens, cacheReadTokens, outputTokens, reasoningTokens, grade, factorSet, figures } = group;
  const counts = { requests, inputTokens, cacheReadTokens, outputTokens, reasoningTokens };
  return { ...counts, grade, factorSet, figures: figuresJson(figures, { grade, factorSet }) };
}
