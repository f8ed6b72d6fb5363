import { chatEstimator, chatTokens, type ChatProduct } from './chat-estimate.js';
import { blankEvent, type Features, type UsageEvent } from './event.js';
import { isoText } from './instant.js';
import type { Family } from './model-hints.js';

export interface ChatUse {
  sourceKind: string;
  product: ChatProduct;
  family: Family;
  features: Features;
  startedMs: number;
}

/** An exchange of a chat export as an event: its tokens are the mids of the estimate, its ranges beside them. */
export function chatEvent({ sourceKind, product, family, features, startedMs }: ChatUse): UsageEvent {
  const tokens = chatTokens(features, product, family);
  return {
    ...blankEvent(sourceKind, 'exchange'),
    startedAt: isoText(startedMs),
    requests: 1,
    operation: 'chat',
    inputTokens: tokens.inputTokens.mid,
    inputCacheReadTokens: tokens.inputCacheReadTokens.mid,
    outputTokens: tokens.outputTokens.mid,
    outputReasoningTokens: tokens.outputReasoningTokens.mid,
    tokenGrade: 'D',
    tokenRange: { estimator: chatEstimator, ...tokens },
    features,
  };
}
