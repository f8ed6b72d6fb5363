/** Tables of this room that belong to no account, each with its reason; rooms above keep lists of their own. */
export const platformTablesWithoutAccount: Readonly<Record<string, string>> = {
  schema_migration: 'names of applied migrations',
  outbox: 'announcements on their way to the queue: ids only, gone when relayed',
  rate_limit: 'counters under hashed keys',
};

/** Violations of I-T1 (every table belongs to accounts and says so with forced row-level security). */
export const tablesWithoutIsolation = `
  SELECT c.relname AS table_name,
         c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
         EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid) AS has_policy,
         EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname IN ('account_id') AND a.attnotnull) AS has_account
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
     AND NOT (c.relrowsecurity AND c.relforcerowsecurity
              AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)
              AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'account_id' AND a.attnotnull))`;

/** Violations of I-T2: a foreign key between tenant tables that could join two accounts. */
export const foreignKeysAcrossAccounts = `
  SELECT k.conname FROM pg_constraint k
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attname = 'account_id'
    JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attname = 'account_id'
   WHERE k.contype = 'f' AND NOT (a.attnum = ANY (k.conkey) AND b.attnum = ANY (k.confkey))`;

/** Violations of I-T3: a role that logs in bypasses a policy, creates something or owns something. */
export const rolesWithTooMuch = `
  SELECT r.rolname FROM pg_roles r
   WHERE r.rolname IN ('app_rw', 'app_ingest', 'app_read')
     AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication
          OR EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid AND c.relpersistence <> 't')
          OR EXISTS (SELECT FROM pg_class c WHERE c.relkind IN ('r', 'p') AND has_table_privilege(r.oid, c.oid, 'TRUNCATE') AND c.relpersistence <> 't'))`;
