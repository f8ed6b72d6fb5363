import { runInvariants } from '@promptprint/platform';
import { type Command, exitCode } from './command.js';
import { onDatabase } from './database.js';
import { invariants } from './rooms.js';

export const invariantsCommand: Command = {
  options: {},
  files: 'none',
  async run({ out, environment }) {
    const verdicts = await onDatabase(environment, (adminUrl) => runInvariants(adminUrl, invariants));
    for (const verdict of verdicts) out.line(JSON.stringify(verdict));
    return verdicts.every(({ holds }) => holds) ? exitCode.ok : exitCode.failed;
  },
};
