import type { PoolClient } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';

/**
 * TypeORM's entity manager on a connection that is already inside a transaction. The three fields are the ones
 * PostgresQueryRunner keeps for itself: with them it neither asks the pool for a second connection nor begins a
 * transaction of its own, and a nested `manager.transaction()` becomes a savepoint.
 */
export function bindManager(dataSource: DataSource, client: PoolClient): EntityManager {
  const runner = dataSource.createQueryRunner();
  Object.assign(runner, { databaseConnection: client, isTransactionActive: true, transactionDepth: 1 });
  return runner.manager;
}
