import { migrate, readConfig } from '@promptprint/platform';
import { type Command, exitCode } from './command.js';
import { onDatabase } from './database.js';
import { migrations } from './rooms.js';

export const migrateCommand: Command = {
  options: {},
  files: 'none',
  async run({ out, environment, words, isJson, paint }) {
    const applied = await onDatabase(environment, (adminUrl) =>
      migrate(adminUrl, migrations, readConfig({ ...environment.all, DATABASE_URL: adminUrl })),
    );
    if (isJson) out.line(JSON.stringify({ applied }));
    else if (applied.length === 0) out.line(words.migrate.none);
    else
      for (const line of [words.migrate.applied(applied.length), ...applied.map((name) => paint.quiet(`  ${name}`))])
        out.line(line);
    return exitCode.ok;
  },
};
