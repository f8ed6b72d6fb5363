import { refusalsEn as rules, type SkipReason } from '@promptprint/usage-formats';
import type { LineFaultCode } from './event-line.js';

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
  'web-page': 'a web page; in Google Takeout choose JSON for My Activity',
  database: 'a database we cannot read here; export it as JSON',
  unreadable: 'could not be read',
  'zip-damaged': 'damaged zip archive',
  'zip-encrypted': 'zip archive with a password',
  'zip-unknown-method': 'packed in a way we do not know',
  'zip-too-many-entries': 'zip archive with too many entries',
  'zip-overlapping-entries': 'zip archive whose entries overlap',
  'zip-inflates-too-much': 'zip archive that unpacks to far too much',
  'gzip-damaged': 'damaged gzip file',
  'no-usage': 'holds no use of a model',
  'money-only': 'costs without counts; the usage report has them',
  'other-service': 'moderation, search or storage, which we do not estimate',
  'overlapping-groups': 'grouped by team, where one use can stand in several rows',
  'failed-call': 'call that failed before a model ran',
  'no-messages': 'conversation without messages',
  'unknown-type': 'of a kind we do not know',
  synthetic: 'written by the tool itself, no model ran',
  'too-large': 'too large',
  'too-deep': 'nested too deeply',
  'invalid-json': 'not valid JSON',
  'invalid-text': 'not valid UTF-8',
};
