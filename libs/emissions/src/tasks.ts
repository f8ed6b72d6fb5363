import type { UsageInput } from './usage-input.js';

/** What people ask models for. */
export const taskIds = ['question', 'document', 'code', 'image', 'reasoning'] as const;
export type TaskId = (typeof taskIds)[number];

/** The work one request of a task is, in counts as providers report them. */
export interface TaskWork {
  /** Inclusive of what is read from the cache. */
  readonly inputTokens: number;
  readonly inputCacheReadTokens: number;
  /** Inclusive of reasoning. */
  readonly outputTokens: number;
  readonly outputReasoningTokens: number;
  /** Pictures of 1024 × 1024 pixels to be made. */
  readonly images: number;
}

const text = { inputCacheReadTokens: 0, outputReasoningTokens: 0, images: 0 };

/** Usual sizes of each task; whoever compares may set their own. */
export const tasks: Readonly<Record<TaskId, TaskWork>> = {
  // The example of the method's own tables.
  question: { ...text, inputTokens: 300, outputTokens: 400 },
  // Some sixty pages and a summary of one.
  document: { ...text, inputTokens: 30_000, outputTokens: 800 },
  // A coding assistant reads the files again at each step, most of them from its cache.
  code: { ...text, inputTokens: 12_000, inputCacheReadTokens: 8_000, outputTokens: 1_500 },
  image: { inputTokens: 0, inputCacheReadTokens: 0, outputTokens: 0, outputReasoningTokens: 0, images: 1 },
  reasoning: { ...text, inputTokens: 500, outputTokens: 4_000, outputReasoningTokens: 3_000 },
};

const pixels = 1024 * 1024;

/** The work as a use of a model. */
export function usageOf({ images, ...tokens }: TaskWork): UsageInput {
  if (images > 0) return { operation: 'image_generation', units: { images, imagePixels: images * pixels } };
  return { operation: 'chat', granularity: 'request', requests: 1, ...tokens, tokenGrade: 'A' };
}
