import type { Factor, FactorSet } from '@promptprint/emissions';
import { useState } from 'react';
import { Field } from '../../parts/field.js';
import { GradeMark } from '../../parts/grade-mark.js';
import { wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { methodWords } from '../../words/method.js';
import { SourceOf } from './source-of.js';

/** Every coefficient of an edition, found by any of its words. */
export function CoefficientTable({ set }: { set: FactorSet }) {
  const say = useWords(methodWords);
  const { locale } = useLocale();
  const [typed, setTyped] = useState('');
  const part = typed.trim().toLowerCase();
  const words = ({ id, unit, source }: Factor) => `${id} ${unit} ${set.sources.get(source)?.title ?? ''}`.toLowerCase();
  const shown = [...set.factors.values()].filter((factor) => words(factor).includes(part));
  return (
    <div className="stack-s">
      <div className="row-apart">
        <Field label={say.find} type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
        <a href={`/v1/factor-sets/${set.id}`} download={`factors-${set.id}.json`}>
          {say.download}
        </a>
      </div>
      <output className="small quiet">{say.found(wholeText(shown.length, locale))}</output>
      <div className="table-scroll">
        <table className="table method-table">
          <caption className="sr-only">{say.tableTitle}</caption>
          <thead>
            <tr>
              <th scope="col">{say.id}</th>
              <th scope="col" className="to-right">
                {say.low}
              </th>
              <th scope="col" className="to-right">
                {say.mid}
              </th>
              <th scope="col" className="to-right">
                {say.high}
              </th>
              <th scope="col">{say.unit}</th>
              <th scope="col">{say.shared}</th>
              <th scope="col">{say.source}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((factor) => (
              <tr key={factor.id} id={`factor-${factor.id}`}>
                <th scope="row">
                  <code>{factor.id}</code>
                </th>
                <NumberCell value={factor.low} />
                <NumberCell value={factor.mid} />
                <NumberCell value={factor.high} />
                <td>{factor.unit === '1' ? '' : factor.unit}</td>
                <td>{say.scopes[factor.scope]}</td>
                <td>
                  <span className="row">
                    <GradeMark grade={factor.grade} />
                    <SourceOf id={factor.source} set={set} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function NumberCell({ value }: { value: number }) {
  return <td className="to-right num">{coefficientText(value)}</td>;
}

/** Three significant digits; what has more zeros than a reader counts is a power of ten. */
export function coefficientText(value: number): string {
  if (value !== 0 && Math.abs(value) < 1e-3) {
    const [digits = '', exponent = ''] = value.toExponential(2).split('e');
    return `${Number(digits)}·10${exponent.replaceAll(/./g, (sign) => raised[sign] ?? '')}`;
  }
  return String(Number(value.toPrecision(3)));
}

const raised: Readonly<Record<string, string>> = {
  '-': '⁻',
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
};
