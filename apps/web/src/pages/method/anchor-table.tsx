import type { Anchor, FactorSet } from '@promptprint/emissions';
import { figureText } from '@promptprint/kernel';
import { GradeMark } from '../../parts/grade-mark.js';
import { dateText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { methodWords } from '../../words/method.js';
import { SourceOf } from './source-of.js';

/** Disclosures with their date, what they say, and where. */
export function AnchorTable({ anchors, set }: { anchors: readonly Anchor[]; set: FactorSet }) {
  const say = useWords(methodWords);
  const { locale } = useLocale();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{say.anchor}</th>
          <th scope="col">{say.says}</th>
          <th scope="col">{say.source}</th>
        </tr>
      </thead>
      <tbody>
        {anchors.map(({ id, date, model, wh, grade, source }) => (
          <tr key={id}>
            <th scope="row">
              {model}
              <span className="whisker-detail">{dateText(new Date(date), locale, 'UTC')}</span>
            </th>
            <td className="num">{figureText({ low: wh, mid: wh, high: wh, unit: 'Wh' }, locale).value}</td>
            <td>
              <span className="row">
                <GradeMark grade={grade} />
                <SourceOf id={source} set={set} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
