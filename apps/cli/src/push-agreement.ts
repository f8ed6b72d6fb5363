import { countText } from '@promptprint/kernel';
import type { Context } from './command.js';
import { linesOf } from './lines.js';
import type { Outgoing } from './outgoing.js';
import type { Wish } from './push-wish.js';
import { readFiles } from './reading.js';

/** Reads everything once to say how much it is and to show one event as it would leave; then asks. */
export async function agreed(wish: Wish, outgoing: Outgoing, context: Context): Promise<boolean> {
  const { err, words, paint, locale, input } = context;
  const say = words.push;
  let sample: string | null = null;
  let count = 0;
  const report = await readFiles(wish.files(), context, async (events) => {
    const lines = await outgoing.lines(events);
    sample ??= lines[0] ?? null;
    count += lines.length;
  });
  if (sample === null) {
    err.line(say.nothingNew);
    return true;
  }
  const { from, to } = report.period ?? { from: '', to: '' };
  err.line(say.found(countText(count, locale), words.date(from), words.date(to)));
  err.line(say.each);
  err.line(paint.quiet(JSON.stringify(JSON.parse(sample), null, 2).replaceAll(/^/gm, '  ')));
  err.text(say.ask(wish.url.origin));
  await err.flush();
  for await (const lines of linesOf(input)) {
    const [line] = lines;
    if (line) return 'text' in line && say.yesWords.includes(line.text.trim().toLowerCase());
  }
  return false;
}
