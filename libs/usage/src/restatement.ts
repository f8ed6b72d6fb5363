import {
  classConstants,
  classLedger,
  estimate,
  type FactorSet,
  factorSetNamed,
  LOADING_SLOTS,
  type LoadingSlot,
  type SetChange,
  setChanges,
} from '@promptprint/emissions';
import { usageInput } from '@promptprint/usage-formats';
import { grouped } from './grouped.js';
import type { Period } from './period.js';
import { RestatedSums, type SumGroup } from './restated-sums.js';
import { eventOf, type StoredEvent } from './stored-event.js';
import { type Amounts, amountsOf, carbonG, type SumRow } from './totals.js';

export type RestatementState = 'computing' | 'announced' | 'read';
export type Side = 'before' | 'after';

/** Events of a period, computed again under another factor set. */
export interface Restatement {
  id: string;
  /** The newest set among the events when it was planned. */
  fromSet: string;
  toSet: string;
  period: Period;
  /** Whose days these are. */
  zone: string;
  /** Events recorded up to here are covered. */
  recordedUntil: Date;
  state: RestatementState;
  createdAt: Date;
  announcedAt: Date | null;
  readAt: Date | null;
}

/** An event with the class its stored figures belong to. */
export type CoveredEvent = StoredEvent & { classKey: string };

/** A row of one of the two ledgers. */
export interface RestatedRow extends SumRow {
  side: Side;
}

/** What events add up to as they were recorded, and what they add up to under another set. */
export function restatedSums(events: readonly CoveredEvent[], toSet: FactorSet): SumGroup[] {
  const sums = new RestatedSums();
  for (const event of events) {
    sums.add(
      { side: 'before', factorSet: event.factorSet, classKey: event.classKey, grade: event.grade },
      event,
      event,
    );
    const again = estimate(usageInput(eventOf(event)), toSet);
    const { v } = classLedger(again);
    const { classKey, grade } = again;
    sums.add({ side: 'after', factorSet: toSet.id, classKey, grade }, event, { ...again.ledger, v });
  }
  return sums.groups();
}

/** A model whose figure changed; classes of one model are told as one, because a set can move events between them. */
export interface ModelChange {
  /** As class keys name it: the id of the register, or a family or size for what the register does not know. */
  model: string;
  before: Amounts | null;
  after: Amounts | null;
  /** Mean grams of carbon, after less before. */
  differenceG: number;
}

/** How much of the sum of loadings on a shared factor changed (section 12): in Wh, after less before. */
export interface LoadingChange {
  slot: LoadingSlot;
  differenceWh: number;
}

export interface RestatementAnswer extends Restatement {
  before: Amounts | null;
  after: Amounts | null;
  /**
   * After over before, of the mean carbon both ledgers add up to; null when there was none. It is exact and has no range:
   * both estimate the same emissions, by two states of knowledge between which no law of errors is defined.
   */
  ratio: number | null;
  /** The largest change first. */
  models: ModelChange[];
  loadings: LoadingChange[];
  /** What differs between the sets, by which the figures changed. */
  setChanges: SetChange[];
  /** Counted events of the period that were recorded later, and are not in either figure. */
  eventsOutside: number;
}

const mostModels = 20;

/** Old, new, ratio and what is responsible, of the two ledgers of a finished restatement. */
export function restatementAnswer(
  restatement: Restatement,
  rows: readonly RestatedRow[],
  eventsOfPeriod: number,
): RestatementAnswer {
  const [old, young] = sidesOf(rows);
  const [before, after] = [amountsOf(old), amountsOf(young)];
  return {
    ...restatement,
    before,
    after,
    ratio: before && after && before.carbonMeanG > 0 ? after.carbonMeanG / before.carbonMeanG : null,
    models: modelChanges(rows),
    loadings: loadingChanges(old, young),
    setChanges: changesBetween(old, restatement),
    eventsOutside: eventsOfPeriod - (before?.events ?? 0),
  };
}

const sidesOf = (rows: readonly RestatedRow[]) =>
  [rows.filter(({ side }) => side === 'before'), rows.filter(({ side }) => side === 'after')] as const;

function modelChanges(rows: readonly RestatedRow[]): ModelChange[] {
  const modelOf = ({ classKey, factorSet }: RestatedRow) => classConstants(classKey, factorSetNamed(factorSet)).model;
  return grouped(rows, modelOf)
    .map(([model, own]): ModelChange => {
      const [old, young] = sidesOf(own);
      const differenceG = carbonOf(young) - carbonOf(old);
      return { model, before: amountsOf(old), after: amountsOf(young), differenceG };
    })
    .filter(({ differenceG }) => differenceG !== 0)
    .toSorted((a, b) => Math.abs(b.differenceG) - Math.abs(a.differenceG))
    .slice(0, mostModels);
}

const carbonOf = (rows: readonly SumRow[]) => rows.reduce((sum, row) => sum + carbonG(row), 0);

function loadingChanges(old: readonly SumRow[], young: readonly SumRow[]): LoadingChange[] {
  const sum = (rows: readonly SumRow[], slot: number) => rows.reduce((all, { v }) => all + (v[slot] ?? 0), 0);
  return LOADING_SLOTS.map((slot, at) => ({ slot, differenceWh: (sum(young, at) - sum(old, at)) / 1e9 }))
    .filter(({ differenceWh }) => differenceWh !== 0)
    .toSorted((a, b) => Math.abs(b.differenceWh) - Math.abs(a.differenceWh));
}

/** Events of a period can come from several sets: a row that changed since any of them is named once. */
function changesBetween(old: readonly SumRow[], { toSet }: Restatement): SetChange[] {
  const sets = [...new Set(old.map(({ factorSet }) => factorSet))].toSorted((a, b) => (a < b ? -1 : 1));
  const all = sets.flatMap((id) => setChanges(factorSetNamed(id), factorSetNamed(toSet)));
  return grouped(all, ({ part, id }) => `${part} ${id}`).flatMap(([, own]) => own.at(-1) ?? []);
}
