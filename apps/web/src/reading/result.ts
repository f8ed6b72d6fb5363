import type { Figure, Grade, Interval } from '@promptprint/kernel';
import type { Explanation, UsageInput } from '@promptprint/emissions';
import type { ColumnMap } from '@promptprint/usage-formats';

export type ReadingKind = 'file' | 'sample' | 'habit' | 'paste';

export const metrics = [
  'carbon',
  'carbonUse',
  'carbonEmbodied',
  'energy',
  'water',
  'waterOnsite',
  'waterOffsite',
] as const;
export type ShownMetric = (typeof metrics)[number];

export interface TokenSums {
  input: number | null;
  cached: number | null;
  output: number | null;
  thinking: number | null;
}

export interface ModelLine {
  key: string;
  name: string | null;
  provider: string | null;
  /** Every way the files write it; null for records that name no model. */
  rawNames: readonly (string | null)[];
  requests: number;
  tokens: TokenSums;
  carbon: Figure;
  /** Requests the mean request below stands for; an entry that does not count its requests stands for one. */
  units: number;
  /** The mean request of this model: enough to explain its figure again later. */
  typical: UsageInput;
}

/** What a reading leaves behind: counts and figures, no text. */
export interface ReadingResult {
  kind: ReadingKind;
  from: string | null;
  to: string | null;
  records: number;
  requests: number;
  figures: Record<ShownMetric, Figure>;
  models: readonly ModelLine[];
  causes: readonly { slot: string; share: number }[];
  skipped: readonly { reason: string; count: number }[];
  duplicates: number;
  notes: readonly { code: string; count: number }[];
  /** As the readers call it; null for a habit or a sample. */
  format: string | null;
  tokenGrade: Grade;
  factorSet: string;
  /** The first record as it would travel, and the size of all of them. */
  sampleRecord: Record<string, unknown>;
  firstRecords: readonly RecordLine[];
  bytes: number;
  historyShare: number | null;
  thinkingShare: number | null;
}

export interface RecordLine {
  at: string | null;
  model: string | null;
  input: number | null;
  output: number | null;
  source: string;
}

export interface Habit {
  perDay: number;
  provider: string | null;
  isThinking: boolean;
}

export interface MethodFacts {
  factorSet: string;
  /** Day of the last change of the method. */
  since: string;
  sources: number;
  models: number;
  grids: number;
  answer: Interval;
}

export interface Progress {
  conversations: number;
  ofConversations: number | null;
  records: number;
  share: number | null;
  running: Figure | null;
}

export type ReadingFault = 'nothing-usable' | 'too-large' | 'unreadable' | 'crashed';

export type CountOrder =
  | { type: 'read'; kind: 'file' | 'paste'; files: readonly File[]; columns?: ColumnMap }
  | { type: 'sample' }
  | { type: 'habit'; habit: Habit };

export type Order =
  CountOrder | { type: 'facts' } | { type: 'explain'; ask: number; usage: UsageInput } | { type: 'stop' };

export type Report =
  | { type: 'progress'; progress: Progress }
  | { type: 'result'; result: ReadingResult; until: number | null }
  | { type: 'facts'; facts: MethodFacts }
  | { type: 'explanation'; ask: number; explanation: Explanation }
  | { type: 'fault'; fault: ReadingFault; found: readonly string[]; reasons?: readonly string[] }
  | { type: 'stopped' };
