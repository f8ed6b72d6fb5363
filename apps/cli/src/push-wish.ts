import { randomBytes } from 'node:crypto';
import type { UsageFile } from '@promptprint/usage-formats';
import { Api, type EventIdKey, serverUrl } from './api.client.js';
import { apiKeyOf } from './api-key.js';
import { type Context, type Request, UsageFault } from './command.js';
import { namedFiles } from './found-files.js';
import { startOfDay } from './local-day.js';
import { logFiles } from './log-files.js';
import { isTimePrecision, type Outgoing } from './outgoing.js';

/** What is to be sent, to whom, and how exactly. */
export interface Wish {
  readonly url: URL;
  readonly key: string | null;
  readonly precision: Parameters<typeof Outgoing.open>[0]['precision'];
  readonly since: Date | null;
  readonly isDryRun: boolean;
  readonly mustAsk: boolean;
  readonly files: () => UsageFile[];
}

export function wishOf(context: Context, { flags, texts, counts, files }: Request): Wish {
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
export async function openApi({ url, key }: Wish, context: Context): Promise<{ api: Api | null; account: EventIdKey }> {
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
