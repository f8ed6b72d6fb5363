import type { ReadingFault } from '../../reading/result.js';
import { useWords } from '../../shell/locale.js';
import { welcomeWords } from '../../words/welcome.js';
import { Notice } from '../../parts/notice.js';

/** Names what was expected and what was found; the drop zone stays where it is. */
export function ReadingFaultNotice({
  fault,
  found,
  reasons,
}: {
  fault: ReadingFault;
  found: readonly string[];
  reasons: readonly string[];
}) {
  const say = useWords(welcomeWords);
  return (
    <Notice tone="danger" title={say.errors[fault]}>
      {found.length > 0 && <p className="small">{say.found(found.join(' · '))}</p>}
      {reasons.map((reason) => (reason in say.advice ? <p key={reason}>{say.advice[reason]}</p> : null))}
      {fault === 'too-large' && <pre className="code-block">npx promptprint read FILE</pre>}
    </Notice>
  );
}
