import { countText, percentText } from '@promptprint/kernel';
import { readUsage, type ReadReport, type UsageEvent, type UsageFile } from '@promptprint/usage-formats';
import type { Context } from './command.js';
import { ProgressLine, shareRead } from './progress.js';

/** Reads files as one import, batch by batch, and says meanwhile how far it is; answers what the files held. */
export async function readFiles(
  files: readonly UsageFile[],
  context: Context,
  take: (events: readonly UsageEvent[]) => void | Promise<void>,
): Promise<ReadReport> {
  const { words, locale, now } = context;
  const line = new ProgressLine(context);
  const reading = readUsage(files, {
    now: now.getTime(),
    onProgress: (progress) =>
      line.show(words.reading(percentText(shareRead(progress), locale), countText(progress.records, locale))),
  });
  try {
    for await (const events of reading) await take(events);
  } finally {
    line.done();
  }
  return reading.report();
}
