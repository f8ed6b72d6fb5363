import { anchorEffect, type Anchor, type FactorSet } from '@promptprint/emissions';
import type { Interval } from '@promptprint/kernel';
import { FigureText } from '../../parts/figure-text.js';
import { GradeMark } from '../../parts/grade-mark.js';
import { dateText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { methodWords } from '../../words/method.js';
import { coefficientText } from './coefficient-text.js';
import { ScrollingTable } from './scrolling-table.js';
import { SourceOf } from './source-of.js';

/** Disclosures with their date, what they say, what the factors said before, and what they say after. */
export function AnchorTable({ anchors, set }: { anchors: readonly Anchor[]; set: FactorSet }) {
  const say = useWords(methodWords);
  return (
    <ScrollingTable title={say.anchorsTitle}>
      <thead>
        <tr>
          {[say.anchor, say.says, say.was, say.is, say.grade, say.source].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {anchors.map((anchor) => (
          <AnchorRow key={anchor.id} anchor={anchor} set={set} />
        ))}
      </tbody>
    </ScrollingTable>
  );
}

function AnchorRow({ anchor, set }: { anchor: Anchor; set: FactorSet }) {
  const say = useWords(methodWords);
  const { locale } = useLocale();
  const { id, date, wh, boundary, grade, source } = anchor;
  const { before, after } = anchorEffect(anchor, set);
  const energy = (value: Interval) => <FigureText figure={{ ...value, unit: 'Wh' }} />;
  return (
    <tr>
      <th scope="row">
        {say.anchorNames[id] ?? id}
        <span className="whisker-detail">
          {dateText(new Date(date), locale, 'UTC')} · {say.boundaries[boundary]}
        </span>
      </th>
      <td className="num nowrap">{`${coefficientText(wh)} Wh`}</td>
      <td className="num">{energy(before)}</td>
      <td className="num">{energy(after)}</td>
      <td>
        <GradeMark grade={grade} />
      </td>
      <td className="small">
        <SourceOf id={source} set={set} />
      </td>
    </tr>
  );
}
