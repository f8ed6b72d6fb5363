import { methodSteps, type Factor, type FactorSet } from '@promptprint/emissions';
import { useEffect, useState } from 'react';
import { Field, SelectField } from '../../parts/field.js';
import { GradeMark } from '../../parts/grade-mark.js';
import { wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { methodWords } from '../../words/method.js';
import { coefficientText } from './coefficient-text.js';
import { ScrollingTable } from './scrolling-table.js';
import { SourceOf } from './source-of.js';

/** Every coefficient of an edition, by the step that reads it or by any of its words. */
export function CoefficientTable({ set }: { set: FactorSet }) {
  const say = useWords(methodWords);
  const { locale } = useLocale();
  const { step, part, setStep, setPart } = useFilter();
  const read = methodSteps.find(({ id }) => id === step)?.factors;
  const words = ({ id, unit, source }: Factor) => `${id} ${unit} ${set.sources.get(source)?.title ?? ''}`.toLowerCase();
  const shown = [...set.factors.values()].filter(
    (factor) => (!read || read.includes(factor.id)) && words(factor).includes(part.trim().toLowerCase()),
  );
  return (
    <div className="stack-s">
      <div className="method-filter">
        <SelectField label={say.ofStep} value={step} onChange={(event) => setStep(event.target.value)}>
          <option value="">{say.allSteps}</option>
          {methodSteps.map(({ id, factors }) => (
            <option key={id} value={id} disabled={factors.length === 0}>
              {say.steps[id][0]}
            </option>
          ))}
        </SelectField>
        <Field label={say.find} type="search" value={part} onChange={(event) => setPart(event.target.value)} />
        <a href={`/v1/factor-sets/${set.id}`} download={`factors-${set.id}.json`}>
          {say.download}
        </a>
      </div>
      <output className="small quiet">{say.found(wholeText(shown.length, locale))}</output>
      <Coefficients factors={shown} set={set} />
    </div>
  );
}

/** A link to a coefficient that is filtered away shows it again. */
function useFilter() {
  const [step, setStep] = useState('');
  const [part, setPart] = useState('');
  useEffect(() => {
    const arrive = () => {
      if (!location.hash.startsWith('#factor-')) return;
      setStep('');
      setPart('');
      const id = decodeURIComponent(location.hash.slice(1));
      requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView());
    };
    window.addEventListener('hashchange', arrive);
    return () => window.removeEventListener('hashchange', arrive);
  }, []);
  return { step, part, setStep, setPart };
}

function Coefficients({ factors, set }: { factors: readonly Factor[]; set: FactorSet }) {
  const say = useWords(methodWords);
  return (
    <ScrollingTable title={say.tableTitle}>
      <thead>
        <tr>
          <th scope="col">{say.id}</th>
          {[say.low, say.mid, say.high].map((title) => (
            <th key={title} scope="col" className="to-right">
              {title}
            </th>
          ))}
          {[say.unit, say.shared, say.grade, say.source].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {factors.map(({ id, low, mid, high, unit, scope, grade, source }) => (
          <tr key={id} id={`factor-${id}`}>
            <th scope="row">
              <code>{id}</code>
            </th>
            {[low, mid, high].map((value, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- low, middle and high may be the same number
              <td key={at} className="to-right num nowrap">
                {coefficientText(value)}
              </td>
            ))}
            <td className="nowrap">{unit === '1' ? '' : unit}</td>
            <td>{say.scopes[scope]}</td>
            <td>
              <GradeMark grade={grade} />
            </td>
            <td className="small method-source">
              <SourceOf id={source} set={set} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollingTable>
  );
}
