import { useWords } from '../shell/locale.js';
import { commonWords } from '../words/common.js';
import { restatedWords } from '../words/restated.js';
import { RestatedCell } from './restated-cell.js';
import type { Restatement } from './use-restatements.js';

const shown = ['carbon', 'energy', 'water'] as const;

/** The same entries by the old factors and by the new ones. */
export function RestatedSides({ restatement: { before, after, fromSet, toSet } }: { restatement: Restatement }) {
  const say = useWords(restatedWords);
  const common = useWords(commonWords);
  const sides = [
    { title: say.before, set: fromSet, figures: before.figures },
    { title: say.after, set: toSet, figures: after.figures },
  ];
  return (
    <table className="table restated-table">
      <caption className="sr-only">{say.title}</caption>
      <thead>
        <tr>
          <th scope="col">{say.quantity}</th>
          {sides.map(({ title, set }) => (
            <th key={title} scope="col">
              {title}
              <span className="restated-set">
                {say.factors} <span className="nowrap">{set}</span>
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((metric) => (
          <tr key={metric}>
            <th scope="row">
              {common.metrics[metric]}
              {metric === 'carbon' && <span className="restated-set">{common.co2e}</span>}
            </th>
            {sides.map(({ title, figures }) => (
              <RestatedCell key={title} figure={figures[metric]} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
