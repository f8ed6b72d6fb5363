import {
  editionChanges,
  factorSetNamed,
  factorSets,
  type EditionChange,
  type EditionEffect,
} from '@promptprint/emissions';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { FigureText } from '../../parts/figure-text.js';
import { PageTitle } from '../../parts/page-title.js';
import { dateText, factorText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { compareWords } from '../../words/compare.js';
import { methodWords } from '../../words/method.js';
import { AnchorTable } from './anchor-table.js';
import { coefficientText } from './coefficient-table.js';
import '../../look/method.css';

/** Every edition against the one before it. */
export default function Changes() {
  const say = useWords(methodWords);
  const changes = useMemo(() => editionChanges(factorSets()), []);
  const first = factorSets()[0]?.id ?? '';
  return (
    <div className="method stack-l">
      <header className="stack-s">
        <PageTitle title={say.changesTitle} />
        <p>{say.changesLede}</p>
        <p className="row">
          <Link href="/method">{say.back}</Link>
          <a href="/v1/factor-sets/changes.atom">{say.feed}</a>
        </p>
      </header>
      {changes.map((change) => (
        <Edition key={change.to} change={change} />
      ))}
      <p className="quiet">{say.first(first)}</p>
    </div>
  );
}

function Edition({ change }: { change: EditionChange }) {
  const say = useWords(methodWords);
  const { locale } = useLocale();
  const ratios = change.effects.map(({ ratio }) => ratio);
  return (
    <section className="stack block" aria-labelledby={`edition-${change.to}`}>
      <h2 id={`edition-${change.to}`}>
        {say.edition(change.to)}{' '}
        <span className="quiet">{say.since(dateText(new Date(change.since), locale, 'UTC'))}</span>
      </h2>
      <p>{say.effectOf(factorText(Math.min(...ratios), locale), factorText(Math.max(...ratios), locale))}</p>
      {change.factors.length === 0 ? <p>{say.noFactors}</p> : <FactorChanges change={change} />}
      {change.anchorsAdded.length > 0 && (
        <div className="stack-s">
          <h3>{say.anchorsAdded}</h3>
          <AnchorTable anchors={change.anchorsAdded} set={factorSetNamed(change.to)} />
        </div>
      )}
      <div className="stack-s">
        <h3>{say.effect}</h3>
        <Effects change={change} />
      </div>
    </section>
  );
}

function FactorChanges({ change }: { change: EditionChange }) {
  const say = useWords(methodWords);
  return (
    <table className="table">
      <caption className="sr-only">{say.factorsChanged}</caption>
      <thead>
        <tr>
          <th scope="col">{say.id}</th>
          <th scope="col">{say.was}</th>
          <th scope="col">{say.is}</th>
        </tr>
      </thead>
      <tbody>
        {change.factors.map(({ id, before, after }) => (
          <tr key={id}>
            <th scope="row">
              <code>{id}</code>
            </th>
            <td className="num">{before ? coefficientText(before.mid) : '—'}</td>
            <td className="num">{after ? coefficientText(after.mid) : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Effects({ change }: { change: EditionChange }) {
  const say = useWords(methodWords);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard, too
    <section className="table-scroll" aria-label={say.effect} tabIndex={0}>
      <table className="table">
        <caption className="sr-only">{say.effect}</caption>
        <thead>
          <tr>
            <th scope="col">{say.model}</th>
            <th scope="col">{say.task}</th>
            <th scope="col">{say.was}</th>
            <th scope="col">{say.is}</th>
            <th scope="col" className="to-right">
              {say.ratio}
            </th>
          </tr>
        </thead>
        <tbody>
          {change.effects.map((effect) => (
            <EffectRow key={`${effect.task}${effect.model}`} effect={effect} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function EffectRow({ effect: { task, model, before, after, ratio } }: { effect: EditionEffect }) {
  const compare = useWords(compareWords);
  const { locale } = useLocale();
  return (
    <tr>
      <th scope="row">{model}</th>
      <td>{compare.tasks[task]}</td>
      <td>
        <FigureText figure={{ ...before, unit: 'g' }} />
      </td>
      <td>
        <FigureText figure={{ ...after, unit: 'g' }} />
      </td>
      <td className="to-right num">{factorText(ratio, locale)}</td>
    </tr>
  );
}
