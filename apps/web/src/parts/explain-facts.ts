import type { Explanation } from '@promptprint/emissions';
import type { Figure } from '@promptprint/kernel';

/** What the way from a figure to its evidence is drawn from, wherever the figure stands. */
export interface ExplainFacts {
  /** What the figure is of: "Electricity", "gpt-5". */
  what: string;
  figure: Figure;
  /** Shares of the whole figure's variance by factor, largest first; empty where they are not known. */
  causes: readonly { slot: string; share: number }[];
  /** The figures it is a sum of; fewer than two are not worth a list. */
  parts: readonly { id: string; name: string | null; figure: Figure }[];
  /** One mean request of the largest part, down to every number; null where nothing can be said of one. */
  typical: Typical | null;
}

export interface Typical {
  explanation: Explanation;
  /** Which branch of the explanation makes the figure. */
  metric: 'carbon' | 'energy' | 'water';
  model: string | null;
  /** Requests of that model in the figure. */
  requests: number;
}
