import { publishedMeasurements, type ValidationPoint } from '@promptprint/emissions';
import { useMemo } from 'react';
import { useLocale, useWords } from '../../shell/locale.js';
import { rangeText } from '../../parts/text.js';
import { methodWords } from '../../words/method.js';
import { coefficientText } from './coefficient-text.js';
import { ScrollingTable } from './scrolling-table.js';

/** The twin of the plot: each published figure, where it stands, and what is predicted for it. */
export function MeasurementTable({ points }: { points: readonly ValidationPoint[] }) {
  const say = useWords(methodWords);
  const { locale } = useLocale();
  const rows = useMemo(() => new Map(publishedMeasurements().map((row) => [row['id'], row])), []);
  return (
    <ScrollingTable title={say.rowsTitle}>
      <thead>
        <tr>
          <th scope="col">{say.model}</th>
          <th scope="col">{say.kind}</th>
          <th scope="col" className="to-right">
            {say.published}
          </th>
          <th scope="col" className="to-right">
            {say.predicted}
          </th>
          <th scope="col">{say.source}</th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ id, kind, grade, published, predicted: { low, mid, high } }) => {
          const { model, hardware, source, source_url: url } = rows.get(id) ?? {};
          return (
            <tr key={id}>
              <th scope="row">
                {model}
                <span className="whisker-detail">{hardware}</span>
              </th>
              <td>{`${say.kinds[kind] ?? kind} (${grade})`}</td>
              <td className="to-right num nowrap">{coefficientText(published)}</td>
              <td className="to-right num nowrap">
                {coefficientText(mid)}
                <span className="whisker-detail">{rangeText(coefficientText(low), coefficientText(high), locale)}</span>
              </td>
              <td className="small method-source">
                <a href={url} target="_blank" rel="noreferrer" lang="en">
                  {source}
                </a>
              </td>
            </tr>
          );
        })}
      </tbody>
    </ScrollingTable>
  );
}
