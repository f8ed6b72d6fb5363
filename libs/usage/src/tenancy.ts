/** Tables of this room that belong to no account, each with its reason. */
export const usageTablesWithoutAccount: Readonly<Record<string, string>> = {
  usage_class: 'a dictionary of models, providers, zones and factor sets, none of it written by a caller',
};
