export { Clock } from './clock.service.js';
export { Config, type OidcConfig, type ProviderName, readConfig, type Role } from './config.js';
export { Database, type Tx } from './database.service.js';
export { classify, isUniqueViolation, sqlState } from './database-error.js';
export type { Entity } from './entity-class.js';
export { Drain } from './drain.service.js';
export { Egress, type EgressAnswer, type EgressAsk } from './egress.service.js';
export {
  AlreadyInUse,
  type EmbeddedOptions,
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from './embedded-postgres.process.js';
export { wholeNumber } from './integers.js';
export { Log } from './log.service.js';
export { migrate, type Migration } from './migrate.store.js';
export type { Grants, MigrationSql } from './migration-sql.js';
export { Outbox } from './outbox.service.js';
export { doublesOf, numericsOf, packedDoubles, packedNumerics } from './packed-arrays.js';
export { platformMigrations } from './platform.migrations.js';
export { PlatformModule, type PlatformOptions } from './platform.module.js';
export { type Allowance, RateLimits } from './rate-limits.service.js';
export {
  foreignKeysAcrossAccounts,
  platformTablesWithoutAccount,
  rolesWithTooMuch,
  tablesWithoutIsolation,
} from './tenancy.js';
export { type Invariant, platformInvariants, type Verdict } from './invariants.js';
export { runInvariants } from './invariants.store.js';
export { type JobFacts, type JobHandler, Jobs, type QueueRules } from './jobs.service.js';
export { type KeptMail, type Mail, Mailer } from './mailer.service.js';
export { SealedSecrets, type SecretPlace } from './sealed-secrets.service.js';
export { OutboxRelay } from './outbox-relay.service.js';
