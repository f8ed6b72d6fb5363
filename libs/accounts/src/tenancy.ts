/** Tables of this room without an `account_id` column, each with its reason; all of them have forced policies. */
export const accountsTablesWithoutAccount: Readonly<Record<string, string>> = {
  account: 'is the account: its id is the account id, and its policy says so',
  person: 'someone before and across accounts; visible in the identity scope only',
  email_token: 'a proof mailed to a person; visible in the identity scope only',
};
