import type { RefusalCode, SkipReason } from '@promptprint/usage-formats';
import type { LineFaultCode } from './event-line.js';

/** Rules an event can break, each as a sentence that says what to mend. */
const rules: Readonly<Record<RefusalCode, string>> = {
  'not-an-object': 'An event must be a JSON object.',
  'unknown-field': 'This field is not known.',
  'repeated-field': 'This field is given twice under two names.',
  'invalid-number': 'This must be a whole number from 0 to 9,007,199,254,740,991.',
  'invalid-name': 'This must be a text of 1 to 256 characters without control characters.',
  'invalid-value': 'This value is not one of those allowed.',
  'invalid-range': 'A range needs whole numbers with low ≤ mid ≤ high.',
  'invalid-time': 'This must be an ISO 8601 date, or date and time with its zone.',
  'time-out-of-range': 'The time must lie between 2020 and tomorrow.',
  'missing-time': 'The time of the use is missing.',
  'ends-before-start': 'The end lies before the start.',
  'parts-exceed-input': 'Cache read and cache write are parts of the input and cannot exceed it.',
  'reasoning-exceeds-output': 'Reasoning is a part of the output and cannot exceed it.',
};

export const refusalsEn: Readonly<Record<LineFaultCode, string>> = {
  ...rules,
  'line-too-long': 'The line is longer than 1 MiB.',
  'not-utf8': 'This is not valid UTF-8.',
  'json-malformed': 'This is not valid JSON.',
  'json-duplicate-key': 'A key appears twice in one object.',
};

/** Why a record of a file was not counted. */
export const skipReasonsEn: Readonly<Record<SkipReason, string>> = {
  ...rules,
  'not-recognised': 'not a format we know',
  'other-product': 'of a product we do not read yet',
  unreadable: 'could not be read',
  'zip-damaged': 'damaged zip archive',
  'zip-encrypted': 'zip archive with a password',
  'zip-unknown-method': 'packed in a way we do not know',
  'zip-too-many-entries': 'zip archive with too many entries',
  'zip-overlapping-entries': 'zip archive whose entries overlap',
  'zip-inflates-too-much': 'zip archive that unpacks to far too much',
  'no-usage': 'holds no use of a model',
  'no-messages': 'conversation without messages',
  'unknown-type': 'of a kind we do not know',
  synthetic: 'written by the tool itself, no model ran',
  'too-large': 'too large',
  'too-deep': 'nested too deeply',
  'invalid-json': 'not valid JSON',
  'invalid-text': 'not valid UTF-8',
};
