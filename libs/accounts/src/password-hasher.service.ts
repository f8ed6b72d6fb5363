import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '@promptprint/kernel';
import { Config } from '@promptprint/platform';
import { normalisePassword } from './password.js';

/** Argon2id, OWASP's minimum. A change here changes the dummy with it, or unknown accounts would answer sooner. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const mostAtOnce = 4;
const mostWaiting = 24;

/** The cheapest way to stall this server is to ask for many hashes: four run, a few wait, the rest are sent away. */
@Injectable()
export class PasswordHasher {
  readonly #pepper: Buffer;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #dummy: Promise<string> | undefined;

  constructor(config: Config) {
    // A stolen table alone cannot even be searched for weak passwords.
    this.#pepper = config.keyFor('password-pepper');
  }

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normalisePassword(password), { ...cost, secret: this.#pepper }));
  }

  /**
   * The place of the hash that fits, or −1. Always works through `places` verifications, with dummies where there is no
   * hash: how many accounts an address has cannot be read off a clock.
   */
  async match(password: string, hashes: readonly (string | null | undefined)[], places = 2): Promise<number> {
    const dummy = await (this.#dummy ??= this.hash('nobody has this password'));
    return this.inTurn(async () => {
      let found = -1;
      for (let place = 0; place < places; place += 1) {
        const known = hashes[place];
        const fits = await verify(known ?? dummy, normalisePassword(password), { secret: this.#pepper });
        if (fits && known && found === -1) found = place;
      }
      return found;
    });
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= mostAtOnce) {
      if (this.#waiting.length >= mostWaiting)
        throw new DomainError('unavailable', 'too-many-sign-ins', { retryAfterSeconds: 2 });
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running += 1;
    try {
      return await work();
    } finally {
      // The place is handed to the next in line without being given up.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
