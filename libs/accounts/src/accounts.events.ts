/** What this room announces: names and ids, never an address or a name of a person. */
export interface AccountsEvents {
  'person.signed-up': { personId: string };
  'person.verification-asked': { personId: string };
  'person.password-reset-asked': { personId: string };
  'person.password-changed': { personId: string };
  'person.deletion-asked': { personId: string };
  'account.erased': { accountId: string };
}

export type AccountsEvent = keyof AccountsEvents;
