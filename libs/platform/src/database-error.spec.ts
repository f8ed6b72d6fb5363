import { describe, expect, test } from '@jest/globals';
import { classify } from './database-error.js';

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });
const named = (name: string) => Object.assign(new Error('x'), { name });

describe('a failed call of the database', () => {
  test.each([
    [coded('40001'), 'conflict-retry'],
    [coded('40P01'), 'conflict-retry'],
    [coded('55P03'), 'conflict-retry'],
    [coded('XX000', 'could not commit transaction for shard 102008 on at least one active node'), 'conflict-retry'],
    [coded('XX000', 'cache lookup failed'), 'other'],
    [coded('57P01'), 'connection-lost'],
    [coded('08006'), 'connection-lost'],
    [coded('ECONNRESET'), 'connection-lost'],
    [coded('25006'), 'connection-lost'],
    [new Error('Connection terminated unexpectedly'), 'connection-lost'],
    [new Error('Client has encountered a connection error and is not queryable'), 'connection-lost'],
    [named('QueryRunnerAlreadyReleasedError'), 'connection-lost'],
    [named('QueryRunnerProviderAlreadyReleasedError'), 'connection-lost'],
    [coded('57P03'), 'starting'],
    [coded('53300'), 'starting'],
    [coded('ECONNREFUSED'), 'starting'],
    [coded('57014'), 'too-slow'],
    [new Error('timeout exceeded when trying to connect'), 'pool-exhausted'],
    [coded('23505'), 'other'],
    [new TypeError('x'), 'other'],
    ['a string', 'other'],
  ])('%s is %s', (error, failure) => expect(classify(error)).toBe(failure));
});
