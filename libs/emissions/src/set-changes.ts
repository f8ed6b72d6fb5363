import type { Grade, Interval } from '@promptprint/kernel';
import type { Anchor } from './anchors.js';
import { estimate } from './estimate.js';
import type { FactorSet } from './factor-set.js';
import { taskIds, tasks, usageOf, type TaskId } from './tasks.js';

/** A row that one edition has otherwise than the one before it, by its median; null where it is new or gone. */
export interface RowChange {
  readonly kind: 'factor' | 'model' | 'grid' | 'data-centre';
  readonly id: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly unit: string;
  /** Id of the source it has now, or had. */
  readonly source: string;
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
    rows: rowKinds.flatMap((kind) => rowsChanged(kind, from, to)),
    anchorsAdded: missing(to.anchors, from.anchors),
    anchorsRemoved: missing(from.anchors, to.anchors),
    effects: effectsOf(from, to),
  };
}

interface Row {
  readonly id: string;
  readonly source: string;
}

/** Where the rows of a kind stand in a set, and the one number of each that is told. */
interface RowKind {
  readonly kind: RowChange['kind'];
  readonly rows: (set: FactorSet) => Iterable<Row>;
  readonly told: (row: Row, set: FactorSet) => { readonly value: number | null; readonly unit: string };
}

const rowKinds: readonly RowKind[] = [
  {
    kind: 'factor',
    rows: ({ factors }) => factors.values(),
    told: ({ id }, { factors }) => ({ value: factors.get(id)?.mid ?? null, unit: factors.get(id)?.unit ?? '1' }),
  },
  {
    kind: 'model',
    rows: ({ models }) => models,
    told: ({ id }, { models }) => ({
      value: models.find((model) => model.id === id)?.activeB?.mid ?? null,
      unit: '10⁹',
    }),
  },
  {
    kind: 'grid',
    rows: ({ zones }) => zones.values(),
    told: ({ id }, { zones }) => ({ value: zones.get(id.toLowerCase())?.gramsPerKwh.mid ?? null, unit: 'g/kWh' }),
  },
  {
    kind: 'data-centre',
    rows: ({ hosts }) => hosts.values(),
    told: ({ id }, { hosts }) => ({ value: hosts.get(id)?.pue.mid ?? null, unit: 'PUE' }),
  },
];

function rowsChanged({ kind, rows, told }: RowKind, from: FactorSet, to: FactorSet): RowChange[] {
  const [before, after] = [from, to].map((set) => new Map([...rows(set)].map((row) => [row.id, row])));
  return [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].flatMap((id): RowChange[] => {
    const [was, is] = [before?.get(id), after?.get(id)];
    const row = is ?? was;
    if (!row || JSON.stringify(was) === JSON.stringify(is)) return [];
    const [old, now] = [was && told(was, from), is && told(is, to)];
    const unit = now?.unit ?? old?.unit ?? '1';
    return [{ kind, id, before: old?.value ?? null, after: now?.value ?? null, unit, source: row.source }];
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
