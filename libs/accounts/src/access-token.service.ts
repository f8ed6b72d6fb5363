import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUuid, uuidv7 } from '@promptprint/kernel';
import { Clock, Config } from '@promptprint/platform';
import { errors, jwtVerify, SignJWT } from 'jose';

export const accessTokenSeconds = 600;
const audience = 'promptprint-api';
const type = 'at+jwt';
// DER of an Ed25519 private key (RFC 8410) up to the seed itself.
const ed25519Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface TokenSubject {
  accountId: string;
  apiKeyId: string;
}

/** One algorithm, one key, one purpose. A token says which key it stands for; what that key may is read from the database. */
@Injectable()
export class AccessTokens {
  readonly #privateKey: KeyObject;
  readonly #publicKey: KeyObject;
  readonly #keyId: string;
  readonly #issuer: string;

  constructor(
    config: Config,
    private readonly clock: Clock,
  ) {
    const key = Buffer.concat([ed25519Prefix, config.keyFor('access-token-signing')]);
    this.#privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
    this.#publicKey = createPublicKey(this.#privateKey);
    const spki = this.#publicKey.export({ format: 'der', type: 'spki' });
    this.#keyId = createHash('sha256').update(spki).digest('base64url').slice(0, 16);
    this.#issuer = config.publicUrl.origin;
  }

  sign({ accountId, apiKeyId }: TokenSubject): Promise<string> {
    const now = Math.floor(this.clock.now().getTime() / 1000);
    return new SignJWT({ client_id: apiKeyId })
      .setProtectedHeader({ alg: 'EdDSA', typ: type, kid: this.#keyId })
      .setIssuer(this.#issuer)
      .setAudience(audience)
      .setSubject(accountId)
      .setJti(uuidv7())
      .setIssuedAt(now)
      .setExpirationTime(now + accessTokenSeconds)
      .sign(this.#privateKey);
  }

  /** Null for everything that is not a token of ours for this purpose and this moment. */
  async verify(token: string): Promise<TokenSubject | null> {
    if (token.length > 2_048) return null;
    try {
      const { payload } = await jwtVerify(token, ({ kid }) => this.keyOf(kid), {
        algorithms: ['EdDSA'],
        typ: type,
        issuer: this.#issuer,
        audience,
        requiredClaims: ['iss', 'aud', 'sub', 'exp', 'iat', 'jti', 'client_id'],
        maxTokenAge: accessTokenSeconds,
        currentDate: this.clock.now(),
      });
      const { sub, client_id: apiKeyId } = payload;
      return isUuid(sub) && isUuid(apiKeyId) ? { accountId: sub, apiKeyId } : null;
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
      throw error;
    }
  }

  /** The only key there is, under its own name: `jku`, `jwk` and `x5u` of a token are never looked at. */
  private keyOf(kid: string | undefined): KeyObject {
    if (kid !== this.#keyId) throw new errors.JWKSNoMatchingKey();
    return this.#publicKey;
  }
}
