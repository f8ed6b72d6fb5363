import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';

const main = join(import.meta.dirname, '../../apps/cli/dist/main.js');

export interface CliResult {
  code: number | null;
  out: string;
  err: string;
}

export interface CliOptions {
  input?: string | Buffer | null;
  env?: Record<string, string>;
  cwd?: string;
}

/** Runs the built command line as its own process, in surroundings that hold nothing of this machine. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return startCli(args, options).done;
}

export interface RunningCli {
  child: ChildProcessWithoutNullStreams;
  done: Promise<CliResult>;
}

/** The same, with a hold on the process; `input: null` leaves its standard input open. */
export function startCli(args: readonly string[], { input = '', env = {}, cwd }: CliOptions = {}): RunningCli {
  const child = spawn(process.execPath, ['--disable-proto=delete', main, ...args], {
    env: { PATH: process.env.PATH, HOME: '/nonexistent', LANG: 'C', ...env },
    ...(cwd ? { cwd } : {}),
  });
  return { child, done: resultOf(child, input) };
}

function resultOf(child: ChildProcessWithoutNullStreams, input: string | Buffer | null): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const result = { code: null as number | null, out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (result.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (result.err += text));
    child.stdin.on('error', () => undefined);
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...result, code }));
    if (input !== null) child.stdin.end(input);
  });
}

export function jsonLines(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}
