import type { RefusalCode } from './decode-event.js';

/** Rules an event can break, each as a sentence that says what to mend. */
export const refusalsEn: Readonly<Record<RefusalCode, string>> = {
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
