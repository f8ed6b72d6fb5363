import { hash } from 'node:crypto';

const blockBytes = 64;
const hashBytes = 32;
const mostIdBytes = 4_096;

/**
 * Takes native ids out of events as senders do before they push (`idHasher`): HMAC-SHA-256 under the key senders hash
 * with, as base64url. What came live and what is read from a file later are then the same event.
 */
export class NativeIds {
  readonly #inner = Buffer.alloc(blockBytes + mostIdBytes, 0x36);
  readonly #outer = Buffer.alloc(blockBytes + hashBytes, 0x5c);

  /** `eventIdKey`: 32 bytes as base64url. */
  constructor(eventIdKey: string) {
    for (const [at, byte] of Buffer.from(eventIdKey, 'base64url').entries()) {
      this.#inner[at] = byte ^ 0x36;
      this.#outer[at] = byte ^ 0x5c;
    }
  }

  hashed(id: string): string {
    const end = blockBytes + this.#inner.write(id, blockBytes);
    this.#outer.write(hash('sha256', this.#inner.subarray(0, end), 'binary'), blockBytes, 'latin1');
    return hash('sha256', this.#outer, 'base64url');
  }
}
