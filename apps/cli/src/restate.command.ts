import { factorSets } from '@promptprint/emissions';
import { countText, DomainError } from '@promptprint/kernel';
import { Clock, Database, Log, Outbox, readConfig } from '@promptprint/platform';
import { type AccountToRestate, accountsToRestate, type Period, RestatementService } from '@promptprint/usage';
import { type Command, type Context, exitCode, type ExitCode, type Request, UsageFault } from './command.js';
import { onDatabase } from './database.js';
import { ProgressLine } from './progress.js';

interface Wish {
  toSet: string;
  period: Period | null;
}

export const restateCommand: Command = {
  options: { to: 'text', from: 'text', until: 'text', 'dry-run': 'flag', again: 'flag' },
  files: 'none',
  async run(context, request) {
    const wish = wishOf(request);
    return onDatabase(context.environment, async (adminUrl) => {
      const found = await accountsToRestate(adminUrl, wish);
      const due = request.flags.has('again') ? found : found.filter(({ isTold }) => !isTold);
      const told = found.length - due.length;
      if (request.flags.has('dry-run')) return tellDryRun(context, due, { wish, told });
      return withService(context, adminUrl, (service) => restateAll(context, due, { service, wish, told }));
    });
  },
};

function wishOf({ texts }: Request): Wish {
  const choices = factorSets().map(({ id }) => id);
  const toSet = texts.get('to');
  if (toSet === undefined) throw new UsageFault('set-missing', { choices: choices.join(', ') });
  if (!choices.includes(toSet))
    throw new UsageFault('not-a-choice', { option: '--to', value: toSet, choices: choices.join(', ') });
  const [from, to] = [texts.get('from'), texts.get('until')];
  if (from === undefined && to === undefined) return { toSet, period: null };
  if (from === undefined || to === undefined || !isDate(from) || !isDate(to) || from > to)
    throw new UsageFault('bad-days');
  return { toSet, period: { from, to } };
}

const isDate = (text: string) => /^2[01]\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** As the application itself sees the database: the accounts stay apart here too. */
async function withService<T>(
  { environment }: Context,
  adminUrl: string,
  work: (service: RestatementService) => Promise<T>,
): Promise<T> {
  // Results are what goes to standard output here.
  const config = readConfig({ ...environment.all, DATABASE_URL: adminUrl, LOG_LEVEL: 'silent' });
  const database = new Database(config, new Log(config));
  await database.onModuleInit();
  try {
    return await work(new RestatementService(database, new Clock(), new Outbox()));
  } finally {
    await database.onApplicationShutdown();
  }
}

interface Task {
  service: RestatementService;
  wish: Wish;
  told: number;
}

/** One account after the other. Broken off and run again it goes on where it stopped. */
async function restateAll(
  context: Context,
  due: readonly AccountToRestate[],
  { service, wish, told }: Task,
): Promise<ExitCode> {
  const { out, err, words, locale, isJson } = context;
  const progress = new ProgressLine(context);
  const count = { announced: 0, gone: 0, failed: 0, events: 0 };
  for (const [at, account] of due.entries()) {
    const onPage = (events: number) =>
      progress.show(words.restate.progress({ account: at + 1, accounts: due.length }, countText(events, locale)));
    const outcome = await restateOne(service, { account, wish, onPage }).catch((error: unknown) => {
      if (!(error instanceof Error) || isOfAll(error)) throw error;
      progress.done();
      err.line(words.restate.failed(account.accountId, error.message));
      return 'failed' as const;
    });
    count[outcome] += 1;
    if (outcome === 'announced') count.events += account.events;
  }
  progress.done();
  const { announced, gone, failed, events } = count;
  if (isJson) out.line(JSON.stringify({ to: wish.toSet, announced, events, told, gone, failed }));
  else {
    out.line(words.restate.done(countText(announced, locale), countText(events, locale), wish.toSet));
    if (told > 0) out.line(words.restate.told(countText(told, locale)));
  }
  return failed > 0 ? exitCode.partly : exitCode.ok;
}

/** Another account would fare no better. */
const isOfAll = (error: Error) => error instanceof DomainError && error.kind === 'unavailable';

async function restateOne(
  service: RestatementService,
  { account, wish, onPage }: { account: AccountToRestate; wish: Wish; onPage(events: number): void },
): Promise<'announced' | 'gone'> {
  const { accountId } = account;
  const id = await service.plan({ accountId, ...wish });
  const outcome = id === null ? 'gone' : await service.work(accountId, id, { onPage });
  return outcome === 'announced' ? 'announced' : 'gone';
}

function tellDryRun(
  { out, words, locale, isJson }: Context,
  due: readonly AccountToRestate[],
  { wish, told }: { wish: Wish; told: number },
): ExitCode {
  const events = due.reduce((sum, account) => sum + account.events, 0);
  if (isJson) out.line(JSON.stringify({ to: wish.toSet, isDryRun: true, accounts: due.length, events, told }));
  else {
    out.line(words.restate.dryRun(countText(due.length, locale), countText(events, locale), wish.toSet));
    if (told > 0) out.line(words.restate.told(countText(told, locale)));
  }
  return exitCode.ok;
}
