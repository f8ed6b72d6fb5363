import { currentFactorSet, estimate } from '@promptprint/emissions';
import type { MethodFacts } from './result.js';

/** What the method rests on, and what one ordinary answer of a chat app emits. */
export function methodFacts(): MethodFacts {
  const { id, since, sources, models, zones } = currentFactorSet;
  const { figures } = estimate({ provider: 'openai', operation: 'chat', granularity: 'exchange', requests: 1 });
  return {
    factorSet: id,
    since,
    sources: sources.size,
    models: models.length,
    grids: zones.size,
    answer: figures.carbon ?? { low: 0, mid: 0, high: 0 },
  };
}
