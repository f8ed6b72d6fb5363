import type { Grade, Interval } from '@promptprint/kernel';
import { classConstants } from './class-constants.js';
import { energyTree, type Explained } from './energy-tree.js';
import { energyInterval, estimate, type Boundary, type Estimate } from './estimate.js';
import { computedNode, type ExplanationNode } from './explanation-node.js';
import { carbonTree, marketTree, waterTree } from './explanation-tree.js';
import { currentFactorSet, type FactorSet } from './factor-set.js';
import { intervalOf, sigmaOf } from './lognormal.js';
import { measureWork, readTokens } from './measure.js';
import { picturesBeside, workOf } from './medium.js';
import type { Work } from './parts-law.js';
import type { EvidenceTier } from './measured.js';
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
import { readDoubtfulTokens, type TokenReading } from './tokens.js';
import { workTree } from './work-tree.js';
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
  readonly assumptions: Estimate['assumptions'];
  /** Empty where the energy is not a multiple of tokens or turns. */
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
  const isNothing = usage.servedFromCache === true || profile.model.why === 'made-by-tool';
  const work = isNothing ? null : workOf(usage, profile);
  const beside = isNothing || work ? null : picturesBeside(usage, profile);
  const reading = isNothing || work ? nothingRead : readingOf(usage, profile);
  const explained: Explained = { usage, profile, estimate: made, reading };
  const energy = energyOf(explained, work, beside);
  const carbon = carbonTree(explained, energy);
  const water = waterTree(explained, energy);
  const shares = sharesOf(made, factorSet);
  const providerFigures = work || beside ? [] : providerFiguresOf(explained);
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
    assumptions: made.assumptions,
    chain: work || beside ? [] : chainOf(explained),
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

const nothingRead: TokenReading = {
  counts: { uncached: 0, cached: 0, generated: 0, calls: 1, encoded: 0 },
  doubts: [],
  events: 1,
  assumed: [],
};

function readingOf(usage: UsageInput, profile: Profile): TokenReading {
  const { model, set } = profile;
  return readTokens(usage, profile)?.reading ?? readDoubtfulTokens(usage, usage.isThinking ?? model.isThinking, set);
}

/** The energy of the whole: of work, of tokens, or of a text with pictures beside it. */
function energyOf(explained: Explained, work: Work | null, beside: Work | null): ExplanationNode {
  const { usage, profile, estimate: made } = explained;
  const value = made.figures.energy ?? { low: 0, mid: 0, high: 0 };
  if (work && value.high > 0) return workTree(work, profile, value);
  if (!beside) return energyTree(explained);
  const text = estimate({ ...usage, units: null }, profile.set);
  const media = energyInterval(measureWork(beside, profile));
  const children: ExplanationNode[] = [
    { ...energyTree({ ...explained, usage: { ...usage, units: null }, estimate: text }), id: 'textEnergy' },
    { ...workTree(beside, profile, media), id: 'mediaEnergy' },
  ];
  return computedNode({ id: 'energy', value, unit: 'Wh', grade: made.grade, how: 'sum', children });
}

function modelFacts({
  vendor,
  isDisclosed,
  members,
}: ResolvedModel): Pick<Explanation['model'], 'vendor' | 'isDisclosed' | 'members'> {
  return { vendor, isDisclosed, members };
}

function sharesOf({ classKey, energy, figures }: Estimate, set: FactorSet): VarianceShare[] {
  if (!figures.carbon || figures.carbon.high === 0) return [];
  return varianceShares({ loadings: energy.loadings, tau: energy.tau }, classConstants(classKey, set), 'carbon');
}

function chainOf({ usage, profile, estimate: made, reading }: Explained): ChainLink[] {
  const { energy } = made.figures;
  const { uncached, cached, generated } = reading.counts;
  const isTurn = made.tier === 'T5';
  const units = isTurn ? turnsOf(usage, profile.set) : uncached + cached + generated;
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
