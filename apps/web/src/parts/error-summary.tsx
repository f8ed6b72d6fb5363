import { useEffect, useRef } from 'react';
import { useWords } from '../shell/locale.js';
import { commonWords } from '../words/common.js';

export interface FieldProblem {
  fieldId: string | null;
  text: string;
}

/** All that is wrong in one place, each linked to its field; takes the focus so that nobody has to search. */
export function ErrorSummary({ problems }: { problems: readonly FieldProblem[] }) {
  const say = useWords(commonWords);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div className="notice notice-danger" role="alert" tabIndex={-1} ref={box}>
      <p className="notice-title">{say.errorSummary(problems.length)}</p>
      <ul>
        {problems.map(({ fieldId, text }) => (
          <li key={`${fieldId}${text}`}>
            {fieldId ? (
              <a href={`#${fieldId}`} onClick={(event) => toField(event, fieldId)}>
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function toField(event: { preventDefault: () => void }, fieldId: string): void {
  event.preventDefault();
  document.getElementById(fieldId)?.focus();
}
