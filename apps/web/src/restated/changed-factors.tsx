import { countText } from '@promptprint/kernel';
import { Link } from 'wouter';
import { useLocale, useWords } from '../shell/locale.js';
import { methodWords } from '../words/method.js';
import { restatedWords } from '../words/restated.js';
import type { Restatement } from './use-restatements.js';

const shownFirst = 8;

/** In which rows the factors differ; their numbers, reasons and sources stand with the edition. */
export function ChangedFactors({ restatement: { setChanges, toSet } }: { restatement: Restatement }) {
  const say = useWords(restatedWords);
  const { anchorNames } = useWords(methodWords);
  const { locale } = useLocale();
  const rest = setChanges.length - shownFirst;
  return (
    <section className="stack-s">
      <h3>{say.reasonsTitle}</h3>
      {setChanges.length === 0 && <p className="quiet">{say.noReasons}</p>}
      <ul className="restated-reasons">
        {setChanges.slice(0, shownFirst).map(({ part, id, change }) => (
          <li key={`${part} ${id}`}>
            <span>{part === 'anchor' ? (anchorNames[id] ?? id) : <code>{id}</code>}</span>
            <span className="small quiet">{`${say.parts[part]}, ${say.changes[change]}`}</span>
          </li>
        ))}
        {rest > 0 && <li className="small quiet">{say.moreReasons(countText(rest, locale))}</li>}
      </ul>
      <p>
        <Link href={`/method/changes#edition-${toSet}`}>{say.toChanges(toSet)}</Link>
      </p>
    </section>
  );
}
