import { Injectable } from '@nestjs/common';
import { Clock, Database } from '@promptprint/platform';
import { isUsable, parseApiKey } from './api-key.js';
import { findApiKey, type FoundKey, touchApiKey } from './api-key.store.js';
import { hashToken, sameHash } from './opaque-token.js';

/** A revoked key stops everywhere within a second: no process remembers one for longer than this. */
const rememberMs = 700;
const touchAfterMs = 60_000;
const mostRemembered = 5_000;

@Injectable()
export class KeyRing {
  readonly #remembered = new Map<string, { key: FoundKey; until: number }>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The key a text opens with, or null: whether it is unknown, revoked, too old or used from elsewhere is not told. */
  async open(text: string, address: string): Promise<FoundKey | null> {
    const parsed = parseApiKey(text);
    if (!parsed) return null;
    const key = await this.usable(parsed.id, address);
    return key && sameHash(key.secretHash, hashToken(parsed.secret)) ? this.used(key) : null;
  }

  /** For a token that was exchanged for this key: it is worth what the key is worth now. */
  async stillUsable(id: string, address: string): Promise<FoundKey | null> {
    const key = await this.usable(id, address);
    return key && this.used(key);
  }

  forget(id: string): void {
    this.#remembered.delete(id);
  }

  forgetAll(accountId: string): void {
    for (const [id, { key }] of this.#remembered) if (key.accountId === accountId) this.#remembered.delete(id);
  }

  private async usable(id: string, address: string): Promise<FoundKey | null> {
    const key = await this.find(id);
    return key && isUsable(key, this.clock.now(), address) ? key : null;
  }

  private async find(id: string): Promise<FoundKey | null> {
    const known = this.#remembered.get(id);
    if (known && known.until > performance.now()) return known.key;
    const until = performance.now() + rememberMs;
    const key = await this.database.forIdentity((tx) => findApiKey(tx, id));
    if (this.#remembered.size >= mostRemembered) this.#remembered.clear();
    if (key) this.#remembered.set(id, { key, until });
    else this.#remembered.delete(id);
    return key;
  }

  private async used(key: FoundKey): Promise<FoundKey> {
    const now = this.clock.now();
    if (key.lastUsedAt === null || now.getTime() - key.lastUsedAt.getTime() > touchAfterMs) {
      key.lastUsedAt = now;
      await this.database.forAccount(key.accountId, (tx) => touchApiKey(tx, key, now));
    }
    return key;
  }
}
