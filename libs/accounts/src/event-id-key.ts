import { hkdfSync } from 'node:crypto';

/** Of the account's secret, but not the secret: with it a reader can hash ids, not recompute what the server stores. */
export function eventIdKeyOf(eventSecret: Buffer): string {
  return Buffer.from(hkdfSync('sha256', eventSecret, 'promptprint', 'event-id', 32)).toString('base64url');
}
