import { parseArgs } from 'node:util';
import { commandNames, type CommandName, type OptionTable, type Request, UsageFault } from './command.js';

/** Options every command takes. */
export const commonOptions = {
  json: 'flag',
  locale: 'text',
  'no-color': 'flag',
  help: 'flag',
  version: 'flag',
} as const satisfies OptionTable;

const shortNames: Readonly<Record<string, string>> = { h: 'help', v: 'version' };
const mostDays = 36_600;

/** Splits `estimate --json …` into the command and the rest; options may stand before the command. */
export function splitCommand(argv: readonly string[]): { name: CommandName | null; rest: string[] } {
  const at = argv.findIndex((argument, index) => !argument.startsWith('-') && argv[index - 1] !== '--locale');
  if (at < 0) return { name: null, rest: [...argv] };
  const rest = argv.filter((_, index) => index !== at);
  const wanted = argv[at] as string;
  const name = commandNames.find((known) => known === wanted);
  if (wanted === 'help') return { name: commandNames.find((known) => known === rest[0]) ?? null, rest: ['--help'] };
  if (name) return { name, rest };
  throw new UsageFault('unknown-command', { command: wanted, nearest: nearest(wanted, commandNames) });
}

/** Checks arguments against the options of a command; every fault names the argument it is about. */
export function readArguments(
  rest: readonly string[],
  own: OptionTable,
  files: 'none' | 'optional' | 'required',
): Request {
  const options: OptionTable = { ...commonOptions, ...own };
  const request = {
    flags: new Set<string>(),
    texts: new Map<string, string>(),
    counts: new Map<string, number>(),
    files: [] as string[],
  };
  for (const token of tokensOf(rest, options)) {
    if (token.kind === 'positional') request.files.push(token.value);
    if (token.kind === 'option') addOption(request, options, token);
  }
  if (request.flags.has('help') || request.flags.has('version')) return request;
  if (files === 'none' && request.files.length > 0)
    throw new UsageFault('argument-not-expected', { argument: request.files[0] });
  if (files === 'required' && request.files.length === 0) throw new UsageFault('files-missing');
  return request;
}

function tokensOf(rest: readonly string[], options: OptionTable) {
  const types = Object.entries(options).map(([name, type]) => {
    const short = Object.keys(shortNames).find((letter) => shortNames[letter] === name);
    return [name, { type: type === 'flag' ? ('boolean' as const) : ('string' as const), ...(short ? { short } : {}) }];
  });
  return parseArgs({
    args: [...rest],
    options: Object.fromEntries(types),
    strict: false,
    allowPositionals: true,
    tokens: true,
  }).tokens;
}

type Draft = { flags: Set<string>; texts: Map<string, string>; counts: Map<string, number> };

function addOption(
  request: Draft,
  options: OptionTable,
  token: { name: string; rawName: string; value?: string | undefined },
): void {
  const { name, value } = token;
  const option = token.rawName;
  const type = Object.hasOwn(options, name) ? options[name] : undefined;
  if (type === undefined) {
    const known = Object.keys(options).map((each) => `--${each}`);
    throw new UsageFault('unknown-option', { option, nearest: nearest(option, known) });
  }
  if (type === 'flag') {
    if (value !== undefined) throw new UsageFault('value-not-expected', { option });
    request.flags.add(name);
    return;
  }
  if (value === undefined || value === '') throw new UsageFault('value-missing', { option });
  if (type === 'text') request.texts.set(name, value);
  else request.counts.set(name, countOf(option, value));
}

function countOf(option: string, value: string): number {
  const count = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (count >= 1 && count <= mostDays) return count;
  throw new UsageFault('not-a-count', { option, value, most: mostDays });
}

/** The known word at most two letters away, to offer it. */
function nearest(word: string, known: readonly string[]): string | null {
  const ranked = known
    .map((candidate) => ({ candidate, steps: editSteps(word.slice(0, 40), candidate) }))
    .toSorted((a, b) => a.steps - b.steps);
  const best = ranked[0];
  return best && best.steps <= 2 ? best.candidate : null;
}

function editSteps(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const change = (previous[column - 1] as number) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[column] as number) + 1, (current[column - 1] as number) + 1));
    }
    previous = current;
  }
  return previous[to.length] as number;
}
