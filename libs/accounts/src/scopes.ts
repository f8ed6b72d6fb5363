export const scopes = [
  'usage:read',
  'usage:write',
  'footprint:read',
  'account:read',
  'account:write',
  'keys:write',
] as const;

export type Scope = (typeof scopes)[number];

export function isScope(value: unknown): value is Scope {
  return scopes.some((scope) => scope === value);
}
