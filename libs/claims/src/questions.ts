import {
  currentFactorSet,
  estimate,
  probabilityGreater,
  verdictOf,
  type Estimate,
  type FactorSet,
  type UsageInput,
  type Verdict,
} from '@promptprint/emissions';
import { allClaims, type Claim, type ClaimId } from './claim.js';
import { isListed, summariseClaims, type ClaimSummary } from './register.js';

/** One answer of a chat app whose model and tokens nobody told. */
const oneAnswer: UsageInput = { provider: 'openai', operation: 'chat', granularity: 'exchange', requests: 1 };
const questionsPerDay = 10;

/** The task every model of the comparison is given: a short question, 300 tokens in and 400 out. */
const shortQuestion = {
  operation: 'chat',
  granularity: 'request',
  requests: 1,
  inputTokens: 300,
  outputTokens: 400,
} as const;

/** Well-known models, large and small, each run by its maker or, where it is open, by a usual host. */
const wellKnown = [
  { id: 'gpt-5.5', provider: 'openai', name: 'GPT-5.5' },
  { id: 'gpt-5.4-mini', provider: 'openai', name: 'GPT-5.4 mini' },
  { id: 'claude-opus-4-8', provider: 'anthropic', name: 'Claude Opus 4.8' },
  { id: 'claude-haiku-4-5', provider: 'anthropic', name: 'Claude Haiku 4.5' },
  { id: 'gemini-3.1-pro-preview', provider: 'google', name: 'Gemini 3.1 Pro' },
  { id: 'gemini-3.5-flash', provider: 'google', name: 'Gemini 3.5 Flash' },
  { id: 'mistral-large-2512', provider: 'mistralai', name: 'Mistral Large 3' },
  { id: 'deepseek-v4-pro', provider: 'deepseek', name: 'DeepSeek V4 Pro' },
  { id: 'Meta-Llama-3.1-405B-Instruct', provider: 'meta', name: 'Llama 3.1 405B' },
  { id: 'Meta-Llama-3.1-8B-Instruct', provider: 'meta', name: 'Llama 3.1 8B' },
  { id: 'exaone-4.0-32b', provider: 'lg', name: 'EXAONE 4.0 32B' },
  { id: 'hyperclova-x-hcx-005', provider: 'naver', name: 'HyperCLOVA X' },
] as const;

/** Claims that a single answer takes far less than it did. */
const dropsPerAnswer: readonly ClaimId[] = ['google-per-prompt-efficiency'];

/** Two models of which one is lower in at least eight of ten cases. */
export interface ToldPair {
  readonly lower: ComparedModel;
  readonly higher: ComparedModel;
  /** That `higher` emits more for the task, 0.8–1. */
  readonly probability: number;
  readonly verdict: Extract<Verdict, 'likely' | 'clear'>;
}

export interface ComparedModel {
  readonly id: string;
  readonly name: string;
  readonly estimate: Estimate;
}

/** What the answers to the common questions rest on, worked out from the factor set and the register. */
export interface QuestionFacts {
  readonly factorSet: string;
  readonly factorSetSince: string;
  readonly answer: Estimate;
  /** A year of ten questions a day. */
  readonly year: { readonly questionsPerDay: number; readonly estimate: Estimate };
  readonly claims: ClaimSummary;
  /** Reported drops per answer, and how many of them somebody outside has confirmed. */
  readonly drops: { readonly claims: readonly Claim[]; readonly confirmed: number };
  /** Aims and reports of total emissions that published figures contradict. */
  readonly totalsRose: readonly Claim[];
  readonly comparison: {
    readonly models: number;
    readonly pairs: number;
    /** The surest first. */
    readonly told: readonly ToldPair[];
  };
}

/** The facts as of a day `YYYY-MM-DD`, made with a factor set. */
export function questionFacts(today: string, set: FactorSet = currentFactorSet): QuestionFacts {
  const drops = dropsPerAnswer.flatMap((wanted) => allClaims.filter(({ id }) => id === wanted));
  return {
    factorSet: set.id,
    factorSetSince: set.since,
    answer: estimate({ ...oneAnswer, startedAt: today }, set),
    year: { questionsPerDay, estimate: estimate(yearOfQuestions(today), set) },
    claims: summariseClaims(today),
    drops: { claims: drops, confirmed: drops.filter(({ status }) => status === 'executed').length },
    totalsRose: allClaims.filter(isContradictedTotal),
    comparison: compareWellKnown(today, set),
  };
}

/** The use behind the figure of a year, for whoever explains it. */
export function yearOfQuestions(today: string): UsageInput {
  return { ...oneAnswer, requests: questionsPerDay * 365, startedAt: today };
}

function isContradictedTotal(claim: Claim): boolean {
  return isListed(claim) && claim.status === 'contradicted' && (claim.kind === 'targets' || claim.kind === 'emissions');
}

function compareWellKnown(today: string, set: FactorSet): QuestionFacts['comparison'] {
  const models = wellKnown.map(({ id, provider, name }) => ({
    id,
    name,
    estimate: estimate({ ...shortQuestion, model: id, provider, startedAt: today }, set),
  }));
  const pairs = models.flatMap((a, at) => models.slice(at + 1).map((b) => ({ a, b })));
  const told = pairs
    .flatMap(({ a, b }) => toldApart(a, b, set))
    .toSorted((one, other) => other.probability - one.probability);
  return { models: models.length, pairs: pairs.length, told };
}

function toldApart(a: ComparedModel, b: ComparedModel, factorSet: FactorSet): readonly ToldPair[] {
  const probability = probabilityGreater(a.estimate, b.estimate, { metric: 'carbon', factorSet });
  const verdict = verdictOf(probability);
  if (verdict !== 'likely' && verdict !== 'clear') return [];
  return probability > 0.5
    ? [{ lower: b, higher: a, probability, verdict }]
    : [{ lower: a, higher: b, probability: 1 - probability, verdict }];
}
