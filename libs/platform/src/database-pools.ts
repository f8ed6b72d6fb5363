import pg from 'pg';
import { DataSource, DefaultNamingStrategy } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { Config, Role } from './config.js';
import type { Entity } from './entity-class.js';

/** A calendar day stays text: as a Date it would shift with the time zone of the process. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.DATE ? String : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

export function poolOptions(config: Config, role: Role, max: number): pg.PoolConfig {
  return {
    connectionString: config.urlFor(role),
    max,
    types,
    application_name: 'promptprint',
    keepAlive: true,
    // Waiting longer for a connection than this means the pool is the bottleneck: say so instead of queueing.
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 30_000,
  };
}

export function openTypeOrm(
  config: Config,
  entities: readonly Entity[],
  onPoolError: (error: Error) => void,
): DataSource {
  const { connectionString, ...extra } = poolOptions(config, 'app_rw', config.poolSize);
  return new DataSource({
    type: 'postgres',
    url: connectionString,
    extra,
    entities: [...entities] as Function[],
    namingStrategy: new SnakeCase(),
    installExtensions: false,
    synchronize: false,
    logging: false,
    poolErrorHandler: onPoolError,
  });
}

export function poolOf(dataSource: DataSource): pg.Pool {
  return (dataSource.driver as PostgresDriver).master as pg.Pool;
}

class SnakeCase extends DefaultNamingStrategy {
  override tableName(className: string, given: string | undefined): string {
    return given ?? snake(className);
  }
  override columnName(property: string, given: string | undefined, prefixes: string[]): string {
    return snake([...prefixes, given ?? property].join('_'));
  }
  override joinColumnName(relation: string, referenced: string): string {
    return snake(`${relation}_${referenced}`);
  }
}

const snake = (name: string) => name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, '_$&').toLowerCase();
