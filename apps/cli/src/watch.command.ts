import { type Command, exitCode } from './command.js';
import { openApi, wishOf } from './push-wish.js';
import { agreed } from './push-agreement.js';
import { Outgoing } from './outgoing.js';
import { SentEvents } from './sent-events.js';
import { LogWatch } from './log-watch.js';
import { Watcher } from './watcher.js';

const usualSettleSeconds = 30;
const usualEverySeconds = 5;
const usualDays = 2;

export const watchCommand: Command = {
  options: {
    days: 'count',
    time: 'text',
    'key-file': 'text',
    url: 'text',
    settle: 'count',
    every: 'count',
    yes: 'flag',
  },
  files: 'none',
  async run(context, request) {
    const { err, words, paint } = context;
    const counts = new Map([['days', usualDays], ...request.counts]);
    const wish = wishOf(context, { ...request, counts });
    const { api, account } = await openApi(wish, context);
    if (api === null) return exitCode.failed;
    const sent = () => new SentEvents(context.environment.stateDirectory, wish.url.origin, account.accountId);
    const { eventIdKey } = account;
    const outgoing = () => Outgoing.open({ eventIdKey, precision: wish.precision, since: wish.since, sent: sent() });
    if (wish.mustAsk && !(await agreed(wish, await outgoing(), context))) {
      err.line(words.push.notSent);
      return exitCode.failed;
    }
    const settleMs = (request.counts.get('settle') ?? usualSettleSeconds) * 1_000;
    const watcher = new Watcher(context, { api, outgoing, sent, settleMs, since: wish.since });
    const stop = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
    err.line(paint.quiet(words.watch.begun(wish.url.origin)));
    await err.flush();
    const logs = new LogWatch(context.environment, (request.counts.get('every') ?? usualEverySeconds) * 1_000);
    try {
      for (let isFirst = true; !stop.signal.aborted; isFirst = false) {
        if (!isFirst) await logs.next(stop.signal, watcher.holdsBack ? settleMs : null);
        if (!stop.signal.aborted) await watcher.pass();
      }
    } finally {
      logs.close();
    }
    err.line(paint.quiet(words.watch.stopped(watcher.sentCount)));
    return exitCode.ok;
  },
};
