import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { DomainError } from '@promptprint/kernel';
import type { ReadReport, UsageFile } from '@promptprint/usage-formats';
import { type Command, type Context, exitCode } from './command.js';
import { figuresJson } from './figures.js';
import { type FoundFile, filesAt, filesIn } from './found-files.js';
import { localDay, startOfDay } from './local-day.js';
import { logPlaces, shortPath } from './log-places.js';
import { readFiles } from './reading.js';
import { scanLines } from './scan-text.js';
import { type Group, Tally } from './tally.js';

export const scanCommand: Command = {
  options: { days: 'count' },
  files: 'none',
  async run(context, { counts }) {
    const days = counts.get('days') ?? null;
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
    return exitCode.ok;
  },
};

/** Logs of all tools, each session once; with `since` only those that were written to since then, for others hold nothing newer. */
export function logFiles(environment: Context['environment'], since: Date | null): UsageFile[] {
  const places = logPlaces(environment);
  const found = places.flatMap(({ tool, directory, logs, isFlat }) =>
    (isFlat === true ? filesAt(directory) : filesIn(directory))
      .filter(({ name }) => logs.test(name))
      .map((file) => ({ tool, file })),
  );
  if (found.length === 0) {
    const looked = places.map(({ directory }) => shortPath(directory, environment.home));
    throw new DomainError('not-found', 'no-logs', { places: looked.join(', ') });
  }
  // A session Codex has archived may still stand among the active ones, under another folder but the same name.
  const sessions = new Set<string>();
  const isFirst = (name: string): boolean => !sessions.has(name) && Boolean(sessions.add(name));
  return found
    .filter(({ tool, file }) => tool !== 'codex' || isFirst(basename(file.name)))
    .map(({ file }) => file)
    .filter((file) => since === null || changedSince(file, since));
}

/** A database in use is written to a file beside it first. */
function changedSince({ path }: FoundFile, since: Date): boolean {
  const stats = [path, `${path}-wal`].map((each) => statSync(each, { throwIfNoEntry: false }));
  return stats[0] === undefined || stats.some((stat) => stat !== undefined && stat.mtime >= since);
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
