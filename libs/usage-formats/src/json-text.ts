export type Parsed = { value: unknown; reason: null } | { value: null; reason: 'invalid-json' | 'invalid-text' };

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of these bytes, or null when they are not UTF-8. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** The JSON value, or why there is none; the parser's own message is dropped, because it quotes the text. */
export function parseJson(bytes: Uint8Array): Parsed {
  const text = textOf(bytes);
  if (text === null) return { value: null, reason: 'invalid-text' };
  return parseText(text);
}

export function parseText(text: string): Parsed {
  try {
    return { value: JSON.parse(text), reason: null };
  } catch {
    return { value: null, reason: 'invalid-json' };
  }
}

export type JsonRecord = Record<string, unknown>;

export function asRecord(value: unknown): JsonRecord | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : null;
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A finite number, else null: NaN, Infinity, text and booleans are no numbers. */
export function asNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

const mostLeaves = 100_000;

/** Every key and every text inside a value, one after the other; without recursion, as hostile values are deep. */
export function leafText(value: unknown): string {
  const texts: string[] = [];
  const waiting: unknown[] = [value];
  for (let seen = 0; waiting.length > 0 && seen < mostLeaves; seen += 1) {
    const next = waiting.pop();
    if (typeof next === 'string') texts.push(next);
    else if (typeof next === 'number' || typeof next === 'boolean') texts.push(String(next));
    else if (Array.isArray(next)) for (const each of next.toReversed()) waiting.push(each);
    else if (typeof next === 'object' && next !== null)
      for (const [key, each] of Object.entries(next).toReversed()) waiting.push(each, key);
  }
  return texts.join(' ');
}

/**
 * Whether the object written at the start of `text` names a key twice at its top level; `JSON.parse` keeps the last
 * one silently. `keys` is how many keys the parsed object has.
 */
export function hasRepeatedKey(text: string, keys: number): boolean {
  let depth = 0;
  let written = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) at = stringEnd(text, at);
    else if (code === 123 || code === 91) depth += 1;
    else if (code === 125 || code === 93) depth -= 1;
    else if (code === 58 && depth === 1) written += 1;
  }
  return written !== keys;
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 92) at += 1;
    else if (code === 34) break;
  }
  return at;
}
