import { methodSteps, type MethodStep } from '@promptprint/emissions';
import { useWords } from '../../shell/locale.js';
import { methodWords } from '../../words/method.js';

/** The calculation in its order, each formula with what its symbols mean. */
export function Steps() {
  return (
    <ol className="method-steps">
      {methodSteps.map((step) => (
        <Step key={step.id} step={step} />
      ))}
    </ol>
  );
}

function Step({ step: { id, formula, unit, symbols, factors } }: { step: MethodStep }) {
  const say = useWords(methodWords);
  const [title, text] = say.steps[id];
  return (
    <li id={`step-${id}`} className="stack-s">
      <h3>{title}</h3>
      <p>{text}</p>
      {formula !== null && (
        <p className="method-formula">
          <code>{formula}</code>
          {unit !== null && unit !== '1' && <span className="quiet nowrap">{say.inUnit(unit)}</span>}
        </p>
      )}
      {symbols.length > 0 && (
        <dl className="method-symbols small">
          {symbols.map((symbol) => (
            <div key={symbol}>
              <dt>
                <code>{symbol}</code>
              </dt>
              <dd>{say.symbols[symbol]}</dd>
            </div>
          ))}
        </dl>
      )}
      {factors.length > 0 && (
        <p className="method-factors small">
          {factors.map((factor) => (
            <a key={factor} href={`#factor-${encodeURIComponent(factor)}`}>
              {factor}
            </a>
          ))}
        </p>
      )}
    </li>
  );
}
