import type { SourceState } from '../../api-client/sources.js';
import { useSourceName } from '../../parts/source-name.js';
import { dayText, momentText, wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { connectWords } from '../../words/connect.js';

const counts = ['received', 'counted', 'duplicates', 'needsALook', 'refused'] as const;

/** Each source with what became of what it told. */
export function SourceCards({ sources }: { sources: readonly SourceState[] }) {
  const say = useWords(connectWords);
  return (
    <section className="stack-s" aria-label={say.title}>
      <p className="small quiet source-live">{say.live}</p>
      <ul className="source-cards">
        {sources.map((source) => (
          <SourceCard key={source.source} source={source} />
        ))}
      </ul>
    </section>
  );
}

function SourceCard({ source }: { source: SourceState }) {
  const say = useWords(connectWords);
  const { locale } = useLocale();
  const name = useSourceName()(source.source);
  const blind = Object.hasOwn(say.blind, source.source) ? say.blind[source.source] : undefined;
  return (
    <li className="card source-card">
      <div className="row-apart">
        <h2 className="source-name">{name}</h2>
        <span className="small quiet">{source.logGrade ? say.logGrades[source.logGrade] : say.ownTool}</span>
      </div>
      <dl className="source-counts">
        {counts.map((count) => (
          <div key={count} className={isWarning(count, source[count]) ? 'source-warns' : undefined}>
            <dt>{say.counts[count]}</dt>
            <dd className="num">{wholeText(source[count], locale)}</dd>
          </div>
        ))}
      </dl>
      <p className="small quiet num">
        {[
          source.lastArrivedAt ? say.lastNews(momentText(new Date(source.lastArrivedAt), locale)) : say.noNews,
          ...(source.lastDay ? [say.lastUse(dayText(new Date(source.lastDay), locale, 'UTC'))] : []),
          say.today(wholeText(source.countedToday, locale)),
        ].join(' · ')}
      </p>
      {blind && (
        <p className="small quiet">
          <strong>{say.cannotSee}</strong> {blind}
        </p>
      )}
    </li>
  );
}

const isWarning = (count: (typeof counts)[number], value: number) =>
  value > 0 && (count === 'needsALook' || count === 'refused');
