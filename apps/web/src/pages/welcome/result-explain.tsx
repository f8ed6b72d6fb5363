import { ExplainTypical, type Explainable } from '../../parts/explain-typical.js';
import type { ReadingResult } from '../../reading/result.js';
import { useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';

/** The evidence of a figure of this result, worked out on this device. */
export function ResultExplain({ result }: { result: ReadingResult }) {
  const { metrics, unknownModel } = useWords(commonWords);
  return <ExplainTypical find={find} />;

  function find(id: string): Explainable | null {
    if (id === 'carbon' || id === 'energy' || id === 'water') return ofTotal(id);
    const line = result.models.find(({ key }) => id === `model:${key}`);
    if (!line) return null;
    return {
      what: line.name ?? unknownModel,
      figure: line.carbon,
      causes: [],
      parts: [],
      metric: 'carbon',
      usage: usageOf(line),
    };
  }

  function ofTotal(id: 'carbon' | 'energy' | 'water'): Explainable {
    const [largest] = result.models;
    const isCarbon = id === 'carbon';
    return {
      what: metrics[id],
      figure: result.figures[id],
      causes: isCarbon ? result.causes : [],
      parts: isCarbon
        ? result.models.map(({ key, name, carbon }) => ({ id: `model:${key}`, name, figure: carbon }))
        : [],
      metric: id,
      usage: largest ? usageOf(largest) : null,
    };
  }
}

function usageOf({ typical, name, units }: ReadingResult['models'][number]): NonNullable<Explainable['usage']> {
  return { input: typical, model: name, requests: units };
}
