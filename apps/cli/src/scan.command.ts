import { type Command, exitCode } from './command.js';

/** A line that a prompt shows on every key press must not wait for what it does not need: each part is loaded when asked for. */
export const scanCommand: Command = {
  options: { days: 'count', statusline: 'flag' },
  files: 'none',
  async run(context, { counts, flags }) {
    if (flags.has('statusline')) await (await import('./status-line.js')).statusLine(context);
    else await (await import('./scan-report.js')).scanReport(context, counts.get('days') ?? null);
    return exitCode.ok;
  },
};
