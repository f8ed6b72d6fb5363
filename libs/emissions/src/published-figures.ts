import type { Grade, Interval } from '@promptprint/kernel';
import { disclosures, type DisclosureScope } from './disclosures.js';
import { ecologitsEnergy } from './ecologits.js';
import type { Explained } from './energy-tree.js';
import type { Boundary } from './estimate.js';
import { sourcesIn } from './explanation-node.js';
import { factorIn } from './factor-set.js';
import { unitOfMetric, type Metric } from './impact.js';
import { intervalOf } from './lognormal.js';
import type { Profile } from './profile.js';
import type { Source } from './sources.js';

/** What others publish for the same: the number, its scope, and ours beside it. */
export interface PublishedFigure {
  readonly id: string;
  readonly provider: string | null;
  readonly metric: Metric;
  readonly unit: 'Wh' | 'g' | 'mL';
  readonly theirs: Interval;
  readonly ours: Interval;
  readonly boundary: Boundary;
  readonly scope: DisclosureScope | 'fixed-batch-output-only';
  readonly grade: Grade;
  readonly source: Source | null;
}

/** What the figure leaves out, with its own size in Wh. */
export interface NotCounted {
  readonly id: 'device' | 'network' | 'training';
  readonly value: Interval;
  readonly unit: 'Wh';
  readonly grade: Grade;
  readonly source: Source | null;
}

/** The provider's own figures, put to the tokens of this use where they are published per token. */
export function providerFiguresOf({ profile, estimate: made, reading }: Explained): PublishedFigure[] {
  const { host, model, set } = profile;
  const { generated, uncached, calls } = reading.counts;
  const isAbout = (provider: string, models: RegExp | null) =>
    (provider === host.id || (provider === model.vendor && !model.isOpenWeight)) &&
    (models === null || models.test(model.id ?? ''));
  return disclosures
    .filter(({ provider, models }) => made.figures.energy?.high !== 0 && isAbout(provider, models))
    .flatMap(({ id, provider, boundary, scope, grade, source, perTurn, per1000, turnTokens }) => {
      const times = turnTokens === null ? calls : generated / turnTokens;
      const told: [Metric, number | null][] = per1000
        ? [['energy', (per1000.uncachedWh * uncached + per1000.generatedWh * generated) / 1000]]
        : [
            ['energy', perTurn?.energyWh ?? null],
            [provider === 'google' ? 'carbonMarket' : 'carbon', perTurn?.carbonG ?? null],
            [boundary === 'B4' ? 'water' : 'waterOnsite', perTurn?.waterMl ?? null],
          ];
      return told.flatMap(([metric, value]): PublishedFigure[] => {
        const ours = made.figures[metric];
        if (value === null || !ours) return [];
        const theirs = per1000 ? value : value * times;
        return [
          {
            id,
            provider,
            metric,
            unit: unitOfMetric[metric],
            theirs: { low: theirs, mid: theirs, high: theirs },
            ours: atBoundary(ours, boundary, profile),
            boundary,
            scope,
            grade,
            source: sourcesIn(set, source)[0] ?? null,
          },
        ];
      });
    });
}

/** Our energy at the boundary a figure was published for, so that like stands beside like. */
function atBoundary(ours: Interval, boundary: Boundary, { text }: Profile): Interval {
  if (boundary !== 'B1') return ours;
  const beyond = text.products.iota_idle.mid * text.products.PUE.mid;
  return { low: ours.low / beyond, mid: ours.mid / beyond, high: ours.high / beyond };
}

/** What other methods give for the same use. */
export function otherMethodsOf({ profile, estimate: made, reading }: Explained): PublishedFigure[] {
  const { model, spreads, host, set } = profile;
  const ours = made.figures.energy;
  const { generated } = reading.counts;
  if (!ours || ours.high === 0 || generated === 0 || made.tier === 'T5') return [];
  const active = intervalOf(model.activeB);
  const totalB = spreads.P_a.mid * spreads.S.mid;
  const at = (activeB: number) => ecologitsEnergy({ activeB, totalB, outputTokens: generated, pue: host.pue.mid });
  return [
    {
      id: 'ecologits',
      provider: null,
      metric: 'energy',
      unit: 'Wh',
      theirs: { low: at(active.low), mid: at(active.mid), high: at(active.high) },
      ours,
      boundary: 'B3',
      scope: 'fixed-batch-output-only',
      grade: 'C',
      source: sourcesIn(set, 'ecologits')[0] ?? null,
    },
  ];
}

/** About 50 kB travel for a streamed answer. */
const gigabytesPerAnswer = 5e-5;

/** What lies outside the boundary, with its own size. */
export function notCountedOf({ profile: { set }, estimate: made, reading }: Explained): NotCounted[] {
  const energy = made.figures.energy?.mid ?? 0;
  const per = (id: string, times: number): Omit<NotCounted, 'id'> => {
    const { low, mid, high, grade, source } = factorIn(set.factors, id);
    return {
      value: { low: low * times, mid: mid * times, high: high * times },
      unit: 'Wh',
      grade,
      source: sourcesIn(set, source)[0] ?? null,
    };
  };
  return [
    { id: 'device', ...per('device_energy', reading.counts.calls) },
    { id: 'network', ...per('network_per_gb', gigabytesPerAnswer * 1000 * reading.counts.calls) },
    { id: 'training', ...per('training_share', energy) },
  ];
}
