/**
 * Two sources that may tell of the same tokens, the one that knows more of each request first (usage-sources, section
 * 12.5). Which of them counts is decided for each UTC day and model: buckets of providers are UTC days.
 */
export interface OverlapPair {
  finer: string;
  coarser: string;
}

const claudeCode = ['claude_code_otlp', 'claude_code_metrics', 'claude_code'];
const codex = ['codex_otlp', 'codex_metrics', 'codex'];
/** Spans, log events and counters of one program tell of the same requests. */
const anyProgram = ['otlp', 'otlp_logs', 'otlp_metrics'];

/** A report a person saved as a file, and the same one fetched through a connection. */
const savedOrFetched = {
  anthropic: ['anthropic_connection', 'anthropic_usage'],
  openai: ['openai_connection', 'openai_usage'],
  // Its file may list single requests, its connection tells days.
  openrouter: ['openrouter', 'openrouter_connection'],
} as const;

const { anthropic, openai, openrouter } = savedOrFetched;
const bills: Readonly<Record<string, readonly string[]>> = {
  ...each(anthropic, [...claudeCode, 'opencode', 'cursor', 'litellm', ...openrouter, ...anyProgram]),
  ...each(openai, [...codex, 'opencode', 'cursor', 'litellm', ...openrouter, ...anyProgram]),
  bedrock_log: [...claudeCode, 'opencode', 'litellm', ...anyProgram],
  ...each(openrouter, ['opencode', 'cursor', 'litellm', ...anyProgram]),
  litellm: [...claudeCode, ...codex, 'opencode', ...anyProgram],
};

/** A tool's own telemetry is exact where its log is known to be faulty; its counters tell what its events tell, in sum. */
const sameTool: readonly OverlapPair[] = [
  ...everyTwo(claudeCode),
  ...everyTwo(codex),
  ...everyTwo(['gemini_cli_otlp', 'gemini_cli_metrics', 'gemini_cli']),
  ...everyTwo(anyProgram),
  { finer: 'otlp', coarser: 'copilot_cli' },
];

export const overlapPairs: readonly OverlapPair[] = [
  ...sameTool,
  ...Object.values(savedOrFetched).map(([finer, coarser]) => ({ finer, coarser })),
  ...Object.entries(bills).flatMap(([coarser, all]) => all.map((finer) => ({ finer, coarser }))),
];

/** The pairs of which an account has both. */
export function pairsAmong(kinds: ReadonlySet<string>): OverlapPair[] {
  return overlapPairs.filter(({ finer, coarser }) => kinds.has(finer) && kinds.has(coarser));
}

/** `automatic` until the person decides; `both` where the two are of different accounts. */
export const overlapChoices = ['automatic', 'finer', 'coarser', 'both'] as const;
export type OverlapChoice = (typeof overlapChoices)[number];

export const pairKey = ({ finer, coarser }: OverlapPair): string => `${finer} ${coarser}`;

/** What one source told of one model on one UTC day, whether it counts or not. */
export interface OverlapCell {
  day: string;
  /** Id of the register; null for what it does not know. */
  model: string | null;
  kind: string;
  tokens: number;
  /** Entries that are not counted, because another source counts in their place. */
  aside: number;
}

/**
 * The finer source counts where it explains at least so much of the other's tokens. With less, it tells of a part only,
 * and counting it would lose the rest.
 */
const enough = 0.8;

/** Which of two counts in one cell; null when both do. */
export function authorityOf(
  choice: OverlapChoice,
  { finer, coarser }: { finer: OverlapCell; coarser: OverlapCell },
): 'finer' | 'coarser' | null {
  if (choice === 'both') return null;
  if (choice !== 'automatic') return choice;
  return finer.tokens >= enough * coarser.tokens ? 'finer' : 'coarser';
}

/** A cell and the source that counts in its place. */
export interface Shadowed extends OverlapCell {
  by: string;
}

/**
 * The cells that do not count, each with the source that does: what stands in another's place counts itself, so that
 * nothing is lost. `pairs` in the order of their precedence.
 */
export function shadowedCells(
  cells: readonly OverlapCell[],
  pairs: readonly OverlapPair[],
  choiceOf: (pair: OverlapPair) => OverlapChoice,
): Shadowed[] {
  const shadowed: Shadowed[] = [];
  for (const together of cellsByDayAndModel(cells)) {
    const by = new Map<string, string>();
    for (const pair of pairs) {
      const [finer, coarser] = [together.get(pair.finer), together.get(pair.coarser)];
      if (!finer || !coarser || by.has(pair.finer) || by.has(pair.coarser)) continue;
      const authority = authorityOf(choiceOf(pair), { finer, coarser });
      if (authority === 'finer') by.set(pair.coarser, pair.finer);
      if (authority === 'coarser') by.set(pair.finer, pair.coarser);
    }
    for (const [kind, winner] of by) {
      const cell = together.get(kind);
      // Who won may have been set aside by a later pair.
      if (cell) shadowed.push({ ...cell, by: lastOf(winner, by) });
    }
  }
  return shadowed;
}

function cellsByDayAndModel(cells: readonly OverlapCell[]): Iterable<ReadonlyMap<string, OverlapCell>> {
  const groups = new Map<string, Map<string, OverlapCell>>();
  for (const cell of cells) {
    const key = JSON.stringify([cell.day, cell.model]);
    const group = groups.get(key) ?? new Map<string, OverlapCell>();
    groups.set(key, group.set(cell.kind, cell));
  }
  return groups.values();
}

function lastOf(kind: string, by: ReadonlyMap<string, string>): string {
  const next = by.get(kind);
  return next === undefined ? kind : lastOf(next, by);
}

/** UTC days, both inclusive. */
export interface OverlapWindow {
  from: string;
  to: string;
}

/** The UTC days of instants, in milliseconds since 1970; null without any. */
export function windowOf(instants: readonly number[]): OverlapWindow | null {
  let [first, last] = [Infinity, -Infinity];
  for (const instant of instants) {
    first = Math.min(first, instant);
    last = Math.max(last, instant);
  }
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return first > last ? null : { from: day(first), to: day(last) };
}

/** Every two of several sources, the first of which knows most. */
function each(kinds: readonly string[], finer: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(kinds.map((kind) => [kind, finer]));
}

function everyTwo(kinds: readonly string[]): OverlapPair[] {
  return kinds.flatMap((finer, at) => kinds.slice(at + 1).map((coarser) => ({ finer, coarser })));
}
