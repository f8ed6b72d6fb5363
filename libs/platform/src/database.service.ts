import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DomainError, isUuid } from '@promptprint/kernel';
import pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { type Config, type Role } from './config.js';
import { classify } from './database-error.js';
import { openTypeOrm, poolOf, poolOptions } from './database-pools.js';
import type { Entity } from './entity-class.js';
import { bindManager } from './transaction-manager.js';
import type { Log } from './log.service.js';

/** One transaction on one connection; everything inside it goes through here. */
export interface Tx {
  query<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** The same for a statement whose text never changes: each connection parses and plans it once, under that name. */
  prepared<Row = Record<string, unknown>>(name: string, sql: string, parameters: readonly unknown[]): Promise<Row[]>;
  /** The pg client itself, for COPY. */
  readonly client: pg.PoolClient;
  /** TypeORM on this very connection and transaction, for nouns that are entities. */
  readonly manager: EntityManager;
}

const retries = 5;

@Injectable()
export class Database implements OnModuleInit, OnApplicationShutdown {
  readonly dataSource: DataSource;
  #ingest: pg.Pool | null = null;
  readonly #inside = new AsyncLocalStorage<true>();

  constructor(
    private readonly config: Config,
    private readonly log: Log,
    entities: readonly Entity[] = [],
  ) {
    this.dataSource = openTypeOrm(config, entities, (error) => this.log.warn('database-connection-lost', error));
  }

  async onModuleInit(): Promise<void> {
    await this.patiently(async () => {
      if (!this.dataSource.isInitialized) await this.dataSource.initialize();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#ingest?.end();
    this.#ingest = null;
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  /** Sees and writes the rows of one account only; forced row-level security stands behind every query. */
  async forAccount<T>(accountId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    if (!isUuid(accountId)) throw new DomainError('invalid', 'not-an-account-id');
    // SET LOCAL, not set_config(): only the statement reaches the workers of Citus.
    return this.transaction('app_rw', `SET LOCAL app.account_id = '${accountId}'`, work);
  }

  /** People, sessions and keys: what has to be found before an account is known. */
  forIdentity<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction('app_rw', `SET LOCAL app.scope = 'identity'`, work);
  }

  /** Reference tables, outbox, jobs: no account's rows are visible. */
  forSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction('app_rw', '', work);
  }

  /** The writer of usage of all accounts, with a role, a pool and policies of its own. */
  forIngest<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction('app_ingest', '', work);
  }

  /**
   * Runs `work` from the start again when the database says that a repetition can help. A COMMIT that got no answer is
   * not repeated: it may have happened, and only the caller's idempotency key can tell.
   */
  private async transaction<T>(role: Role, setting: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.#inside.getStore())
      throw new Error('a transaction inside a transaction would wait for its own connection: pass tx on');
    for (let attempt = 1; ; attempt += 1) {
      const client = await this.patiently(() => this.pool(role).connect());
      const outcome = await this.#inside.run(true, () => this.attempt(client, setting, work));
      if (outcome.kind === 'done') return outcome.value;
      if (outcome.kind === 'unknown')
        throw new DomainError('unavailable', 'commit-outcome-unknown', { retryAfterSeconds: 1 });
      const failure = classify(outcome.error);
      if (failure === 'too-slow') throw new DomainError('unavailable', 'database-too-slow', { retryAfterSeconds: 5 });
      const canHelp = failure === 'conflict-retry' || failure === 'connection-lost' || failure === 'starting';
      if (!canHelp) throw outcome.error;
      if (attempt === retries) throw new DomainError('unavailable', 'database-busy', { retryAfterSeconds: 1 });
      await pause(10 * 2 ** attempt);
    }
  }

  private async attempt<T>(client: pg.PoolClient, setting: string, work: (tx: Tx) => Promise<T>): Promise<Outcome<T>> {
    // Without a listener a backend that is terminated meanwhile ends the whole process.
    let broken: Error | undefined;
    const onError = (error: Error) => (broken = error);
    client.on('error', onError);
    let isCommitting = false;
    try {
      await answerTo(client, { text: setting === '' ? 'BEGIN' : `BEGIN; ${setting}` });
      const value = await work(new Transaction(this.dataSource, client));
      isCommitting = true;
      const { command } = await answerTo(client, { text: 'COMMIT' });
      if (command !== 'COMMIT')
        return {
          kind: 'failed',
          error: new Error('the work swallowed an error of the database: its transaction was rolled back'),
        };
      return { kind: 'done', value };
    } catch (error) {
      if (classify(error) === 'connection-lost') broken = error instanceof Error ? error : new Error(String(error));
      if (isCommitting && broken) return { kind: 'unknown' };
      if (!broken) await client.query('ROLLBACK').catch((failure: Error) => (broken = failure));
      return {
        kind: 'failed',
        error: broken && classify(error) === 'other' && !(error instanceof DomainError) ? broken : error,
      };
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }

  poolCounts(): { total: number; idle: number; waiting: number } {
    const pools = [this.dataSource.isInitialized ? poolOf(this.dataSource) : null, this.#ingest].filter(
      (pool) => pool !== null,
    );
    const sum = (count: (pool: pg.Pool) => number) => pools.reduce((total, pool) => total + count(pool), 0);
    return {
      total: sum((pool) => pool.totalCount),
      idle: sum((pool) => pool.idleCount),
      waiting: sum((pool) => pool.waitingCount),
    };
  }

  private pool(role: Role): pg.Pool {
    if (role === 'app_rw') return poolOf(this.dataSource);
    if (this.#ingest === null) {
      this.#ingest = new pg.Pool(poolOptions(this.config, role, this.config.ingestPoolSize));
      this.#ingest.on('error', (error) => this.log.warn('database-connection-lost', error));
    }
    return this.#ingest;
  }

  /** Waits out a database that is starting or recovering; nothing has begun yet, so repeating is free. */
  private async patiently<T>(connect: () => Promise<T>): Promise<T> {
    const giveUpAt = performance.now() + this.config.reconnectMs;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await connect();
      } catch (error) {
        const failure = classify(error);
        if (failure === 'pool-exhausted')
          throw new DomainError('unavailable', 'database-busy', { retryAfterSeconds: 2 });
        if (failure !== 'starting' && failure !== 'connection-lost') throw error;
        if (performance.now() > giveUpAt)
          throw new DomainError('unavailable', 'database-unavailable', { retryAfterSeconds: 5 });
        await pause(Math.min(50 * 2 ** attempt, 1_000));
      }
    }
  }
}

/** A class, because a getter in a literal would be a new shape for each transaction, and shapes outlive it. */
class Transaction implements Tx {
  #manager: EntityManager | undefined;

  constructor(
    private readonly dataSource: DataSource,
    readonly client: pg.PoolClient,
  ) {}

  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await answerTo<Row>(this.client, { text: sql, values: [...parameters] });
    return rows;
  }

  async prepared<Row>(name: string, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    const { rows } = await answerTo<Row>(this.client, { name, text: sql, values: [...parameters] });
    return rows;
  }

  get manager(): EntityManager {
    return (this.#manager ??= bindManager(this.dataSource, this.client));
  }
}

/**
 * What `client.query()` promises, by way of its callback: behind its own promise every result of a connection stays
 * reachable for the collector of young memory, which carries all rows over to the old generation.
 */
function answerTo<Row>(client: pg.PoolClient, query: pg.QueryConfig): Promise<pg.QueryResult<Row & pg.QueryResultRow>> {
  return new Promise((resolve, reject) => {
    client.query<Row & pg.QueryResultRow>(query, (error, result) => {
      if (error) reject(error);
      else resolve(result);
    });
  });
}

type Outcome<T> = { kind: 'done'; value: T } | { kind: 'unknown' } | { kind: 'failed'; error: unknown };

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds * (0.5 + Math.random())));
