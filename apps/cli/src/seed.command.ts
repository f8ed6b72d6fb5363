import { countText } from '@promptprint/kernel';
import { seedClasses } from '@promptprint/usage';
import { type Command, exitCode } from './command.js';
import { onDatabase } from './database.js';

export const seedCommand: Command = {
  options: {},
  files: 'none',
  async run({ out, environment, words, isJson, locale }) {
    const written = await onDatabase(environment, seedClasses);
    if (isJson) out.line(JSON.stringify({ written }));
    else out.line(written === 0 ? words.seed.none : words.seed.done(countText(written, locale)));
    return exitCode.ok;
  },
};
