import { createRequire } from 'node:module';
import { DomainError, statusLineText } from '@promptprint/kernel';
import type { Context } from './command.js';
import type { FoundFile } from './found-files.js';
import { localDay, startOfDay } from './local-day.js';
import { logFiles } from './log-files.js';
import { logGroups } from './log-groups.js';
import { type DayTotal, keptStatus } from './status-kept.js';
import type { Reading } from './status-reading.js';
import { refreshBehind, refreshed } from './status-refresh.js';

/**
 * Today from the logs of this machine in one line, without network. What was read is kept with the sizes and times of the
 * logs: only logs that have grown are read again, and readers and estimator are loaded only then. The line does not wait
 * for that: it is as of the last reading, which is seconds old while somebody looks; JSON is as of now.
 */
export async function statusLine(context: Context): Promise<void> {
  const { environment, locale, out, isJson, now } = context;
  const day = localDay(now);
  const { version } = createRequire(import.meta.url)('../package.json') as { version: string };
  const groups = logGroups(filesOfToday(context));
  const kept = keptStatus(environment.cacheDirectory, { day, version });
  const isSame =
    kept !== null &&
    groups.size === Object.keys(kept.marks).length &&
    [...groups].every(([group, { marks }]) => kept.marks[group] === marks);
  const mayLag = kept !== null && !isJson;
  if (!isSame && mayLag) refreshBehind(environment.cacheDirectory);
  const total = isSame || mayLag ? kept.total : await readNow(context, { day, version, groups });
  const carbon = total && { ...total.carbon, unit: 'g' as const, grade: total.grade };
  const text = statusLineText(total && carbon && { carbon, requests: total.requests }, locale);
  out.line(isJson ? JSON.stringify({ day, text, requests: total?.requests ?? null, carbon }) : text);
}

async function readNow(context: Context, reading: Reading): Promise<DayTotal | null> {
  const { readDay } = await import('./status-reading.js');
  try {
    return await readDay(context, reading);
  } finally {
    refreshed(context.environment.cacheDirectory);
  }
}

function filesOfToday({ environment, now }: Context): FoundFile[] {
  try {
    return logFiles(environment, startOfDay(now, 0));
  } catch (error) {
    // A machine without logs has a line, too.
    if (error instanceof DomainError && error.code === 'no-logs') return [];
    throw error;
  }
}
