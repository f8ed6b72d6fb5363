import type { Grade, Interval } from '@promptprint/kernel';
import { energyTree, type Explained } from './energy-tree.js';
import { estimate, type Boundary, type Estimate } from './estimate.js';
import type { ExplanationNode } from './explanation-node.js';
import { carbonTree, marketTree, waterTree } from './explanation-tree.js';
import { currentFactorSet, type FactorSet } from './factor-set.js';
import { intervalOf, sigmaOf } from './lognormal.js';
import type { EvidenceTier } from './measure.js';
import type { ResolvedModel } from './model-names.js';
import { profileOf, type Profile } from './profile.js';
import {
  notCountedOf,
  otherMethodsOf,
  providerFiguresOf,
  type NotCounted,
  type PublishedFigure,
} from './published-figures.js';
import type { Source } from './sources.js';
import { readDoubtfulTokens, readPlainTokens } from './tokens.js';
import { turnsOf } from './turn.js';
import type { UsageInput } from './usage-input.js';
import { remedyShares, varianceShares, type RemedyShare, type VarianceShare } from './variance-shares.js';

/** One factor of the sentence "this number is X × Y × Z"; the middles multiply to the carbon of use. */
export interface ChainLink {
  readonly id: 'tokens' | 'turns' | 'energyPerToken' | 'energyPerTurn' | 'pue' | 'gridIntensity';
  readonly value: Interval;
  readonly unit: string;
}

/** From a figure to its evidence, as facts; the words stand in `explanation.en.ts` and `explanation.ko.ts`. */
export interface Explanation {
  readonly factorSet: { readonly id: string; readonly since: string };
  readonly tier: EvidenceTier;
  readonly boundary: Boundary;
  readonly grade: Grade;
  readonly model: Estimate['model'] & {
    readonly vendor: string | null;
    readonly isDisclosed: boolean;
    readonly members: readonly string[];
  };
  readonly provider: { readonly id: string; readonly serving: string; readonly operators: readonly string[] };
  readonly zone: { readonly id: string; readonly name: string; readonly year: number };
  readonly figures: Estimate['figures'];
  readonly chain: readonly ChainLink[];
  readonly carbon: ExplanationNode;
  readonly carbonMarket: ExplanationNode | null;
  readonly water: ExplanationNode;
  readonly varianceShares: readonly VarianceShare[];
  readonly remedies: readonly RemedyShare[];
  readonly providerFigures: readonly PublishedFigure[];
  readonly otherMethods: readonly PublishedFigure[];
  readonly notCounted: readonly NotCounted[];
  readonly sources: readonly Source[];
}

/** Explains one use: every number with its range, unit, grade and source. */
export function explain(usage: UsageInput, factorSet: FactorSet = currentFactorSet): Explanation {
  const made = estimate(usage, factorSet);
  const profile = profileOf(usage, factorSet);
  const isServedFromCache = usage.servedFromCache === true;
  const reading =
    (isServedFromCache ? nothingRead : readPlainTokens(usage)) ??
    readDoubtfulTokens(usage, usage.isThinking ?? profile.model.isThinking, factorSet);
  const explained: Explained = { usage, profile, estimate: made, reading };
  const energy = energyTree(explained);
  const carbon = carbonTree(explained, energy);
  const water = waterTree(explained, energy);
  const shares = sharesOf(made, profile);
  const providerFigures = providerFiguresOf(explained);
  const otherMethods = otherMethodsOf(explained);
  const notCounted = notCountedOf(explained);
  const named = [
    ...carbon.sources,
    ...water.sources,
    ...[...providerFigures, ...otherMethods, ...notCounted].flatMap(({ source }) => source ?? []),
  ];
  return {
    factorSet: { id: factorSet.id, since: factorSet.since },
    tier: made.tier,
    boundary: made.boundary,
    grade: made.grade,
    model: { ...made.model, ...modelFacts(profile.model) },
    provider: { id: profile.host.id, serving: profile.host.serving, operators: profile.host.operators },
    zone: { id: profile.zone.id, name: profile.zone.name, year: profile.zone.year },
    figures: made.figures,
    chain: chainOf(explained),
    carbon,
    carbonMarket: marketTree(explained, energy),
    water,
    varianceShares: shares,
    remedies: remedyShares(shares, sigmaOf(made.figures.carbon?.low ?? 0, made.figures.carbon?.high ?? 0)),
    providerFigures,
    otherMethods,
    notCounted,
    sources: [...new Map(named.map((source) => [source.id, source])).values()],
  };
}

const nothingRead = { counts: { uncached: 0, cached: 0, generated: 0, calls: 1 }, doubts: [], events: 1 };

function modelFacts({
  vendor,
  isDisclosed,
  members,
}: ResolvedModel): Pick<Explanation['model'], 'vendor' | 'isDisclosed' | 'members'> {
  return { vendor, isDisclosed, members };
}

function sharesOf({ tier, energy, figures }: Estimate, profile: Profile): VarianceShare[] {
  if (!figures.carbon || figures.carbon.high === 0) return [];
  return varianceShares(
    { loadings: energy.loadings, tau: energy.tau },
    tier === 'T5' ? profile.turn : profile.text,
    'carbon',
  );
}

function chainOf({ usage, profile, estimate: made, reading }: Explained): ChainLink[] {
  const { energy } = made.figures;
  const { uncached, cached, generated } = reading.counts;
  const isTurn = made.tier === 'T5';
  const units = isTurn ? turnsOf(usage) : uncached + cached + generated;
  if (!energy || units === 0) return [];
  const pue = profile.host.pue;
  const per = units * pue.mid;
  return [
    {
      id: isTurn ? 'turns' : 'tokens',
      value: { low: units, mid: units, high: units },
      unit: isTurn ? 'request' : 'token',
    },
    {
      id: isTurn ? 'energyPerTurn' : 'energyPerToken',
      value: { low: energy.low / per, mid: energy.mid / per, high: energy.high / per },
      unit: isTurn ? 'Wh/request' : 'Wh/token',
    },
    { id: 'pue', value: intervalOf(pue), unit: '1' },
    { id: 'gridIntensity', value: intervalOf(profile.zone.gramsPerKwh), unit: 'g/kWh' },
  ];
}
