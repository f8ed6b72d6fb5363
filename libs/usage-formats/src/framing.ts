import { asRecord, parseJson } from './json-text.js';

/**
 * How records follow each other in a file: one per line, as elements of an array (which may stand inside an object, or in
 * several, as the answers of an API do), as values one after the other, or as rows of a table. Told by the content; the name only decides what the content leaves open.
 */
export type Framing =
  | { kind: 'lines' | 'values' | 'array' | 'wrapped' | 'pages'; start: number }
  | { kind: 'table'; start: number; encoding: 'utf-8' | 'utf-16le' | 'utf-16be' }
  | { kind: 'unread'; reason: 'no-usage' | 'not-recognised' | 'database' | 'web-page' };

const lookedAt = 64 * 1024;
const linesTried = 20;
const blanks = new Set([9, 10, 11, 12, 13, 32]);
const wrapped = /^\{\s*"(?:events|conversations|userInteractions)"\s*:\s*\[/;
/** Answers of usage APIs: one can be larger than any single record may be. */
const page = /^\{\s*(?:"object"\s*:\s*"page"\s*,\s*)?"data"\s*:\s*\[/;
const inPages = /"(?:start_time|starting_at|model_permaslug|request_id|model_breakdown)"\s*:/;
const webPage = /^<(?:!doctype\s+html|html)[\s>]/i;
const logKey = /"(?:sessionId|session_id|parentUuid|payload)"\s*:/;
const database = new TextEncoder().encode('SQLite format 3\u0000');
const lineFile = /\.(?:jsonl|ndjson)$/i;

/** `head` is the beginning of the file, at least 64 KB of it or all. */
export function framingOf(head: Uint8Array, name: string): Framing {
  if (head[0] === 0xff && head[1] === 0xfe) return { kind: 'table', start: 2, encoding: 'utf-16le' };
  if (head[0] === 0xfe && head[1] === 0xff) return { kind: 'table', start: 2, encoding: 'utf-16be' };
  const mark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  const start = firstInk(head, mark);
  if (start === head.length) return { kind: 'unread', reason: 'no-usage' };
  if (database.every((byte, at) => head[at] === byte)) return { kind: 'unread', reason: 'database' };
  if (head.subarray(0, 4096).includes(0)) return { kind: 'unread', reason: 'not-recognised' };
  const text = new TextDecoder().decode(head.subarray(start, start + lookedAt));
  if (webPage.test(text)) return { kind: 'unread', reason: 'web-page' };
  const isLines = lineFile.test(name) || looksLikeLines(head.subarray(start), text);
  if (text.startsWith('['))
    return { kind: isLines && !lineFile.test(name) ? 'lines' : arrayOrLines(text, isLines), start };
  if (text.startsWith('{')) {
    const wrapper = wrapped.exec(text);
    if (wrapper !== null) return { kind: 'wrapped', start: start + wrapper[0].length - 1 };
    const opening = isLines ? null : page.exec(text);
    if (opening !== null && inPages.test(text)) return { kind: 'pages', start: start + opening[0].length - 1 };
    return { kind: isLines ? 'lines' : 'values', start };
  }
  return isLines ? { kind: 'lines', start } : { kind: 'table', start, encoding: 'utf-8' };
}

/** An array of records under a name that promises lines is still an array, if its first line does not end it. */
function arrayOrLines(text: string, isLines: boolean): 'lines' | 'array' {
  const first = text.slice(0, text.indexOf('\n') + 1 || undefined).trim();
  return isLines && first.endsWith(']') && first.length < text.trim().length ? 'lines' : 'array';
}

function firstInk(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && blanks.has(bytes[at] ?? 0)) at += 1;
  return at;
}

/** Whole objects on lines of their own. JSON laid out over many lines begins with one that is not whole. */
function looksLikeLines(bytes: Uint8Array, text: string): boolean {
  const firstEnd = bytes.indexOf(10);
  if (firstEnd === -1) return bytes.length > lookedAt && text.startsWith('{') && logKey.test(text);
  const first = bytes.subarray(0, firstEnd);
  if (parseJson(first).reason === null) return true;
  const last = new TextDecoder().decode(first.subarray(-32)).trim().at(-1) ?? '';
  if ('{[,'.includes(last)) return false;
  if (firstEnd > lookedAt) return text.startsWith('{') && logKey.test(text);
  return text
    .split('\n', linesTried)
    .slice(1)
    .some((line) => line.startsWith('{') && asRecord(parseJson(new TextEncoder().encode(line)).value) !== null);
}
