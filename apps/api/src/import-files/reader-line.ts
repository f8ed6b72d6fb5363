import { formatsWithText, type ReadReport } from '@promptprint/usage-formats';

/** What the reader looks for in the list of the files. */
export interface ReaderOrder {
  /** As the person called them; the files themselves are called 0, 1, 2 … */
  names: readonly string[];
  /** When they arrived, in milliseconds since 1970. */
  now: number;
}

/** What it says, a line of JSON each; the report comes last. */
export type ReaderLine = { events: readonly object[]; bytesRead: number } | { report: ReadReport; fault?: string };

/** Formats that may hold what people wrote are read where they lie; only who says so in as many words sends them here. */
const withText: ReadonlySet<string> = new Set(formatsWithText);

export const mayHoldText = (event: object): boolean =>
  'sourceKind' in event && typeof event.sourceKind === 'string' && withText.has(event.sourceKind);
