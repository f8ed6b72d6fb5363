import type { ReadingFault } from '../../reading/result.js';
import { useWords } from '../../shell/locale.js';
import { welcomeWords } from '../../words/welcome.js';
import { Notice } from '../../parts/notice.js';

/** Names what was expected and what was found; the drop zone stays where it is. */
export function ReadingFaultNotice({ fault, found }: { fault: ReadingFault; found: readonly string[] }) {
  const say = useWords(welcomeWords);
  return (
    <Notice tone="danger" title={say.errors[fault]}>
      {found.length > 0 && <p className="small">{say.found(found.join(' · '))}</p>}
      {fault === 'too-large' && <pre className="code-block">npx promptprint read FILE</pre>}
    </Notice>
  );
}
