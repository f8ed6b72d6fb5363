import { countText } from '@promptprint/kernel';
import { useLocale, useWords } from '../shell/locale.js';
import { restatedWords } from '../words/restated.js';
import { RestatedCell } from './restated-cell.js';
import { modelText } from './restated-text.js';
import type { Restatement } from './use-restatements.js';

type Model = Restatement['models'][number];

const shownFirst = 5;

/** The largest change first; without one there is nothing to say. */
export function RestatedModels({ models }: { models: readonly Model[] }) {
  const say = useWords(restatedWords);
  const { locale } = useLocale();
  const [first, rest] = [models.slice(0, shownFirst), models.slice(shownFirst)];
  if (first.length === 0) return null;
  return (
    <section className="stack-s">
      <h3>{say.modelsTitle}</h3>
      <Rows models={first} />
      {rest.length > 0 && (
        <details>
          <summary>{say.moreModels(countText(rest.length, locale))}</summary>
          <Rows models={rest} />
        </details>
      )}
    </section>
  );
}

function Rows({ models }: { models: readonly Model[] }) {
  const say = useWords(restatedWords);
  const { locale } = useLocale();
  return (
    <table className="table restated-table">
      <caption className="sr-only">{say.modelsTitle}</caption>
      <thead>
        <tr>
          {[say.model, say.before, say.after].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {models.map(({ model, before, after }) => (
          <tr key={model}>
            <th scope="row">{modelText(model, { say, locale })}</th>
            <RestatedCell figure={before} />
            <RestatedCell figure={after} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
