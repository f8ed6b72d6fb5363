import {
  type Assumption,
  type Explanation,
  type ExplanationNode,
  type ExplanationWords,
  explanationWordsEn,
  explanationWordsKo,
  type NotCounted,
  type PublishedFigure,
  type RemedyShare,
  type Source,
  type Total,
} from '@promptprint/emissions';
import { type Interval, type Locale } from '@promptprint/kernel';
import type {
  AssumptionAnswer,
  CauseAnswer,
  ExplainedNumberAnswer,
  ExplanationAnswer,
  NotCountedAnswer,
  PublishedFigureAnswer,
  RangeAnswer,
  RemedyAnswer,
  SourceAnswer,
} from './explanation.dto.js';
import { figuresAnswer } from './figures.js';

const words: Readonly<Record<Locale, ExplanationWords>> = { en: explanationWordsEn, ko: explanationWordsKo };

/** A whitelist: what is not named here is not told. */
export function explanationAnswer(told: Explanation, locale: Locale): ExplanationAnswer {
  const { tier, boundary, grade, model, provider, zone, chain, carbon, carbonMarket, water } = told;
  const said = words[locale];
  const factorSet = told.factorSet.id;
  const { id, name, match, why, vendor, isDisclosed, members } = model;
  return {
    factorSet,
    tier,
    boundary,
    grade,
    model: { id, name, match, why, vendor, isDisclosed, members: [...members] },
    provider: { id: provider.id, serving: provider.serving, operators: [...provider.operators] },
    zone: { id: zone.id, name: zone.name, year: zone.year },
    figures: figuresAnswer(told.figures, { grade, factorSet }),
    assumptions: assumptionAnswers(told.assumptions, locale),
    chain: chain.map((link) => ({ id: link.id, value: rangeAnswer(link.value), unit: link.unit })),
    carbon: numberAnswer(carbon, said),
    carbonMarket: carbonMarket && numberAnswer(carbonMarket, said),
    water: numberAnswer(water, said),
    causes: causeAnswers(told.varianceShares, locale),
    remedies: told.remedies.map((remedy) => remedyAnswer(remedy, { said, locale, provider: provider.id })),
    providerFigures: told.providerFigures.map((figure) => publishedAnswer(figure, said)),
    otherMethods: told.otherMethods.map((figure) => publishedAnswer(figure, said)),
    notCounted: told.notCounted.map((part) => notCountedAnswer(part, said)),
    sources: told.sources.map(sourceAnswer),
  };
}

export function causeAnswers(causes: Total['causes'] | Explanation['varianceShares'], locale: Locale): CauseAnswer[] {
  return causes.map(({ slot, share }) => ({ slot, name: words[locale].slot[slot], share }));
}

export function assumptionAnswers(made: readonly Assumption[], locale: Locale): AssumptionAnswer[] {
  return made.map((code) => ({ code, text: words[locale].assumption[code] }));
}

export function sourceAnswer({ id, title, url, date, verified }: Source): SourceAnswer {
  return { id, title, url, date, verified };
}

export const rangeAnswer = ({ low, mid, high }: Interval): RangeAnswer => ({ low, mid, high });

const z95 = 1.644_853_626_951_472_2;

/** The 90 % range of a log-normal factor; `mid` is its median. */
export function spreadAnswer({ mid, sigma }: { mid: number; sigma: number }): RangeAnswer {
  return { low: mid * Math.exp(-z95 * sigma), mid, high: mid * Math.exp(z95 * sigma) };
}

function numberAnswer(node: ExplanationNode, said: ExplanationWords): ExplainedNumberAnswer {
  const { id, value, unit, grade, sources, how, children } = node;
  return {
    id,
    name: said.node[id],
    value: rangeAnswer(value),
    unit,
    grade,
    sources: sources.map((source) => source.id),
    how,
    children: children.map((child) => numberAnswer(child, said)),
  };
}

interface Telling {
  said: ExplanationWords;
  locale: Locale;
  provider: string;
}

function remedyAnswer({ remedy, share, widthWithout }: RemedyShare, { said, locale, provider }: Telling): RemedyAnswer {
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(widthWithout);
  return {
    id: remedy,
    name: said.cause[remedy],
    advice: said.remedy[remedy]({ provider, percent }),
    share,
    widthWithout,
  };
}

function publishedAnswer(figure: PublishedFigure, said: ExplanationWords): PublishedFigureAnswer {
  const { id, provider, metric, unit, theirs, ours, boundary, scope, grade, source } = figure;
  return {
    id,
    provider,
    metric,
    unit,
    theirs: rangeAnswer(theirs),
    ours: rangeAnswer(ours),
    boundary,
    scope: said.scope[scope],
    grade,
    source: source?.id ?? null,
  };
}

function notCountedAnswer({ id, value, unit, grade, source }: NotCounted, said: ExplanationWords): NotCountedAnswer {
  return { id, name: said.notCounted[id], value: rangeAnswer(value), unit, grade, source: source?.id ?? null };
}
