import { commonOptions } from './arguments.js';
import { type CommandName, commandNames, exitCode } from './command.js';
import type { Paint } from './paint.js';
import { padEnd, textWidth, wrap } from './text-width.js';
import type { Words } from './words.en.js';

interface Look {
  readonly words: Words;
  readonly paint: Paint;
  readonly width: number;
}

const indent = 2;
const widestText = 96;
const valueOptions = new Set([
  'locale',
  'days',
  'time',
  'key-file',
  'url',
  'settle',
  'every',
  'rows',
  'to',
  'from',
  'until',
]);

/** Help for the whole program. */
export function generalHelp(look: Look): string[] {
  const { words, paint } = look;
  const commands = commandNames.map((name): [string, string] => [name, words.commands[name].about]);
  return [
    paint.title(words.product),
    ...wrap(words.about, textColumns(look, 0)),
    '',
    paint.heading(words.usageHeading),
    `  promptprint ${commandNames.join(' | ')}`.length > look.width
      ? '  promptprint COMMAND …'
      : `  promptprint ${commandNames.join(' | ')}`,
    '',
    paint.heading(words.commandsHeading),
    ...pairs(commands, look),
    '',
    paint.heading(words.optionsHeading),
    ...pairs(optionPairs(words.commonOptions), look),
    '',
    ...exits(look),
    '',
    words.moreHelp,
  ];
}

/** Help for one command. */
export function commandHelp(name: CommandName, look: Look): string[] {
  const { words, paint } = look;
  const { usage, about, options, examples } = words.commands[name];
  return [
    `${paint.heading(words.usageHeading)}  promptprint ${usage}`,
    '',
    ...wrap(about, textColumns(look, 0)),
    '',
    paint.heading(words.optionsHeading),
    ...pairs([...optionPairs(options), ...optionPairs(words.commonOptions)], look),
    '',
    ...exits(look),
    ...(examples.length > 0
      ? ['', paint.heading(words.examplesHeading), ...examples.map((example) => `  ${paint.command(example)}`)]
      : []),
  ];
}

function exits(look: Look): string[] {
  const texts = Object.values(exitCode).map((code): [string, string] => [String(code), look.words.exits[code]]);
  return [look.paint.heading(look.words.exitsHeading), ...pairs(texts, look)];
}

function optionPairs(options: Readonly<Record<string, string>>): [string, string][] {
  const short: Partial<Record<string, string>> = { help: ', -h', version: ', -v' } satisfies Partial<
    Record<keyof typeof commonOptions, string>
  >;
  return Object.entries(options).map(([name, about]) => [
    `--${name}${valueOptions.has(name) ? ' …' : (short[name] ?? '')}`,
    about,
  ]);
}

/** Two columns; the right one wraps under itself. */
function pairs(entries: readonly (readonly [string, string])[], look: Look): string[] {
  const left = Math.max(...entries.map(([name]) => textWidth(name)));
  return entries.flatMap(([name, about]) => {
    const lines = wrap(about, textColumns(look, left + indent + 2));
    return lines.map((line, index) => {
      const label = padEnd(index === 0 ? name : '', left);
      return `${' '.repeat(indent)}${index === 0 ? look.paint.command(label) : label}  ${line}`;
    });
  });
}

function textColumns(look: Look, taken: number): number {
  return Math.max(24, Math.min(look.width, widestText) - taken);
}
