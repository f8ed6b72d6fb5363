import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@promptprint/kernel';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { Config } from './config.js';
import { Database } from './database.service.js';
import { poolOf } from './database-pools.js';
import { Log } from './log.service.js';

export interface Allowance {
  limit: number;
  remaining: number;
  resetSeconds: number;
}

/** A named limit: so many points in so many seconds. */
export interface Bucket {
  points: number;
  seconds: number;
}

const buckets: Readonly<Record<string, Bucket>> = {
  'request-by-address': { points: 600, seconds: 60 },
  'request-by-caller': { points: 1_200, seconds: 60 },
  'sign-in-by-address': { points: 60, seconds: 60 },
  'sign-in-by-name': { points: 10, seconds: 900 },
  'sign-up-by-address': { points: 100, seconds: 3_600 },
  'mail-by-recipient': { points: 5, seconds: 3_600 },
  'estimate-by-address': { points: 120, seconds: 60 },
  'events-by-account': { points: 2_000_000, seconds: 60 },
  'file-imports-by-account': { points: 60, seconds: 3_600 },
  'export-by-account': { points: 10, seconds: 3_600 },
  'connection-key-by-account': { points: 20, seconds: 3_600 },
  'connection-run-by-account': { points: 60, seconds: 3_600 },
};

/** Limits counted in PostgreSQL, so that any number of processes count together; names and addresses are kept as hashes. */
@Injectable()
export class RateLimits {
  readonly #limiters = new Map<string, RateLimiterPostgres>();
  readonly #key: Buffer;

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly log: Log,
  ) {
    this.#key = config.keyFor('rate-limit-keys');
  }

  /** Takes from the bucket or refuses. A database that cannot answer refuses nobody: the call itself will say so. */
  async take(bucket: string, key: string, cost = 1): Promise<Allowance> {
    const limiter = this.limiter(bucket);
    try {
      return this.allowance(limiter, await limiter.consume(this.hashed(key), cost));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) {
        this.log.warn('rate-limit-not-counted', refusal);
        return { limit: limiter.points, remaining: limiter.points, resetSeconds: limiter.duration };
      }
      const { limit, remaining, resetSeconds } = this.allowance(limiter, refusal);
      throw new DomainError('too-many', 'rate-limited', {
        bucket,
        limit,
        remaining,
        retryAfterSeconds: Math.max(1, resetSeconds),
      });
    }
  }

  private limiter(bucket: string): RateLimiterPostgres {
    const known = this.#limiters.get(bucket);
    if (known) return known;
    const rule = Object.hasOwn(buckets, bucket) ? buckets[bucket] : undefined;
    if (!rule) throw new Error(`there is no rate limit called ${bucket}`);
    const limiter = new RateLimiterPostgres({
      storeClient: poolOf(this.database.dataSource),
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: bucket,
      points: rule.points * this.config.rateLimitFactor,
      duration: rule.seconds,
    });
    this.#limiters.set(bucket, limiter);
    return limiter;
  }

  private hashed(key: string): string {
    return createHmac('sha256', this.#key).update(key).digest('base64url').slice(0, 24);
  }

  private allowance(limiter: RateLimiterPostgres, { remainingPoints, msBeforeNext }: RateLimiterRes): Allowance {
    return { limit: limiter.points, remaining: remainingPoints, resetSeconds: Math.ceil(msBeforeNext / 1000) };
  }
}
