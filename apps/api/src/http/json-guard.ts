export interface JsonLimits {
  maxDepth: number;
  maxString: number;
  maxItems: number;
  maxKeys: number;
}

export const usualJsonLimits: JsonLimits = { maxDepth: 64, maxString: 8_192, maxItems: 10_000, maxKeys: 1_000 };

const quote = 0x22;
const backslash = 0x5c;
const hostile: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/**
 * Looks at the bytes of a JSON body before any parser does, and answers the code of what is wrong or null. Parsers keep
 * the last of two equal keys and hide `__proto__`, and later readers overflow on depth: all of it is refused here.
 * Whether the text is JSON at all is left to JSON.parse.
 */
export function guardJson(bytes: Uint8Array, limits: JsonLimits = usualJsonLimits): string | null {
  const levels: Level[] = [];
  let level: Level | null = null;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === quote) {
      const end = endOfString(bytes, at + 1);
      const fault =
        faultOfString(bytes, { from: at + 1, to: end }, limits) ??
        (level?.expectsKey ? faultOfKey(level, bytes, { from: at + 1, to: end }) : null);
      if (fault) return fault;
      at = end;
    } else if (byte === 0x7b || byte === 0x5b) {
      if (levels.length === limits.maxDepth) return 'json-too-deep';
      level = { isObject: byte === 0x7b, expectsKey: byte === 0x7b, commas: 0, hashes: [], spans: [], names: null };
      levels.push(level);
    } else if (byte === 0x7d || byte === 0x5d) {
      levels.pop();
      level = levels.at(-1) ?? null;
    } else if (level && byte === 0x3a) {
      level.expectsKey = false;
    } else if (level && byte === 0x2c) {
      level.commas += 1;
      if (level.commas >= (level.isObject ? limits.maxKeys : limits.maxItems)) return 'json-too-many-items';
      level.expectsKey = level.isObject;
    }
  }
  return null;
}

interface Level {
  isObject: boolean;
  expectsKey: boolean;
  commas: number;
  /** Of the first keys; their hashes are compared before any string is built for them. */
  hashes: number[];
  spans: Span[];
  /** Of all keys, once there are many or two hashes are equal. */
  names: Set<string> | null;
}

interface Span {
  from: number;
  to: number;
}

/** The position of the closing quote; the end of the bytes when there is none. */
function endOfString(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === backslash) at += 1;
    else if (byte === quote) return at;
  }
  return bytes.length;
}

function faultOfString(bytes: Uint8Array, { from, to }: Span, { maxString }: JsonLimits): string | null {
  if (to >= bytes.length) return 'json-malformed';
  if (to - from > maxString) return 'json-string-too-long';
  let at = from;
  while (at < to && bytes[at] !== backslash) at += 1;
  return at === to ? null : faultOfEscapes(bytes, at, to);
}

/** PostgreSQL stores neither U+0000 nor half a surrogate pair; escapes can hide both. */
function faultOfEscapes(bytes: Uint8Array, from: number, to: number): string | null {
  let wantsLow = false;
  for (let at = from; at < to; at += 1) {
    const isEscape = bytes[at] === backslash;
    const unit = isEscape && bytes[at + 1] === 0x75 ? codeUnit(bytes, at + 2) : -1;
    const isLow = unit >= 0xdc00 && unit <= 0xdfff;
    if (wantsLow !== isLow) return 'text-not-unicode';
    if (unit === 0) return 'text-with-nul';
    wantsLow = unit >= 0xd800 && unit <= 0xdbff;
    if (isEscape) at += unit === -1 ? 1 : 5;
  }
  return wantsLow ? 'text-not-unicode' : null;
}

function codeUnit(bytes: Uint8Array, at: number): number {
  const text = String.fromCharCode(...bytes.subarray(at, at + 4));
  return /^[0-9a-f]{4}$/i.test(text) ? Number.parseInt(text, 16) : -1;
}

function faultOfKey(level: Level, bytes: Uint8Array, span: Span): string | null {
  const { from, to } = span;
  let hash = 0x811c9dc5;
  let isEscaped = false;
  for (let at = from; at < to; at += 1) {
    isEscaped ||= bytes[at] === backslash;
    hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  }
  const couldBeHostile = isEscaped || to - from === 9 || to - from === 11;
  if (couldBeHostile && hostile.includes(nameOf(bytes, span))) return 'json-hostile-key';
  if (!isEscaped && level.names === null && level.hashes.length < 48 && !level.hashes.includes(hash)) {
    level.hashes.push(hash);
    level.spans.push(span);
    return null;
  }
  level.names ??= new Set(level.spans.map((known) => nameOf(bytes, known)));
  const name = nameOf(bytes, span);
  if (level.names.has(name)) return 'json-duplicate-key';
  level.names.add(name);
  return null;
}

function nameOf(bytes: Uint8Array, { from, to }: Span): string {
  const raw = new TextDecoder().decode(bytes.subarray(from, to));
  if (!raw.includes('\\')) return raw;
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw;
  }
}
