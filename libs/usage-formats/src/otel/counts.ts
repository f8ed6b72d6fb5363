import type { CountedPart } from './gen-ai-names.js';
import type { Kept, KeptValue } from './kept.js';

/** Tokens of one use; input with what was cached of it, output with its reasoning. Null is not reported. */
export interface Counts {
  input: number | null;
  output: number | null;
  cacheRead: number | null;
  cacheWrite: number | null;
  reasoning: number | null;
  /** The sender counted cached tokens beside the input, or reasoning beside the output. */
  isRebuilt: boolean;
}

/** A count as it may travel, also as a text of digits; null when nothing is said, undefined when what is said is no count. */
export function countOf(value: KeptValue | undefined): number | null | undefined {
  if (value === undefined) return null;
  const number = typeof value === 'string' && /^\d{1,16}(?:\.0+)?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

type Slots = Readonly<Record<CountedPart, readonly number[]>>;

/** What the first alias of each part says; null when none says anything, undefined when one says what is no count. */
export function partsOf(kept: Kept, slots: Slots): Record<CountedPart, number | null> | null | undefined {
  const input = countOf(kept.first(slots.input));
  const output = countOf(kept.first(slots.output));
  const cacheRead = countOf(kept.first(slots.cacheRead));
  const cacheWrite = countOf(kept.first(slots.cacheWrite));
  const reasoning = countOf(kept.first(slots.reasoning));
  const toolInput = countOf(kept.first(slots.toolInput));
  if (input === undefined || output === undefined || cacheRead === undefined) return undefined;
  if (cacheWrite === undefined || reasoning === undefined || toolInput === undefined) return undefined;
  if (input === null && output === null && cacheRead === null && cacheWrite === null) return null;
  return { input, output, cacheRead, cacheWrite, reasoning, toolInput };
}

/**
 * Totals of parts whose sender should count inclusively, as the convention asks. Where the parts do not fit into their
 * total the sender counted them beside it, as the APIs of Anthropic and Gemini do: they are added.
 */
export function inclusive(parts: Record<CountedPart, number | null>): Counts {
  const { cacheRead, cacheWrite, reasoning } = parts;
  const cached = (cacheRead ?? 0) + (cacheWrite ?? 0);
  const isInputBare = parts.input !== null && parts.input < cached;
  const isOutputBare = parts.output !== null && parts.output < (reasoning ?? 0);
  return {
    input: isInputBare ? (parts.input ?? 0) + cached : parts.input,
    output: isOutputBare ? (parts.output ?? 0) + (reasoning ?? 0) : parts.output,
    cacheRead,
    cacheWrite,
    reasoning,
    isRebuilt: isInputBare || isOutputBare,
  };
}
