import type { UsageInput } from '@promptprint/emissions';
import { ExplainTypical, type Explainable } from '../../parts/explain-typical.js';
import { useExplainedCauses } from '../../parts/use-explained-causes.js';
import { useSourceName } from '../../parts/source-name.js';
import { useWords } from '../../shell/locale.js';
import { footprintWords } from '../../words/footprint.js';
import type { Period } from './period.js';
import { useFootprint, type FootprintAnswer } from '../../api-client/usage.js';

type Group = FootprintAnswer['groups'][number];
type Figures = Group['figures'];

/** Which branch of the explanation a figure belongs to. */
const branches = {
  carbon: 'carbon',
  carbonUse: 'carbon',
  carbonEmbodied: 'carbon',
  energy: 'energy',
  water: 'water',
  waterOnsite: 'water',
  waterOffsite: 'water',
} as const satisfies Partial<Record<keyof Figures, 'carbon' | 'energy' | 'water'>>;
type Branch = keyof typeof branches;

const isBranch = (id: string): id is Branch => Object.hasOwn(branches, id);

/** A total is explained by its parts and by one mean request of the largest of them. */
export function FootprintExplain({ period }: { period: Period }) {
  const say = useWords(footprintWords);
  const sourceName = useSourceName();
  const byModel = useFootprint(period, 'model');
  const bySource = useFootprint(period, 'source');
  const { causes, isWaiting } = useExplainedCauses(period);
  const models = byModel.data?.groups.toSorted((a, b) => b.figures.carbon.mid - a.figures.carbon.mid) ?? [];
  return <ExplainTypical find={find} isWaiting={byModel.isPending || bySource.isPending || isWaiting} />;

  function find(id: string): Explainable | null {
    if (isBranch(id)) return ofTotal(id);
    const model = models.find(({ key }) => id === `model:${key}`);
    if (model) return { ...bare(model.key || say.breakdown.unknown, model), usage: meanOf(model) };
    const source = bySource.data?.groups.find(({ key }) => id === `source:${key}`);
    return source ? { ...bare(sourceName(source.key), source), usage: null } : null;
  }

  function ofTotal(id: Branch): Explainable | null {
    const total = byModel.data?.total;
    const [largest] = models;
    if (!total || !largest) return null;
    const parts = models.map(({ key, figures }) => ({
      id: `model:${key}`,
      name: key || say.breakdown.unknown,
      figure: figures[id],
    }));
    const what = id === 'carbon' ? say.made.carbon : say.made[id];
    return {
      what,
      figure: total.figures[id],
      causes: id === 'carbon' ? causes : [],
      parts: id === 'carbon' ? parts : [],
      metric: branches[id],
      usage: meanOf(largest),
    };
  }
}

function bare(what: string, { figures }: Group): Omit<Explainable, 'usage'> {
  return { what, figure: figures.carbon, causes: [], parts: [], metric: 'carbon' };
}

/** One mean request of a model: its sums over its requests; where no source counts requests, over its entries. */
function meanOf({ key, requests, events, tokens }: Group): NonNullable<Explainable['usage']> {
  const count = Math.max(1, requests ?? events);
  const mean = (sum: number | null): number | null => (sum === null ? null : sum / count);
  const input: UsageInput = {
    model: key || null,
    granularity: 'request',
    operation: 'chat',
    requests: 1,
    inputTokens: mean(tokens.input),
    inputCacheReadTokens: mean(tokens.inputCacheRead),
    inputCacheWriteTokens: mean(tokens.inputCacheWrite),
    outputTokens: mean(tokens.output),
    outputReasoningTokens: mean(tokens.outputReasoning),
  };
  return { input, model: key || null, requests: count };
}
