import { decodeEvent, type RefusalCode, type UsageEvent } from '@promptprint/usage-formats';
import type { Line } from './lines.js';
import { repeatsKey } from './repeated-key.js';

export type LineFaultCode = RefusalCode | 'line-too-long' | 'not-utf8' | 'json-malformed' | 'json-duplicate-key';

export interface LineFault {
  readonly code: LineFaultCode;
  /** The field, as a JSON pointer within the event; empty where the line as a whole is meant. */
  readonly pointer: string;
}

/** The event a line holds, or what is wrong with it; null for a blank line. Nothing of the line is quoted. */
export function eventOfLine(line: Line, now: number): UsageEvent | { faults: LineFault[] } | null {
  if ('fault' in line) return whole(line.fault);
  if (line.text.trim() === '') return null;
  const json = parsed(line.text);
  if (json === undefined) return whole('json-malformed');
  if (repeatsKey(line.text)) return whole('json-duplicate-key');
  const event = decodeEvent(json, 0, { now });
  return Array.isArray(event) ? { faults: event.map(({ code, pointer }) => ({ code, pointer })) } : event;
}

function whole(code: LineFaultCode): { faults: LineFault[] } {
  return { faults: [{ code, pointer: '' }] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
