/** In the order in which people need them: the first two are all that sending usage takes. */
export const keyScopes = [
  'usage:write',
  'usage:read',
  'footprint:read',
  'account:read',
  'account:write',
  'keys:write',
] as const;

export type KeyScope = (typeof keyScopes)[number];

export const keyExpiries = ['30', '90', '365', 'never'] as const;
export type KeyExpiry = (typeof keyExpiries)[number];

/** The moment so many days from `now`, as the API takes it; null for a key without an end. */
export function expiryOf(expiry: KeyExpiry, now: number): string | null {
  return expiry === 'never' ? null : new Date(now + Number(expiry) * 86_400_000).toISOString();
}
