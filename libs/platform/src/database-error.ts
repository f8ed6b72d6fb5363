/** What a failed database call means for whoever made it. */
export type Failure = 'conflict-retry' | 'connection-lost' | 'starting' | 'pool-exhausted' | 'too-slow' | 'other';

const conflicts = new Set(['40001', '40P01', '55P03']);
const lost = new Set([
  '57P01',
  '57P02',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '25006',
  '25P03',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTCONN',
]);
const starting = new Set(['57P03', '53300', 'ECONNREFUSED']);
const lostWords =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Connection ended|write after end|This socket has been ended)/;
// TypeORM hides the cause of a connection that died inside a transaction behind these names.
const lostNames = new Set(['QueryRunnerAlreadyReleasedError', 'QueryRunnerProviderAlreadyReleasedError']);

export function classify(error: unknown): Failure {
  if (!(error instanceof Error)) return 'other';
  const code = sqlState(error);
  if (code !== null) {
    if (conflicts.has(code)) return 'conflict-retry';
    if (lost.has(code)) return 'connection-lost';
    if (starting.has(code)) return 'starting';
    if (code === '57014') return 'too-slow';
    // Citus reports a serialization failure of one shard without its SQLSTATE.
    if (code === 'XX000' && error.message.includes('could not commit transaction for shard')) return 'conflict-retry';
    return 'other';
  }
  if (error.message.startsWith('timeout exceeded when trying to connect')) return 'pool-exhausted';
  if (lostNames.has(error.name) || lostWords.test(error.message)) return 'connection-lost';
  return 'other';
}

export function sqlState(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

export const isUniqueViolation = (error: unknown): boolean => sqlState(error) === '23505';
