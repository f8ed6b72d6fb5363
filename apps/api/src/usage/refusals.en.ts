import { refusalsEn as rulesEn } from '@promptprint/usage-formats';

/** Why an event of a batch was not taken, in a sentence that says what to mend. */
export const refusalsEn = {
  ...rulesEn,
  'unknown-member': 'This person is not a member of the account.',
  'figures-too-large': 'This is more than one entry can hold exactly. Please split it.',
  'not-storable': 'This event could not be stored. We have been told.',
  'line-too-long': 'The line is longer than 64 kB.',
  'json-malformed': 'This is not valid JSON.',
  'json-too-deep': 'This is nested too deeply.',
  'json-duplicate-key': 'A key appears twice in one object.',
  'json-hostile-key': 'This contains a forbidden key.',
  'json-too-many-items': 'This contains too many items.',
  'json-string-too-long': 'This contains a text that is too long.',
  'text-not-unicode': 'This is not valid UTF-8.',
  'text-with-nul': 'This contains the character U+0000.',
  'cloud-event-invalid': 'A CloudEvent needs specversion 1.0, id, source, type ai.usage.v1 and data.',
  'csv-malformed': 'This line does not fit the header.',
};

export type RefusalWords = typeof refusalsEn;
