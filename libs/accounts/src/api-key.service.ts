import { Injectable } from '@nestjs/common';
import { DomainError, uuidv7 } from '@promptprint/kernel';
import { Clock, Database } from '@promptprint/platform';
import { isNetwork, newApiKey } from './api-key.js';
import { countLiveKeys, insertApiKey, listApiKeys, revokeApiKey } from './api-key.store.js';
import { appendAudit } from './audit.store.js';
import { KeyRing } from './key-ring.service.js';
import { hashToken } from './opaque-token.js';
import type { Scope } from './scopes.js';

export interface NewApiKey {
  name: string;
  scopes: readonly Scope[];
  expiresAt: Date | null;
  networks: readonly string[];
}

export interface ApiKeyRow {
  id: string;
  name: string;
  scopes: readonly string[];
  networks: readonly string[];
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

interface Maker {
  accountId: string;
  personId: string | null;
  scopes: readonly string[];
}

const mostKeys = 50;
const longestLifeMs = 2 * 366 * 86_400_000;

@Injectable()
export class ApiKeyService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ring: KeyRing,
  ) {}

  /** The text is given out here and never again. A key can make keys that may less than itself, never more. */
  async create(maker: Maker, wish: NewApiKey): Promise<{ key: ApiKeyRow; text: string }> {
    const now = this.clock.now();
    refuse(maker, wish, now);
    const id = uuidv7(now.getTime());
    const { text, secret } = newApiKey(id);
    const key = {
      id,
      accountId: maker.accountId,
      name: wish.name,
      scopes: [...new Set(wish.scopes)].toSorted(),
      networks: [...new Set(wish.networks)],
      secretHash: hashToken(secret),
      createdAt: now,
      expiresAt: wish.expiresAt,
      lastUsedAt: null,
      revokedAt: null,
    };
    await this.database.forAccount(maker.accountId, async (tx) => {
      if ((await countLiveKeys(tx, maker.accountId, now)) >= mostKeys)
        throw new DomainError('conflict', 'too-many-keys', { most: mostKeys });
      await insertApiKey(tx, key);
      await appendAudit(tx, {
        accountId: maker.accountId,
        event: 'key-created',
        actor: maker.personId,
        at: now,
        facts: { key: id, scopes: key.scopes.join(' ') },
      });
    });
    return { key, text };
  }

  async list(accountId: string): Promise<ApiKeyRow[]> {
    return this.database.forAccount(accountId, (tx) => listApiKeys(tx, accountId));
  }

  async revoke({ accountId, personId }: Maker, id: string): Promise<void> {
    await this.database.forAccount(accountId, async (tx) => {
      const now = this.clock.now();
      if (!(await revokeApiKey(tx, { accountId, id }, now))) throw new DomainError('not-found', 'not-found');
      await appendAudit(tx, { accountId, event: 'key-revoked', actor: personId, at: now, facts: { key: id } });
    });
    this.ring.forget(id);
  }
}

function refuse(maker: Maker, { scopes, expiresAt, networks }: NewApiKey, now: Date): void {
  const beyond = scopes.find((scope) => !maker.scopes.includes(scope));
  if (beyond) throw new DomainError('forbidden', 'scope-beyond-own', { scope: beyond });
  const life = expiresAt === null ? 0 : expiresAt.getTime() - now.getTime();
  if (expiresAt !== null && (life <= 0 || life > longestLifeMs)) fault('/expiresAt', 'expiry-out-of-range');
  const odd = networks.findIndex((network) => !isNetwork(network));
  if (odd >= 0) fault(`/networks/${odd}`, 'not-a-network');
}

function fault(pointer: string, code: string): never {
  throw new DomainError('invalid', code, { errors: [{ pointer, code }] });
}
