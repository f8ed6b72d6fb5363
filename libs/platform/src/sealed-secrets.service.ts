import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@promptprint/kernel';
import { Config } from './config.js';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** The purpose each version derives its key from; the newest seals, all open. A retired one is taken out. */
const purposes: ReadonlyMap<number, string> = new Map([[1, 'sealed-secrets']]);
const newest = Math.max(...purposes.keys());

/** What a secret belongs to: sealed for one place, it cannot be opened in another. */
export type SecretPlace = readonly [accountId: string, objectId: string];

/**
 * Secrets of others, as they lie in the database: version (1 byte), nonce (12), tag (16), AES-256-GCM ciphertext, with
 * the place as associated data.
 */
@Injectable()
export class SealedSecrets {
  constructor(private readonly config: Config) {}

  seal(secret: string, place: SecretPlace): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.keyOf(newest), nonce).setAAD(placeBytes(place));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(newest), nonce, cipher.getAuthTag(), sealed]);
  }

  /** Throws `secret-cannot-be-opened` for what was changed, moved, or sealed under a key that is gone. */
  open(sealed: Buffer, place: SecretPlace): string {
    try {
      const [nonceEnd, tagEnd] = [1 + nonceBytes, 1 + nonceBytes + tagBytes];
      const decipher = createDecipheriv(algorithm, this.keyOf(sealed[0] ?? 0), sealed.subarray(1, nonceEnd), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(placeBytes(place)).setAuthTag(sealed.subarray(nonceEnd, tagEnd));
      return Buffer.concat([decipher.update(sealed.subarray(tagEnd)), decipher.final()]).toString('utf8');
    } catch {
      throw new DomainError('conflict', 'secret-cannot-be-opened');
    }
  }

  private keyOf(version: number): Buffer {
    const purpose = purposes.get(version);
    if (purpose === undefined) throw new Error('sealed under a key that is gone');
    return this.config.keyFor(purpose);
  }
}

const placeBytes = ([accountId, objectId]: SecretPlace) => Buffer.from(`${accountId}/${objectId}`, 'utf8');
