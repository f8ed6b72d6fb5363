import { randomBytes } from 'node:crypto';
import { countText } from '@promptprint/kernel';
import type { UsageFile } from '@promptprint/usage-formats';
import { Api, type EventIdKey, serverUrl } from './api.client.js';
import { apiKeyOf } from './api-key.js';
import { type Command, type Context, exitCode, type ExitCode, type Request, UsageFault } from './command.js';
import { namedFiles } from './found-files.js';
import { linesOf } from './lines.js';
import { startOfDay } from './local-day.js';
import { isTimePrecision, Outgoing } from './outgoing.js';
import { DryRun, Push, type PushResult } from './push.js';
import { pushLines } from './push-text.js';
import { readFiles } from './reading.js';
import { logFiles } from './scan.command.js';
import { SentEvents } from './sent-events.js';

export const pushCommand: Command = {
  options: {
    scan: 'flag',
    days: 'count',
    time: 'text',
    'key-file': 'text',
    url: 'text',
    'dry-run': 'flag',
    yes: 'flag',
  },
  files: 'optional',
  async run(context, request) {
    const { environment, out, err, isJson, paint, words } = context;
    const wish = wishOf(context, request);
    const { api, account } = await openApi(wish, context);
    const sent = new SentEvents(environment.stateDirectory, wish.url.origin, account.accountId);
    const outgoing = await Outgoing.open({
      eventIdKey: account.eventIdKey,
      precision: wish.precision,
      since: wish.since,
      sent,
    });
    if (api === null || wish.isDryRun) {
      const run = new DryRun(context, outgoing);
      await readFiles(wish.files(), context, (events) => run.take(events));
      await run.end(wish.url.origin);
      return exitCode.ok;
    }
    if (wish.mustAsk && !(await agreed(wish, outgoing, context))) {
      err.line(words.push.notSent);
      return exitCode.failed;
    }
    const push = new Push(context, outgoing, { api, sent });
    try {
      await readFiles(wish.files(), context, (events) => push.take(events));
      await push.end();
    } catch (error) {
      // Said before the reason: what has arrived stays, and the next run goes on from there.
      if (push.result.sent > 0)
        err.line(paint.warning(words.push.stopped(countText(push.result.sent, context.locale))));
      throw error;
    }
    if (isJson) out.line(JSON.stringify({ url: wish.url.origin, ...push.result }));
    else for (const line of pushLines(push.result, context)) out.line(line);
    return codeOf(push.result);
  },
};

interface Wish {
  readonly url: URL;
  readonly key: string | null;
  readonly precision: Parameters<typeof Outgoing.open>[0]['precision'];
  readonly since: Date | null;
  readonly isDryRun: boolean;
  readonly mustAsk: boolean;
  readonly files: () => UsageFile[];
}

function wishOf(context: Context, { flags, texts, counts, files }: Request): Wish {
  const { environment, input, isJson, now } = context;
  if (flags.has('scan') && files.length > 0) throw new UsageFault('push-both');
  const precision = texts.get('time') ?? 'hour';
  if (!isTimePrecision(precision))
    throw new UsageFault('not-a-choice', { option: '--time', value: precision, choices: 'exact, hour, day' });
  const url = serverUrl(texts.get('url') ?? environment.apiUrl);
  const key = apiKeyOf(texts.get('key-file'), environment.apiKey);
  const isDryRun = flags.has('dry-run');
  if (key === null && !isDryRun) throw new UsageFault('no-api-key');
  const days = counts.get('days') ?? null;
  const since = days === null ? null : startOfDay(now, days - 1);
  return {
    url,
    key,
    precision,
    since,
    isDryRun,
    // A script has decided already; a person at a terminal sees first what would leave.
    mustAsk: Boolean(input.isTTY) && !isJson && !flags.has('yes'),
    files: () => (files.length > 0 ? namedFiles(files) : logFiles(environment, since)),
  };
}

/** Whose log it is. A dry run without a key asks nobody: its ids are hashed under a key that exists for this run only. */
async function openApi({ url, key }: Wish, context: Context): Promise<{ api: Api | null; account: EventIdKey }> {
  const { err, words, paint, locale } = context;
  if (key === null) {
    err.line(paint.quiet(words.push.noKeyYet));
    return { api: null, account: { accountId: '', eventIdKey: randomBytes(32).toString('base64url') } };
  }
  const onWait = (seconds: number): void => {
    err.line(paint.quiet(words.push.retry(seconds)));
    void err.flush();
  };
  const api = new Api({ url, key, language: locale, onWait });
  return { api, account: await api.eventIdKey() };
}

/** Reads everything once to say how much it is and to show one event as it would leave; then asks. */
async function agreed(wish: Wish, outgoing: Outgoing, context: Context): Promise<boolean> {
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

function codeOf({ conflicts, refused }: PushResult): ExitCode {
  return conflicts > 0 || refused.length > 0 ? exitCode.partly : exitCode.ok;
}
