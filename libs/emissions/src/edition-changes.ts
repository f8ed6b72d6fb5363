import type { Grade, Interval } from '@promptprint/kernel';
import type { Anchor } from './anchors.js';
import { estimate } from './estimate.js';
import type { FactorSet } from './factor-set.js';
import { setChanges, type SetChange } from './set-changes.js';
import { taskIds, tasks, usageOf, type TaskId } from './tasks.js';

/** A row that one edition has otherwise than the one before it, by its median; null where it is new or gone. */
export interface RowChange extends SetChange {
  readonly part: Exclude<SetChange['part'], 'anchor'>;
  readonly before: number | null;
  readonly after: number | null;
  readonly unit: string;
}

/** The effect on one request of a task: gCO2e before and after. */
export interface EditionEffect {
  readonly task: TaskId;
  readonly model: string;
  readonly before: Interval;
  readonly after: Interval;
  /** Of the figure after. */
  readonly grade: Grade;
  /** Middle after over middle before. */
  readonly ratio: number;
}

/** What an edition of the factors changed against the one before it, from the two themselves. */
export interface EditionChange {
  readonly from: string;
  readonly to: string;
  readonly since: string;
  readonly rows: readonly RowChange[];
  readonly anchorsAdded: readonly Anchor[];
  readonly anchorsRemoved: readonly Anchor[];
  readonly effects: readonly EditionEffect[];
}

/** Well-known services on which the effect of an edition is shown. */
const sampleModels: Readonly<Record<'text' | 'image', readonly string[]>> = {
  text: ['gpt-5', 'claude-sonnet-4-5', 'gemini-2.5-pro', 'deepseek-v3', 'Llama-3.3-70B-Instruct'],
  image: ['gpt-image-1', 'FLUX.1-dev'],
};

/** Factor by factor, model by model, grid by grid: from the two sets alone. */
export function changeBetween(from: FactorSet, to: FactorSet): EditionChange {
  return {
    from: from.id,
    to: to.id,
    since: to.since,
    rows: rowsChanged(from, to),
    anchorsAdded: missing(to.anchors, from.anchors),
    anchorsRemoved: missing(from.anchors, to.anchors),
    effects: effectsOf(from, to),
  };
}

/** A set's own number for a row: the one of each that is told. */
interface Told {
  readonly value: number | null;
  readonly unit: string;
}

const toldOf: Readonly<Record<RowChange['part'], (id: string, set: FactorSet) => Told | null>> = {
  factor: (id, { factors }) => {
    const factor = factors.get(id);
    return factor ? { value: factor.mid, unit: factor.unit } : null;
  },
  model: (id, { models }) => {
    const model = models.find((one) => one.id === id);
    return model ? { value: model.activeB?.mid ?? null, unit: '10⁹' } : null;
  },
  zone: (id, { zones }) => {
    const zone = zones.get(id.toLowerCase());
    return zone ? { value: zone.gramsPerKwh.mid, unit: 'g/kWh' } : null;
  },
  host: (id, { hosts }) => {
    const host = hosts.get(id);
    return host ? { value: host.pue.mid, unit: 'PUE' } : null;
  },
};

function rowsChanged(from: FactorSet, to: FactorSet): RowChange[] {
  return setChanges(from, to).flatMap(({ part, ...row }) => {
    if (part === 'anchor') return [];
    const [old, young] = [toldOf[part](row.id, from), toldOf[part](row.id, to)];
    const unit = young?.unit ?? old?.unit ?? '1';
    return [{ part, ...row, before: old?.value ?? null, after: young?.value ?? null, unit }];
  });
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

function missing<T extends { readonly id: string }>(rows: readonly T[], among: readonly T[]): T[] {
  const known = new Set(among.map(({ id }) => id));
  return rows.filter(({ id }) => !known.has(id));
}

function effectsOf(from: FactorSet, to: FactorSet): EditionEffect[] {
  return taskIds.flatMap((task) =>
    sampleModels[task === 'image' ? 'image' : 'text'].flatMap((model): EditionEffect[] => {
      const usage = { ...usageOf(tasks[task]), model, startedAt: to.since };
      const before = estimate(usage, from).figures.carbon;
      const { grade, figures } = estimate(usage, to);
      const after = figures.carbon;
      return before && after && before.mid > 0
        ? [{ task, model, before, after, grade, ratio: after.mid / before.mid }]
        : [];
    }),
  );
}
