import { readFileSync } from 'node:fs';
import { UsageFault } from './command.js';
import { readableFile } from './found-files.js';

const mostBytes = 64 * 1024;

/** The API key of a file, else of the environment; null where neither is given. A key is never an argument: others could read it. */
export function apiKeyOf(keyFile: string | undefined, fromEnvironment: string | null): string | null {
  const text = keyFile === undefined ? fromEnvironment : readFileSync(readableFile(keyFile, mostBytes), 'utf8').trim();
  if (text === null) return null;
  if (!/^pp_live_[\w-]{1,200}$/.test(text)) throw new UsageFault('bad-api-key');
  return text;
}
