import type { OverlapChoice, OverlapPair } from './overlap.js';

/** The source of what people say they use when they bring no file: so many questions a day, to one company's app. */
export const habitKind = 'habit';

/** A company's app and the file in which it tells what was really asked. */
export interface HabitPair extends OverlapPair {
  provider: string;
}

export const habitPairs: readonly HabitPair[] = [
  { finer: 'chatgpt_export', coarser: habitKind, provider: 'openai' },
  { finer: 'claude_export', coarser: habitKind, provider: 'anthropic' },
  { finer: 'gemini_export', coarser: habitKind, provider: 'gcp.gemini' },
];

export function habitPairsAmong(kinds: ReadonlySet<string>): HabitPair[] {
  return kinds.has(habitKind) ? habitPairs.filter(({ finer }) => kinds.has(finer)) : [];
}

/** An export and what was guessed of the days from its first to its last, both UTC and inclusive. */
export interface GuessedDays extends HabitPair {
  choice: OverlapChoice;
  from: string;
  to: string;
  days: number;
  /** What the export tells of, and what was guessed. */
  finerRequests: number;
  coarserRequests: number;
  /** Guessed days that are not counted. */
  coarserSetAside: number;
}

/** A guess says less than any file, also on days on which the file tells of nothing. Only the person can keep both. */
export const isReplaced = ({ choice }: Pick<GuessedDays, 'choice'>): boolean =>
  choice === 'automatic' || choice === 'finer';
