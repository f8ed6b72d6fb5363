import { refusalCodes } from './decode-event.js';
import type { UsageEvent } from './event.js';

/** Why a record was not counted. A fixed list: no reason ever quotes the file. */
export const skipReasons = [
  ...refusalCodes,
  'not-recognised',
  'other-product',
  'database',
  'web-page',
  'unreadable',
  'zip-damaged',
  'zip-encrypted',
  'zip-unknown-method',
  'zip-too-many-entries',
  'zip-overlapping-entries',
  'zip-inflates-too-much',
  'gzip-damaged',
  'no-usage',
  'money-only',
  'other-service',
  'overlapping-groups',
  'failed-call',
  'no-messages',
  'unknown-type',
  'synthetic',
  'too-large',
  'too-deep',
  'invalid-json',
  'invalid-text',
] as const;
export type SkipReason = (typeof skipReasons)[number];

/** What a person should know that is no record: something was ignored on purpose, or a range was widened. */
export const noteCodes = [
  'nested-archive',
  'unknown-content',
  'damaged-between-records',
  'output-undercounted',
  'input-made-inclusive',
  'audio-made-inclusive',
  'model-hidden',
  'completions-left-out',
  'own-key',
  'label-counted',
] as const;
export type NoteCode = (typeof noteCodes)[number];

/** Where in what was given, as numbers only: names of files and conversations are text of the person. */
export interface Where {
  file: number;
  entry?: number;
  record?: number;
}

export type ReadItem =
  | { kind: 'event'; event: UsageEvent }
  | { kind: 'duplicate'; where: Where }
  | { kind: 'skip'; reason: SkipReason; where: Where }
  | { kind: 'note'; code: NoteCode; where: Where };
