import { accountsMigrations, accountsTablesWithoutAccount } from '@promptprint/accounts';
import { connectionsMigrations } from '@promptprint/connections';
import { type Migration, platformMigrations, platformTablesWithoutAccount } from '@promptprint/platform';
import { usageMigrations, usageTablesWithoutAccount } from '@promptprint/usage';

/** All tables of all rooms, in the order of the ladder. */
export const migrations: Migration[] = [
  ...platformMigrations,
  ...accountsMigrations,
  ...usageMigrations,
  ...connectionsMigrations,
];

/** Tables that belong to no account, each with its reason; any other table must isolate accounts (I-T1). */
export const tablesWithoutAccount: Readonly<Record<string, string>> = {
  ...platformTablesWithoutAccount,
  ...accountsTablesWithoutAccount,
  ...usageTablesWithoutAccount,
};
