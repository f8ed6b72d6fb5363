import { figureText } from '@promptprint/kernel';
import { Link } from 'wouter';
import { useLocale, useWords } from '../shell/locale.js';
import { ShareBars } from '../charts/share-bars.js';
import { commonWords } from '../words/common.js';
import { explainWords } from '../words/explain.js';
import { factorWords } from '../words/factors.js';
import { percentText } from '@promptprint/kernel';
import { Drawer } from './drawer.js';
import { ExplainChain } from './explain-chain.js';
import { ExplainCopies } from './explain-copies.js';
import type { ExplainFacts, Typical } from './explain-facts.js';
import { ExplainLink } from './explain-link.js';
import { ExplainOthers } from './explain-others.js';
import { ExplainSources } from './explain-sources.js';
import { ExplainTree } from './explain-tree.js';
import { FigureText } from './figure-text.js';
import { GradeMark } from './grade-mark.js';
import { methodStepOf } from './method-step.js';
import { dateText } from './text.js';
import { Waiting } from './waiting.js';
import '../look/explain.css';

interface ExplainDrawerProps {
  /** Null while they load; a word where they cannot be had. */
  facts: ExplainFacts | null | 'gone' | 'failed';
  onClose: () => void;
}

/** From a figure to its evidence: the place where trust is won or lost. */
export default function ExplainDrawer({ facts, onClose }: ExplainDrawerProps) {
  const say = useWords(explainWords);
  return (
    <Drawer title={say.title} onClose={onClose}>
      {facts === null && <Waiting lines={8} />}
      {(facts === 'gone' || facts === 'failed') && <p className="quiet">{say[facts]}</p>}
      {facts !== null && typeof facts === 'object' && <ExplainBody facts={facts} />}
    </Drawer>
  );
}

function ExplainBody({ facts }: { facts: ExplainFacts }) {
  const { typical } = facts;
  return (
    <div className="explain stack-l">
      <ExplainHead facts={facts} />
      {typical && <ExplainChain typical={typical} />}
      {typical && <MethodLink typical={typical} />}
      {typical && <ExplainAssumed typical={typical} />}
      {facts.parts.length > 1 && <ExplainParts facts={facts} />}
      <ExplainWidth facts={facts} />
      {typical && <ExplainOthers explanation={typical.explanation} metric={typical.metric} />}
      {typical && <ExplainTree explanation={typical.explanation} metric={typical.metric} />}
      {typical && <ExplainSources sources={typical.explanation.sources} since={typical.explanation.factorSet.since} />}
      <ExplainFoot facts={facts} />
    </div>
  );
}

function ExplainHead({ facts: { what, figure, causes, typical } }: { facts: ExplainFacts }) {
  const say = useWords(explainWords);
  const factors = useWords(factorWords);
  const common = useWords(commonWords);
  const { locale } = useLocale();
  const cause = mainCause(causes, typical, { slot: factors.causes, remedy: say.estimator.cause });
  const text = figureText(figure, locale);
  return (
    <section className="stack-s">
      <p className="label-line-title">{what}</p>
      <p className="explain-value num">
        <span aria-hidden="true">{text.value}</span>
        <span className="sr-only">{text.spoken}</span>
      </p>
      <p className="row">
        {text.range && (
          <span
            className="num quiet"
            aria-hidden="true"
          >{`${common.likely(text.range)}${figure.unit === 'g' ? ` ${common.co2e}` : ''}`}</span>
        )}
        <GradeMark grade={figure.grade} withMeaning />
      </p>
      {cause && <p className="explain-cause">{say.mainCause(cause.name, percentText(cause.share, locale))}</p>}
      <p className="small quiet">{`${common.notMeasured} ${common.rangeMeans}`}</p>
    </section>
  );
}

/** From the numbers to the formula that made them. */
function MethodLink({ typical }: { typical: Typical }) {
  const say = useWords(explainWords);
  return (
    <p>
      <Link href={`/method#step-${methodStepOf(typical)}`}>{say.methodLink}</Link>
    </p>
  );
}

interface CauseNames {
  slot: Readonly<Record<string, string>>;
  remedy: Readonly<Record<string, string>>;
}

function mainCause(
  causes: ExplainFacts['causes'],
  typical: Typical | null,
  names: CauseNames,
): { name: string; share: number } | null {
  const [first] = causes;
  if (first) return { name: names.slot[first.slot] ?? first.slot, share: first.share };
  const remedy = typical?.explanation.remedies[0];
  return remedy ? { name: names.remedy[remedy.remedy] ?? remedy.remedy, share: remedy.share } : null;
}

/** Beside the chain, as it is about the same one use. */
function ExplainAssumed({ typical: { explanation } }: { typical: Typical }) {
  const say = useWords(explainWords);
  if (explanation.assumptions.length === 0) return null;
  return (
    <section className="stack-s">
      <h3>{say.assumedTitle}</h3>
      <ul className="explain-list small quiet">
        {explanation.assumptions.map((code) => (
          <li key={code}>{say.estimator.assumption[code]}</li>
        ))}
      </ul>
    </section>
  );
}

function ExplainParts({ facts: { parts } }: { facts: ExplainFacts }) {
  const say = useWords(explainWords);
  return (
    <section className="stack-s">
      <h3>{say.partsTitle}</h3>
      <ul className="explain-rows">
        {parts.map(({ id, name, figure }) => (
          <li key={id} className="explain-row">
            <span className="explain-name">{name ?? say.unnamedPart}</span>
            <span className="row">
              <GradeMark grade={figure.grade} />
              <ExplainLink id={id} what={name ?? say.unnamedPart} />
            </span>
            <span className="small quiet">
              <FigureText figure={figure} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const shownCauses = 7;

function ExplainWidth({ facts: { causes, typical } }: { facts: ExplainFacts }) {
  const say = useWords(explainWords);
  const factors = useWords(factorWords);
  const { locale } = useLocale();
  const slots = causes.length > 0 ? causes : (typical?.explanation.varianceShares ?? []);
  if (slots.length === 0) return null;
  const shown = slots
    .slice(0, shownCauses)
    .map(({ slot, share }) => ({ key: slot, label: factors.causes[slot] ?? slot, share }));
  const rest = slots.slice(shownCauses).reduce((sum, { share }) => sum + share, 0);
  const rows = rest > 0.005 ? [...shown, { key: 'other', label: factors.causes.other ?? '', share: rest }] : shown;
  const provider = providerName(typical, say.providers);
  const remedies = typical?.explanation.remedies.filter(({ share }) => share > 0.03).slice(0, 4) ?? [];
  return (
    <section className="stack-s">
      <h3>{say.whyTitle}</h3>
      <ShareBars rows={rows} />
      {remedies.length > 0 && (
        <>
          <h4>{say.shrinkTitle}</h4>
          <ul className="explain-list small quiet">
            {remedies.map(({ remedy, widthWithout }) => (
              <li key={remedy}>
                {say.estimator.remedy[remedy]({ provider, percent: percentText(widthWithout, locale) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function providerName(typical: Typical | null, names: Readonly<Record<string, string>>): string {
  const { vendor, provider } = {
    vendor: typical?.explanation.model.vendor,
    provider: typical?.explanation.provider.id,
  };
  return names[vendor ?? ''] ?? names[provider ?? ''] ?? names.other ?? '';
}

function ExplainFoot({ facts }: { facts: ExplainFacts }) {
  const say = useWords(explainWords);
  const { locale } = useLocale();
  const { typical, figure } = facts;
  return (
    <section className="stack-s explain-foot">
      {typical && (
        <p className="small quiet">
          {say.version(figure.factorSet, dateText(new Date(typical.explanation.factorSet.since), locale))}
        </p>
      )}
      <ExplainCopies facts={facts} />
    </section>
  );
}
