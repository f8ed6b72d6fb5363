import { second } from './logs-sample.js';
import { secret } from './reading.js';

export interface CursorRow {
  at: number;
  kind?: string;
  model?: string;
  write?: number;
  fresh?: number;
  read?: number;
  output?: number;
  cost?: string;
}

type Column = [name: string, cell: (row: Required<CursorRow>) => string | number];

const person: readonly Column[] = [
  ['User', () => `${secret}@example.com`],
  ['Cloud Agent ID', () => `${secret}-agent`],
  ['Automation ID', () => ''],
];
const kind: Column = ['Kind', (row) => row.kind];
const others: readonly Column[] = [
  ['Model', ({ model }) => model],
  ['Max Mode', () => 'No'],
  ['Input (w/ Cache Write)', ({ write }) => write],
  ['Input (w/o Cache Write)', ({ fresh }) => fresh],
  ['Cache Read', ({ read }) => read],
  ['Output Tokens', ({ output }) => output],
  ['Total Tokens', ({ write, fresh, read, output }) => write + fresh + read + output],
  ['Cost', ({ cost }) => cost],
  ['Requests', () => '2.5'],
];
const date: Column = ['Date', ({ at }) => second(at)];

/** The orders its columns come in: of a team today, of a person, before there was a kind, and turned around. */
export const cursorLayouts: Readonly<Record<string, readonly Column[]>> = {
  'of a team': [date, ...person, kind, ...others],
  'of a person': [date, kind, ...others],
  'of an older version': [date, ...others],
  'turned around': [date, kind, ...others].toReversed(),
};

export function cursorTable(rows: readonly CursorRow[], columns = cursorLayouts['of a team'] ?? []): string {
  const cells = rows.map((row) => {
    const whole = { kind: 'Included', model: 'auto', write: 0, fresh: 0, read: 0, output: 0, cost: 'Included', ...row };
    return columns.map(([, cell]) => cell(whole));
  });
  const lines = [columns.map(([name]) => name), ...cells].map((line) => line.map((cell) => `"${cell}"`).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** Two equal rows, one that failed after it had run, one that never ran, one under a key of the person's own. */
export const cursorRows: readonly CursorRow[] = [
  { at: 0, write: 200, fresh: 10, read: 3000, output: 50 },
  { at: 60, model: 'claude-4.5-sonnet-thinking', fresh: 700, read: 100, output: 90, cost: '$0.10' },
  { at: 60, model: 'claude-4.5-sonnet-thinking', fresh: 700, read: 100, output: 90, cost: '$0.10' },
  { at: 90, kind: 'Errored, No Charge', model: 'composer-1', write: 40, fresh: 5, output: 3, cost: 'Free' },
  { at: 95, kind: 'Errored, No Charge', model: 'gpt-5', cost: '-' },
  { at: 99, kind: 'User API Key', model: 'gpt-5', fresh: 400, output: 20, cost: '$0.00' },
];
