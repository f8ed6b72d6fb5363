import { Injectable } from '@nestjs/common';
import { AccountQueries } from '@promptprint/accounts';
import { Database, RateLimits } from '@promptprint/platform';
import { Calendars } from './calendars.service.js';

const secretsForMs = 30_000;
const membersForMs = 2_000;
const mostRemembered = 5_000;

interface Remembered<Fact> {
  fact: Promise<Fact>;
  until: number;
}

/** What recording needs to know about an account, remembered for a moment. */
@Injectable()
export class AccountFacts {
  readonly #secrets = new Map<string, Remembered<Buffer>>();
  readonly #members = new Map<string, Remembered<ReadonlySet<string>>>();

  constructor(
    private readonly accounts: AccountQueries,
    private readonly calendars: Calendars,
    private readonly database: Database,
    private readonly limits: RateLimits,
  ) {}

  /** Counts events against what an account may send in a minute, or refuses them. */
  async allow(accountId: string, events: number): Promise<void> {
    await this.limits.take('events-by-account', accountId, events);
  }

  /** Keys the dedupe keys. An erased account has none; what slips in meanwhile the writer refuses. */
  secret(accountId: string): Promise<Buffer> {
    return remember(this.#secrets, { accountId, forMs: secretsForMs, ask: () => this.accounts.eventSecret(accountId) });
  }

  /** The zone whose days its entries count for; an account without a calendar gets one. */
  zone(accountId: string): Promise<string> {
    return this.calendars.zoneOf(accountId);
  }

  /** Whose use may be recorded in this account. */
  members(accountId: string): Promise<ReadonlySet<string>> {
    const ask = async () => {
      const rows = await this.database.forAccount(accountId, (tx) =>
        tx.query<{ id: string }>('SELECT person_id AS id FROM account_member WHERE account_id = $1', [accountId]),
      );
      return new Set(rows.map(({ id }) => id));
    };
    return remember(this.#members, { accountId, forMs: membersForMs, ask });
  }
}

interface Question<Fact> {
  accountId: string;
  forMs: number;
  ask(): Promise<Fact>;
}

function remember<Fact>(all: Map<string, Remembered<Fact>>, { accountId, forMs, ask }: Question<Fact>): Promise<Fact> {
  const known = all.get(accountId);
  if (known && known.until > performance.now()) return known.fact;
  if (all.size >= mostRemembered) all.clear();
  const fact = ask();
  all.set(accountId, { fact, until: performance.now() + forMs });
  fact.catch(() => all.delete(accountId));
  return fact;
}
