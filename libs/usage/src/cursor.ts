import { createHmac, timingSafeEqual } from 'node:crypto';
import { DomainError } from '@promptprint/kernel';

/** Where a page ended: the sort time in microseconds and the key that breaks ties. */
export interface Position {
  at: string;
  key: string;
}

export interface CursorScope {
  secret: Uint8Array;
  accountId: string;
  /** The filters of the list; a cursor of another list is refused. */
  query: string;
}

const form = /^([0-9]{1,20})\.([0-9a-f]{1,64})\.([A-Za-z0-9_-]{22})$/;

/** Signed and bound to account and query: a caller can go on, but not make up a place. */
export function writeCursor({ at, key }: Position, scope: CursorScope): string {
  return `${at}.${key}.${seal(at, key, scope).toString('base64url')}`;
}

export function readCursor(text: string, scope: CursorScope): Position {
  const [, at, key, mac] = form.exec(text) ?? [];
  if (at !== undefined && key !== undefined && mac !== undefined) {
    const given = Buffer.from(mac, 'base64url');
    const expected = seal(at, key, scope);
    if (given.length === expected.length && timingSafeEqual(given, expected)) return { at, key };
  }
  throw new DomainError('invalid', 'cursor-invalid', { errors: [{ pointer: '/cursor', code: 'cursor-invalid' }] });
}

function seal(at: string, key: string, { secret, accountId, query }: CursorScope): Buffer {
  return createHmac('sha256', secret)
    .update(JSON.stringify([accountId, query, at, key]))
    .digest()
    .subarray(0, 16);
}
