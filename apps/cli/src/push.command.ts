import { countText } from '@promptprint/kernel';
import { type Command, exitCode, type ExitCode } from './command.js';
import { Outgoing } from './outgoing.js';
import { DryRun, Push, type PushResult } from './push.js';
import { agreed } from './push-agreement.js';
import { pushLines } from './push-text.js';
import { openApi, wishOf } from './push-wish.js';
import { readFiles } from './reading.js';
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

function codeOf({ conflicts, refused }: PushResult): ExitCode {
  return conflicts > 0 || refused.length > 0 ? exitCode.partly : exitCode.ok;
}
