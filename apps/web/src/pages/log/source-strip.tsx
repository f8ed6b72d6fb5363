import type { FootprintAnswer } from '../../api-client/usage.js';
import { Completeness } from '../../parts/completeness.js';
import { dateText } from '../../parts/text.js';
import { useSourceName } from '../../parts/source-name.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { footprintWords } from '../../words/footprint.js';
import { logWords } from '../../words/log.js';

/** When each source last told something: what is missing shows before anyone looks for it. */
export function SourceStrip({ coverage: { sources, completeness } }: { coverage: FootprintAnswer['coverage'] }) {
  const say = useWords(logWords);
  const { coverage } = useWords(footprintWords);
  const { locale } = useLocale();
  const sourceName = useSourceName();
  return (
    <ul className="source-strip">
      {completeness && completeness.silent.length > 0 && (
        <li className="num source-covers">
          <Completeness completeness={completeness} />
        </li>
      )}
      {sources.map(({ source, lastDay, state, silentDays }) => (
        <li key={source} className="num">
          {say.lastOf(sourceName(source), dateText(new Date(lastDay), locale, 'UTC'))}
          {state === 'silent' && <span className="source-silent"> · {coverage.silent(silentDays)}</span>}
        </li>
      ))}
    </ul>
  );
}
