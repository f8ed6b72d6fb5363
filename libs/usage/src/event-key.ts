import { hash } from 'node:crypto';
import type { UsageEvent } from '@promptprint/usage-formats';

/** Where the id of an event without one comes from: the call that brought it, its content, or the entry it corrects. */
export type Unnamed =
  { call: string; index: number } | { content: string; occurrence: number } | { corrects: string; content: string };

/** Bytes as text, a character for each: half the cost of a Buffer where there are millions. */
export type ByteText = string;

const blockBytes = 64;
/** Marks a made-up id: longer than any native one, so that the two can never be mistaken for each other. */
const madeUp = 0xffff_ffff;

/**
 * Names events for one account. An event is the same event when the first 128 bits of an HMAC-SHA-256 under the account's
 * own secret are the same, taken over the length of the source kind, the length of the native id, and both. Equal ids of
 * two accounts have nothing in common.
 */
export class EventNamer {
  // The HMAC of RFC 2104 written out: a native object for each event would be the largest part of the work.
  readonly #inner = Buffer.alloc(16_384);
  readonly #outer = Buffer.alloc(blockBytes + 32);

  constructor(secret: Uint8Array) {
    if (secret.length > blockBytes) throw new Error('the secret is longer than a block of the hash');
    this.#inner.fill(0x36, 0, blockBytes);
    this.#outer.fill(0x5c, 0, blockBytes);
    for (const [at, byte] of secret.entries()) {
      this.#inner[at] = byte ^ 0x36;
      this.#outer[at] = byte ^ 0x5c;
    }
  }

  key(sourceKind: string, id: string | Unnamed): ByteText {
    const isNative = typeof id === 'string';
    const name = isNative ? id : hash('sha256', JSON.stringify(id), 'hex');
    let end = blockBytes + 8;
    const sourceBytes = this.#inner.write(sourceKind, end);
    end += sourceBytes;
    const nameBytes = this.#inner.write(name, end);
    end += nameBytes;
    this.#inner.writeUInt32BE(sourceBytes, blockBytes);
    this.#inner.writeUInt32BE(isNative ? nameBytes : madeUp, blockBytes + 4);
    this.#outer.write(hash('sha256', this.#inner.subarray(0, end), 'binary'), blockBytes, 'latin1');
    return hash('sha256', this.#outer, 'binary').slice(0, 16);
  }
}

/** What makes two tellings of a use the same telling; how and under which id it was told does not. */
const contentFields = [
  'sourceKind',
  'granularity',
  'startedAt',
  'endedAt',
  'timeConfidence',
  'requests',
  'modelCalls',
  'operation',
  'provider',
  'hostProvider',
  'modelRawRequest',
  'modelRawResponse',
  'inputTokens',
  'inputCacheReadTokens',
  'inputCacheWriteTokens',
  'outputTokens',
  'outputReasoningTokens',
  'modality',
  'units',
  'tokenGrade',
  'tokenRange',
  'features',
  'region',
  'country',
  'serverAddress',
  'serviceTier',
  'isBatch',
  'isStream',
  'servedFromCache',
  'durationMs',
  'ttftMs',
  'cost',
  'currency',
  'clientApp',
  'projectTag',
  'sessionKey',
  'memberId',
] as const satisfies readonly Exclude<keyof UsageEvent, 'id' | 'parserVersion'>[];

/** Everything the event says, as one text. What it does not say leaves no trace, so a field added later changes nothing. */
export function contentOf(event: UsageEvent): string {
  let content = '';
  for (const field of contentFields) {
    const value = event[field];
    if (value === null) continue;
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    content += `${field}=${text.length}:${text};`;
  }
  return content;
}

/** Tells a repeated event from another one under the same id: 8 bytes. */
export function fingerprintOf(content: string): ByteText {
  return hash('sha256', content, 'binary').slice(0, 8);
}

export const hexOf = (bytes: ByteText): string => Buffer.from(bytes, 'latin1').toString('hex');
export const bytesOf = (hex: string): ByteText => Buffer.from(hex, 'hex').toString('latin1');
