import { DomainError, type Fact, type Locale } from '@promptprint/kernel';
import type { Environment } from './environment.js';
import type { Output } from './output.js';
import type { Paint } from './paint.js';
import type { Words } from './words.en.js';

/** What a script can rely on: `partly` means that something was done and something was refused. */
export const exitCode = { ok: 0, failed: 1, usage: 2, partly: 3 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

export const commandNames = [
  'estimate',
  'read',
  'scan',
  'push',
  'watch',
  'validate',
  'migrate',
  'seed',
  'invariants',
  'restate',
] as const;
export type CommandName = (typeof commandNames)[number];

/** `flag` stands alone; `text` and `count` take a value. */
export type OptionType = 'flag' | 'text' | 'count';
export type OptionTable = Readonly<Record<string, OptionType>>;

/** What was asked for on the command line, after checking. */
export interface Request {
  readonly flags: ReadonlySet<string>;
  readonly texts: ReadonlyMap<string, string>;
  readonly counts: ReadonlyMap<string, number>;
  readonly files: readonly string[];
}

/** Everything a command may touch of the outside. */
export interface Context {
  readonly out: Output;
  readonly err: Output;
  readonly input: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };
  readonly environment: Environment;
  readonly locale: Locale;
  readonly words: Words;
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly width: number;
  readonly isJson: boolean;
  readonly now: Date;
}

export interface Command {
  readonly options: OptionTable;
  readonly files: 'none' | 'optional' | 'required';
  run(context: Context, request: Request): Promise<ExitCode>;
}

/** The caller asked in a way the program does not understand: told in one sentence, exit 2. */
export class UsageFault extends DomainError {
  constructor(code: string, facts: Readonly<Record<string, Fact>> = {}) {
    super('invalid', code, facts);
  }
}
