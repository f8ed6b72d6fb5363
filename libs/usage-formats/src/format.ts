import type { Grade } from '@promptprint/kernel';
import { GrowingUses } from './growing-uses.js';
import type { ReadItem, Where } from './item.js';
import type { JsonRecord } from './json-text.js';
import { SeenIds } from './seen-ids.js';
import type { Source } from './source.js';
import { TextMeter } from './text-measure.js';

/** What all readers of one reading share. */
export interface SharedReading {
  meter: TextMeter;
  seen: SeenIds;
  /** Told after the last file. */
  growing: GrowingUses;
  /** Milliseconds since 1970. */
  now: number;
}

export function sharedReading({ signal, now }: { signal?: AbortSignal; now: number }): SharedReading {
  const seen = new SeenIds();
  return { meter: new TextMeter(signal), seen, growing: new GrowingUses(seen), now };
}

/** Takes the records of one format, over all files of a reading. */
export interface RecordReader {
  /** Before the first record of each file that holds records of this format. */
  startFile?(source: Source): void;
  /** `text` is the record as it is written. */
  take(json: JsonRecord, text: string, where: Where): ReadItem[] | Promise<ReadItem[]>;
  /** After the last record of such a file, also where it broke off. */
  endFile?(where: Where): ReadItem[];
  /** After the last file: what could not be told before. */
  finish?(): Iterable<ReadItem[]>;
}

/** Takes the rows of one table, one after the other. */
export type TakeRow = (cells: readonly string[], where: Where) => ReadItem[];

/** A format this room reads: what it is known by, what makes two of its records one use, how sure its counts are. */
export interface UsageFormat<Id extends string = string> {
  /** Events carry it as their source, except canonical ones that name their own. */
  readonly id: Id;
  /** Changes whenever its events are counted differently. */
  readonly version: string;
  /** What one record is. The lines of a log all belong to the format that the first line that tells shows. */
  readonly record: 'conversation' | 'line' | 'use';
  /** What else than its id events may carry as their source, where one format brings the usage of several tools. */
  readonly alsoSources?: readonly string[];
  /** Grades its events may have. */
  readonly tokenGrades: readonly Grade[];
  /** Whether its files may hold what people wrote beside the counts. */
  readonly mayHoldText: boolean;
  /** What makes two records the same use, in words. */
  readonly dedupeKey: string;
  /** Whether a JSON object is a record of this format; not said by formats that are tables only. */
  recognises?(json: JsonRecord): boolean;
  /** What takes such records. */
  create?(reading: SharedReading): RecordReader;
  /** What takes the rows of a table, when its header is one of this format's. */
  recognisesHeader?(header: readonly string[], reading: SharedReading): TakeRow | null;
}
