import {
  editionChanges,
  factorSetNamed,
  factorSets,
  type EditionChange,
  type EditionEffect,
  type FactorSet,
} from '@promptprint/emissions';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { FigureText } from '../../parts/figure-text.js';
import { GradeMark } from '../../parts/grade-mark.js';
import { PageTitle } from '../../parts/page-title.js';
import { dateText, factorText, wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { compareWords } from '../../words/compare.js';
import { methodWords } from '../../words/method.js';
import { AnchorTable } from './anchor-table.js';
import { coefficientText } from './coefficient-text.js';
import { effectText } from './effect-text.js';
import { ScrollingTable } from './scrolling-table.js';
import { SourceOf } from './source-of.js';
import { useAddressed } from './use-addressed.js';
import '../../look/method.css';

/** Every edition against the one before it. */
export default function Changes() {
  const say = useWords(methodWords);
  const { locale } = useLocale();
  const changes = useMemo(() => editionChanges(factorSets()), []);
  const [first] = factorSets();
  useAddressed();
  return (
    <div className="method stack-l">
      <header className="stack-s">
        <PageTitle title={say.changesTitle} />
        <p>{say.changesLede}</p>
        <p className="row">
          <Link href="/method">{say.title}</Link>
          <a href={`/v1/factor-sets/changes.atom?locale=${locale}`}>{say.feed}</a>
        </p>
      </header>
      {changes.map((change) => (
        <Edition key={change.to} change={change} />
      ))}
      {first && <First set={first} />}
    </div>
  );
}

function EditionTitle({ id, since }: { id: string; since: string }) {
  const say = useWords(methodWords);
  const { locale } = useLocale();
  return (
    <h2 id={`edition-${id}`}>
      {say.edition(id)} <span className="quiet">{say.since(dateText(new Date(since), locale, 'UTC'))}</span>
    </h2>
  );
}

function First({ set: { id, since, factors } }: { set: FactorSet }) {
  const say = useWords(methodWords);
  const { locale } = useLocale();
  return (
    <section className="stack block" aria-labelledby={`edition-${id}`}>
      <EditionTitle id={id} since={since} />
      <p>{say.first(wholeText(factors.size, locale))}</p>
    </section>
  );
}

function Edition({ change }: { change: EditionChange }) {
  const say = useWords(methodWords);
  const { locale } = useLocale();
  const { to, since, rows, anchorsAdded, anchorsRemoved } = change;
  return (
    <section className="stack block" aria-labelledby={`edition-${to}`}>
      <EditionTitle id={to} since={since} />
      <p className="method-reason">{say.reasons[to]}</p>
      <p>{effectText(change, locale, say)}</p>
      {rows.length === 0 ? <p>{say.noFactors}</p> : <RowChanges change={change} />}
      {anchorsAdded.length > 0 && (
        <div className="stack-s">
          <h3>{say.anchorsAdded}</h3>
          <AnchorTable anchors={anchorsAdded} set={factorSetNamed(to)} />
        </div>
      )}
      {anchorsRemoved.length > 0 && (
        <p>{say.anchorsRemoved(anchorsRemoved.map(({ id }) => say.anchorNames[id] ?? id).join(', '))}</p>
      )}
      <div className="stack-s">
        <h3>{say.effect}</h3>
        <Effects change={change} />
      </div>
    </section>
  );
}

function RowChanges({ change: { rows, to } }: { change: EditionChange }) {
  const say = useWords(methodWords);
  const text = (value: number | null, unit: string) =>
    value === null ? '—' : `${coefficientText(value)}${unit === '1' ? '' : ` ${unit}`}`;
  return (
    <ScrollingTable title={say.factorsChanged}>
      <thead>
        <tr>
          {[say.id, say.was, say.is, say.source].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ part, id, before, after, unit, source }) => (
          <tr key={`${part}${id}`}>
            <th scope="row">
              <code>{id}</code>
              <span className="whisker-detail">{say.rowKinds[part]}</span>
            </th>
            <td className="num nowrap">{text(before, unit)}</td>
            <td className="num nowrap">{text(after, unit)}</td>
            <td className="small method-source">
              <SourceOf id={source} set={factorSetNamed(to)} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollingTable>
  );
}

function Effects({ change: { effects } }: { change: EditionChange }) {
  const say = useWords(methodWords);
  return (
    <ScrollingTable title={say.effect} className="effect-table">
      <thead>
        <tr>
          {[say.model, say.task, say.was, say.is, say.grade].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
          <th scope="col" className="to-right">
            {say.ratio}
          </th>
        </tr>
      </thead>
      <tbody>
        {effects.map((effect) => (
          <EffectRow key={`${effect.task}${effect.model}`} effect={effect} />
        ))}
      </tbody>
    </ScrollingTable>
  );
}

function EffectRow({ effect: { task, model, before, after, grade, ratio } }: { effect: EditionEffect }) {
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
      <td>
        <GradeMark grade={grade} />
      </td>
      <td className="to-right num">{factorText(ratio, locale)}</td>
    </tr>
  );
}
