import { accountsMigrations, accountsTablesWithoutAccount } from '@promptprint/accounts';
import {
  type Invariant,
  type Migration,
  platformInvariants,
  platformMigrations,
  platformTablesWithoutAccount,
} from '@promptprint/platform';
import { connectionsMigrations } from '@promptprint/connections';
import { usageInvariants, usageMigrations, usageTablesWithoutAccount } from '@promptprint/usage';

/** All tables of all rooms, in the order of the ladder. */
export const migrations: readonly Migration[] = [
  ...platformMigrations,
  ...accountsMigrations,
  ...usageMigrations,
  ...connectionsMigrations,
];

/** What must hold of the whole database at every instant, from all rooms. */
export const invariants: readonly Invariant[] = [
  ...platformInvariants({
    ...platformTablesWithoutAccount,
    ...accountsTablesWithoutAccount,
    ...usageTablesWithoutAccount,
  }),
  ...usageInvariants,
];
