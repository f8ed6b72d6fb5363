import type { UsageEvent } from './event.js';

const encoder = new TextEncoder();

/**
 * Takes native ids out of events before they are sent: the id and the session key become their HMAC-SHA-256 (base64url)
 * under the account's `eventIdKey` (32 bytes as base64url), the same from every device and every reader of the account.
 */
export async function idHasher(eventIdKey: string): Promise<(event: UsageEvent) => Promise<UsageEvent>> {
  const bytes = bytesOf(eventIdKey);
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const hashed = async (text: string | null): Promise<string | null> =>
    text === null ? null : base64url(await crypto.subtle.sign('HMAC', key, encoder.encode(text)));
  return async (event) => {
    const [id, sessionKey] = await Promise.all([hashed(event.id), hashed(event.sessionKey)]);
    return { ...event, id, sessionKey };
  };
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}

function base64url(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
