import { Link, useSearch } from 'wouter';
import { useWords } from '../shell/locale.js';
import { commonWords } from '../words/common.js';

/** From a number to its evidence in one tap; the address can be shared, because it is a link. */
export function ExplainLink({ id, what }: { id: string; what: string }) {
  const say = useWords(commonWords);
  const search = new URLSearchParams(useSearch());
  search.set('explain', id);
  return (
    <Link
      className="explain-link"
      href={`?${search}`}
      state={{ isExplaining: true }}
      aria-label={say.explainThis(what)}
      data-explain={id}
    >
      {say.explain}
    </Link>
  );
}
