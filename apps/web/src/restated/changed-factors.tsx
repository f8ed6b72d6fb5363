import { useWords } from '../shell/locale.js';
import { methodWords } from '../words/method.js';
import { restatedWords } from '../words/restated.js';
import type { Restatement } from './use-restatements.js';

type Change = Restatement['setChanges'][number];

/** What differs between the editions, by kind; nothing where they hold the same rows. */
export function ChangedFactors({ changes }: { changes: readonly Change[] }) {
  const say = useWords(restatedWords);
  const { anchorNames } = useWords(methodWords);
  const parts = [...new Set(changes.map(({ part }) => part))];
  if (parts.length === 0) return null;
  return (
    <section className="stack-s" aria-labelledby="restated-factors">
      <h3 id="restated-factors">{say.factors}</h3>
      {parts.map((part) => (
        <div key={part}>
          <h4 className="small">{say.parts[part]}</h4>
          <ul className="restated-factors">
            {changes
              .filter((change) => change.part === part)
              .map(({ id, change }) => (
                <li key={id}>
                  {anchorNames[id] ?? <code>{id}</code>} <span className="quiet">{say.changes[change]}</span>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
