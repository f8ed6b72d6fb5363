import { accountsInvariants } from '@promptprint/accounts';
import { type Invariant, platformInvariants } from '@promptprint/platform';
import { usageInvariants } from '@promptprint/usage';
import { tablesWithoutAccount } from './migrations.js';

/** What must hold of the whole database at every instant, from all rooms. */
export const invariants: Invariant[] = [
  ...platformInvariants(tablesWithoutAccount),
  ...accountsInvariants,
  ...usageInvariants,
];
