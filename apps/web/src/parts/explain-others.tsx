import type { Explanation, PublishedFigure } from '@promptprint/emissions';
import { useWords } from '../shell/locale.js';
import { explainWords } from '../words/explain.js';
import type { Typical } from './explain-facts.js';
import { FigureText } from './figure-text.js';
import { GradeMark } from './grade-mark.js';
import { SourceLink } from './explain-sources.js';

/** What others say about the same, with the difference of scope, and what the figure leaves out. */
export function ExplainOthers({ explanation, metric }: { explanation: Explanation; metric: Typical['metric'] }) {
  const say = useWords(explainWords);
  const isAbout = (figure: PublishedFigure): boolean => figure.metric.startsWith(metric) || figure.metric === 'energy';
  const told = explanation.providerFigures.filter(isAbout);
  const others = explanation.otherMethods.filter(isAbout);
  return (
    <>
      <section className="stack-s">
        <h3>{say.providerTitle}</h3>
        {told.length === 0 ? <p className="quiet">{say.providerNone}</p> : <Published figures={told} />}
      </section>
      {others.length > 0 && (
        <section className="stack-s">
          <h3>{say.otherTitle}</h3>
          <Published figures={others} />
        </section>
      )}
      <section className="stack-s">
        <h3>{say.notCountedTitle}</h3>
        <ul className="explain-rows">
          {explanation.notCounted.map(({ id, value, unit, grade }) => (
            <li key={id} className="explain-row">
              <span>{say.estimator.notCounted[id]}</span>
              <GradeMark grade={grade} />
              <span className="small quiet">
                <FigureText figure={{ ...value, unit }} />
              </span>
            </li>
          ))}
        </ul>
        <p className="small faint">{say.notCountedNote}</p>
      </section>
    </>
  );
}

function Published({ figures }: { figures: readonly PublishedFigure[] }) {
  const say = useWords(explainWords);
  return (
    <ul className="explain-rows">
      {figures.map(({ id, metric, theirs, ours, unit, scope, grade, source }) => (
        <li key={`${id}${metric}`} className="explain-published">
          <dl className="facts-list">
            <dt>{say.theirs}</dt>
            <dd className="row">
              <FigureText figure={{ ...theirs, unit }} />
              <GradeMark grade={grade} />
            </dd>
            <dt>{say.ours}</dt>
            <dd>
              <FigureText figure={{ ...ours, unit }} />
            </dd>
            <dt>{say.scopeTitle}</dt>
            <dd className="quiet">{say.estimator.scope[scope]}</dd>
          </dl>
          {source && (
            <p className="small">
              <SourceLink source={source} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
