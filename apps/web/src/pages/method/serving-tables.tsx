import {
  precisions,
  servingClasses,
  intervalOf,
  tierFactor,
  type FactorSet,
  type Spread,
} from '@promptprint/emissions';
import { useWords } from '../../shell/locale.js';
import { methodWords } from '../../words/method.js';
import { coefficientText } from './coefficient-text.js';
import { ScrollingTable } from './scrolling-table.js';
import { SourceOf } from './source-of.js';

/** What stands for a symbol by who serves a model and in which number format: no rows of their own, but of the same code. */
export function ServingTables({ set }: { set: FactorSet }) {
  const say = useWords(methodWords);
  return (
    <>
      <div className="stack-s">
        <h3>{say.servingTitle}</h3>
        <p>{say.servingNote(coefficientText(tierFactor.batch), coefficientText(tierFactor.priority))}</p>
        <ScrollingTable title={say.servingTitle}>
          <Head names={['B', 'phi']} withSource />
          <tbody>
            {entriesOf(servingClasses).map(([id, { B, phi, source }]) => (
              <tr key={id}>
                <th scope="row">{say.serving[id]}</th>
                <SpreadCells spread={B} />
                <SpreadCells spread={phi} />
                <td className="small method-source">
                  <SourceOf id={source} set={set} />
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollingTable>
      </div>
      <div className="stack-s">
        <h3>{say.precisionTitle}</h3>
        <p>{say.precisionNote}</p>
        <ScrollingTable title={say.precisionTitle}>
          <Head names={['b', 'q']} />
          <tbody>
            {entriesOf(precisions).map(([id, { b, q }]) => (
              <tr key={id}>
                <th scope="row">{say.precision[id]}</th>
                <SpreadCells spread={b} />
                <SpreadCells spread={q} />
              </tr>
            ))}
          </tbody>
        </ScrollingTable>
      </div>
    </>
  );
}

function Head({ names, withSource = false }: { names: readonly string[]; withSource?: boolean }) {
  const say = useWords(methodWords);
  return (
    <thead>
      <tr>
        <th scope="col">{say.kind}</th>
        {names.flatMap((name) =>
          [say.low, say.mid, say.high].map((end) => (
            <th key={name + end} scope="col" className="to-right">
              <code>{name}</code> {end}
            </th>
          )),
        )}
        {withSource && <th scope="col">{say.source}</th>}
      </tr>
    </thead>
  );
}

function SpreadCells({ spread }: { spread: Spread }) {
  const { low, mid, high } = intervalOf(spread);
  return [low, mid, high].map((value, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- low, middle and high may be the same number
    <td key={at} className="to-right num nowrap">
      {coefficientText(value)}
    </td>
  ));
}

const entriesOf = <Id extends string, Value>(record: Readonly<Record<Id, Value>>) =>
  Object.entries(record) as [Id, Value][];
