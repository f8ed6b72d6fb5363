import type { Fault } from '@promptprint/usage';
import { guardJson } from '../http/json-guard.js';

const newline = 0x0a;
const mostLineBytes = 64 * 1024;

/** One line: the value in it, or why there is none. Blank lines are not counted. */
export type Line = { index: number; json: unknown } | Fault;

/** Lines of NDJSON as they arrive. A bad line is a fault of its own; the next ones are read on. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let rest: Uint8Array = new Uint8Array();
  let isSkipping = false;
  let index = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, from)) {
      const bytes = joined(rest, chunk.subarray(from, end));
      const line = isSkipping ? tooLong(index) : lineOf(bytes, index);
      if (line) {
        yield line;
        index += 1;
      }
      rest = new Uint8Array();
      isSkipping = false;
      from = end + 1;
    }
    // A line that does not end is stepped over, not gathered.
    isSkipping ||= rest.length + chunk.length - from > mostLineBytes;
    rest = isSkipping ? new Uint8Array() : joined(rest, chunk.subarray(from));
  }
  const last = isSkipping ? tooLong(index) : lineOf(rest, index);
  if (last) yield last;
}

function lineOf(bytes: Uint8Array, index: number): Line | null {
  if (bytes.length > mostLineBytes) return tooLong(index);
  const text = utf8(bytes);
  if (text === null) return { index, pointer: '', code: 'text-not-unicode' };
  if (text.trim() === '') return null;
  const fault = guardJson(bytes);
  if (fault) return { index, pointer: '', code: fault };
  try {
    return { index, json: JSON.parse(text) };
  } catch {
    return { index, pointer: '', code: 'json-malformed' };
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function utf8(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

const tooLong = (index: number): Fault => ({ index, pointer: '', code: 'line-too-long' });

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
