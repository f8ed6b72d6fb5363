import type { Interval } from '@promptprint/kernel';
import type { Anchor } from './anchors.js';
import type { Factor } from './coefficients.js';
import { estimate } from './estimate.js';
import type { FactorSet } from './factor-set.js';
import { taskIds, tasks, usageOf, type TaskId } from './tasks.js';

/** A factor row that one edition has otherwise than the one before; null where it is new or gone. */
export interface FactorChange {
  readonly id: string;
  readonly before: Factor | null;
  readonly after: Factor | null;
}

/** The effect on one request of a task: gCO2e before and after. */
export interface EditionEffect {
  readonly task: TaskId;
  readonly model: string;
  readonly before: Interval;
  readonly after: Interval;
  /** Middle after over middle before. */
  readonly ratio: number;
}

/** What an edition of the factors changed against the one before it, from the two themselves. */
export interface EditionChange {
  readonly from: string;
  readonly to: string;
  readonly since: string;
  readonly factors: readonly FactorChange[];
  readonly anchorsAdded: readonly Anchor[];
  readonly anchorsRemoved: readonly Anchor[];
  readonly modelsAdded: readonly string[];
  readonly modelsRemoved: readonly string[];
  readonly effects: readonly EditionEffect[];
}

/** Well-known services on which the effect of an edition is shown. */
const sampleModels: Readonly<Record<'text' | 'image', readonly string[]>> = {
  text: ['gpt-5', 'claude-sonnet-4-5', 'gemini-2.5-pro', 'deepseek-v3', 'Llama-3.3-70B-Instruct'],
  image: ['gpt-image-1', 'FLUX.1-dev'],
};

export function changeBetween(from: FactorSet, to: FactorSet): EditionChange {
  const ids = new Set([...from.factors.keys(), ...to.factors.keys()]);
  const factors = [...ids].flatMap((id): FactorChange[] => {
    const [before, after] = [from.factors.get(id) ?? null, to.factors.get(id) ?? null];
    return same(before, after) ? [] : [{ id, before, after }];
  });
  return {
    from: from.id,
    to: to.id,
    since: to.since,
    factors,
    anchorsAdded: missing(to.anchors, from.anchors),
    anchorsRemoved: missing(from.anchors, to.anchors),
    modelsAdded: missing(to.models, from.models).map(({ id }) => id),
    modelsRemoved: missing(from.models, to.models).map(({ id }) => id),
    effects: effectsOf(from, to),
  };
}

/** Each edition against the one before it, the newest first. */
export function editionChanges(sets: readonly FactorSet[]): EditionChange[] {
  return sets
    .flatMap((set, at) => {
      const before = sets[at - 1];
      return before ? [changeBetween(before, set)] : [];
    })
    .toReversed();
}

const same = (a: Factor | null, b: Factor | null) => JSON.stringify(a) === JSON.stringify(b);

function missing<Row extends { readonly id: string }>(rows: readonly Row[], among: readonly Row[]): Row[] {
  const known = new Set(among.map(({ id }) => id));
  return rows.filter(({ id }) => !known.has(id));
}

function effectsOf(from: FactorSet, to: FactorSet): EditionEffect[] {
  return taskIds.flatMap((task) =>
    sampleModels[task === 'image' ? 'image' : 'text'].flatMap((model): EditionEffect[] => {
      const usage = { ...usageOf(tasks[task]), model, startedAt: to.since };
      const [before, after] = [from, to].map((set) => estimate(usage, set).figures.carbon);
      return before && after && before.mid > 0 ? [{ task, model, before, after, ratio: after.mid / before.mid }] : [];
    }),
  );
}
