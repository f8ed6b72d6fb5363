import { Injectable } from '@nestjs/common';
import { DomainError } from '@promptprint/kernel';
import { Clock, Database, type Tx } from '@promptprint/platform';
import { mayOverlap } from './overlap-kinds.js';

/** Far more than anybody has; a caller that makes up a kind for each event is stopped here. */
const mostSources = 200;
const mostAccountsRemembered = 5_000;
const rememberedMs = 30_000;

/** The small numbers of the places an account's usage comes from. */
@Injectable()
export class UsageSources {
  readonly #known = new Map<string, Known>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async numbers(accountId: string, kinds: ReadonlySet<string>): Promise<ReadonlyMap<string, number>> {
    const known = this.#known.get(accountId);
    if (known && known.until > performance.now() && [...kinds].every((kind) => known.numbers.has(kind)))
      return known.numbers;
    const now = this.clock.now();
    const numbers = await this.database.forIngest((tx) => learn(tx, { accountId, kinds, now }));
    if (this.#known.size >= mostAccountsRemembered) this.#known.clear();
    const until = performance.now() + rememberedMs;
    this.#known.set(accountId, { numbers, until, mayOverlap: mayOverlap(numbers.keys()) });
    return numbers;
  }

  /** Whether sources of the account may tell of the same tokens, as far as its numbers were asked for. */
  mayOverlap(accountId: string): boolean {
    return this.#known.get(accountId)?.mayOverlap ?? false;
  }
}

interface Known {
  numbers: ReadonlyMap<string, number>;
  /** Other processes may learn of new sources. */
  until: number;
  mayOverlap: boolean;
}

interface Wish {
  accountId: string;
  kinds: ReadonlySet<string>;
  now: Date;
}

async function learn(tx: Tx, { accountId, kinds, now }: Wish): Promise<ReadonlyMap<string, number>> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const rows = await tx.query<{ kind: string; sourceNo: number }>(
      'SELECT kind, source_no AS "sourceNo" FROM usage_source WHERE account_id = $1',
      [accountId],
    );
    const numbers = new Map(rows.map(({ kind, sourceNo }) => [kind, sourceNo]));
    const missing = [...kinds].filter((kind) => !numbers.has(kind)).toSorted();
    if (missing.length === 0) return numbers;
    if (numbers.size + missing.length > mostSources)
      throw new DomainError('invalid', 'too-many-sources', { limit: mostSources });
    const next = Math.max(0, ...numbers.values()) + 1;
    // Whoever comes second finds the numbers taken, looks again and goes on behind them.
    await tx.query(
      `INSERT INTO usage_source (account_id, source_no, kind, created_at)
       SELECT $1, $2::int + at - 1, kind, $4 FROM unnest($3::text[]) WITH ORDINALITY AS k(kind, at)
       ON CONFLICT DO NOTHING`,
      [accountId, next, missing, now],
    );
  }
  throw new DomainError('unavailable', 'database-busy', { retryAfterSeconds: 1 });
}
