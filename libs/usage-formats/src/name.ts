export const maxNameLength = 256;

const controlOrLoneSurrogate = /[\p{Cc}\p{Cs}]/u;

/** A name of a model, provider or tool: 1 to 256 characters, none of them a control character or half a pair. */
export function isName(value: unknown): value is string {
  if (typeof value !== 'string' || value.length === 0 || value.length > maxNameLength) return false;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code < 32 || code > 126) return !controlOrLoneSurrogate.test(value);
  }
  return true;
}

/** The value when it is a name, else unknown. */
export function nameOrNull(value: unknown): string | null {
  return isName(value) ? value : null;
}

/** An id, which tables may show as a number. */
export function idOrNull(value: unknown): string | null {
  return nameOrNull(typeof value === 'number' ? String(value) : value);
}
