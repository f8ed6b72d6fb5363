import type { UsageInput } from '@promptprint/emissions';
import { blankEvent, usageInput, type UsageEvent } from '@promptprint/usage-formats';
import type { WholeEntry } from '../../api-client/usage.js';
import { ExplainTypical, type Explainable } from '../../parts/explain-typical.js';
import { useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';
import { useModelName } from './entry-text.js';

const shown = ['carbon', 'energy', 'water'] as const;

/** One entry is its own evidence: the estimator runs on its counts once more, here. */
export function EntryExplain({ entry }: { entry: WholeEntry | null }) {
  const { metrics } = useWords(commonWords);
  const modelName = useModelName();
  return <ExplainTypical find={find} isWaiting={entry === null} />;

  function find(id: string): Explainable | null {
    const metric = shown.find((known) => id === `entry:${known}`);
    if (!entry || !metric) return null;
    return {
      what: `${metrics[metric]}, ${modelName(entry)}`,
      figure: entry.figures[metric],
      causes: [],
      parts: [],
      metric,
      usage: { input: inputOf(entry), model: modelName(entry), requests: 1 },
    };
  }
}

/** The event as it is stored, its ranges included: what is estimated here is what was estimated there. */
function inputOf({ record, granularity }: WholeEntry): UsageInput {
  const known = Object.entries(record).filter(([, value]) => value !== undefined);
  return usageInput({ ...blankEvent('canonical', granularity), ...(Object.fromEntries(known) as Partial<UsageEvent>) });
}
