#!/usr/bin/env node
import { createRequire } from 'node:module';
import { DomainError, type Locale, locales, pickLocale } from '@promptprint/kernel';
import { readArguments, splitCommand } from './arguments.js';
import { type Command, type CommandName, type Context, exitCode, type ExitCode, UsageFault } from './command.js';
import { readEnvironment } from './environment.js';
import { faultFacts } from './fault-facts.js';
import { commandHelp, generalHelp } from './help.js';
import { Output, PipeClosed } from './output.js';
import { paintFor } from './paint.js';
import { printable } from './text-width.js';
import { type Words, wordsEn } from './words.en.js';
import { wordsKo } from './words.ko.js';

const defaultWidth = 80;
const words: Readonly<Record<Locale, Words>> = { en: wordsEn, ko: wordsKo };

/** Each command is loaded only when it is asked for: `estimate` should not wait for a database driver. */
const commands: Readonly<Record<CommandName, () => Promise<Command>>> = {
  estimate: async () => (await import('./estimate.command.js')).estimateCommand,
  read: async () => (await import('./read.command.js')).readCommand,
  scan: async () => (await import('./scan.command.js')).scanCommand,
  push: async () => (await import('./push.command.js')).pushCommand,
  watch: async () => (await import('./watch.command.js')).watchCommand,
  validate: async () => (await import('./validate.command.js')).validateCommand,
  migrate: async () => (await import('./migrate.command.js')).migrateCommand,
  seed: async () => (await import('./seed.command.js')).seedCommand,
  invariants: async () => (await import('./invariants.command.js')).invariantsCommand,
  restate: async () => (await import('./restate.command.js')).restateCommand,
};

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<ExitCode> {
  const context = contextFor(argv);
  let name: CommandName | null = null;
  try {
    const split = splitCommand(argv);
    name = split.name;
    const code = name ? await runCommand(name, split.rest, context) : await runBare(split.rest, context);
    await context.out.flush();
    await context.err.flush();
    return code;
  } catch (error) {
    if (error instanceof PipeClosed) return exitCode.ok;
    return tellFault(error, context, name).catch(() => exitCode.failed);
  }
}

async function runCommand(name: CommandName, rest: readonly string[], context: Context): Promise<ExitCode> {
  const command = await commands[name]();
  const request = readArguments(rest, command.options, command.files);
  checkLocale(request.texts.get('locale'));
  if (request.flags.has('version')) return tellVersion(context);
  if (request.flags.has('help')) return tell(commandHelp(name, context), context);
  return command.run(context, request);
}

async function runBare(rest: readonly string[], context: Context): Promise<ExitCode> {
  const request = readArguments(rest, {}, 'none');
  checkLocale(request.texts.get('locale'));
  if (request.flags.has('version')) return tellVersion(context);
  tell(generalHelp(context), context);
  return request.flags.has('help') ? exitCode.ok : exitCode.usage;
}

function tell(lines: readonly string[], context: Context): ExitCode {
  for (const line of lines) context.out.line(line);
  return exitCode.ok;
}

function tellVersion(context: Context): ExitCode {
  const own = createRequire(import.meta.url)('../package.json') as { version: string };
  return tell([context.isJson ? JSON.stringify({ version: own.version }) : own.version], context);
}

/** One sentence on standard error; scripts that asked for JSON get the code with it. */
async function tellFault(error: unknown, context: Context, name: CommandName | null): Promise<ExitCode> {
  const { err, words: say, paint, environment } = context;
  const isUsage = error instanceof UsageFault;
  const sentence = faultText(error, say);
  if (context.isJson)
    err.line(
      JSON.stringify({ error: { code: error instanceof DomainError ? error.code : 'unexpected', message: sentence } }),
    );
  else err.line(`${paint.fault('promptprint:')} ${sentence}${isUsage ? ` ${say.seeHelp(name)}` : ''}`);
  if (environment.isDebug && error instanceof Error) err.line(error.stack);
  await context.out.flush();
  await err.flush();
  return isUsage ? exitCode.usage : exitCode.failed;
}

function faultText(error: unknown, say: Words): string {
  if (error instanceof DomainError) {
    const known = Object.entries(say.faults).find(([code]) => code === error.code);
    return known
      ? printable(known[1](faultFacts(error.facts)))
      : `${error.code} ${printable(JSON.stringify(error.facts))}`;
  }
  return say.unexpected(printable(error instanceof Error ? error.message : String(error)));
}

function checkLocale(wanted: string | undefined): void {
  if (wanted === undefined || locales.some((locale) => locale === wanted)) return;
  throw new UsageFault('not-a-choice', { option: '--locale', value: wanted, choices: 'en, ko' });
}

/** Language, colour and width must be known before the arguments are checked: the faults are told in them. */
function contextFor(argv: readonly string[]): Context {
  const environment = readEnvironment();
  const out = new Output(process.stdout);
  const isJson = argv.includes('--json');
  const hasColour =
    (process.stdout.isTTY || environment.isColourForced) && !environment.isColourOff && !argv.includes('--no-color');
  const locale = pickLocale(wantedLocale(argv) ?? environment.language);
  return {
    out,
    err: new Output(process.stderr),
    input: process.stdin,
    environment,
    locale,
    words: words[locale],
    paint: paintFor(hasColour && !isJson),
    width: process.stdout.columns ?? environment.columns ?? defaultWidth,
    isJson,
    now: new Date(),
  };
}

/** A language that is asked for but not spoken is a fault, told in the language of the terminal. */
function wantedLocale(argv: readonly string[]): Locale | undefined {
  const at = argv.findIndex((argument) => argument === '--locale' || argument.startsWith('--locale='));
  const wanted = argv[at]?.startsWith('--locale=') ? argv[at].slice('--locale='.length) : argv[at + 1 || argv.length];
  return locales.find((locale) => locale === wanted);
}
