import type { Source } from '@promptprint/emissions';
import { useLocale, useWords } from '../shell/locale.js';
import { explainWords } from '../words/explain.js';
import { monthText, wholeText } from './text.js';

/** Title, date, how it was read, link: of every source the figure rests on. */
export function ExplainSources({ sources, since }: { sources: readonly Source[]; since: string }) {
  const say = useWords(explainWords);
  const { locale } = useLocale();
  return (
    <section className="stack-s">
      <h3>{say.sourcesTitle(wholeText(sources.length, locale))}</h3>
      <ul className="explain-rows small">
        {sources.map((source) => (
          <li key={source.id} className="explain-source">
            <SourceLink source={source} />
            <span className="faint">
              {[publisherOf(source.url), source.date, say.verified[source.verified]].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <p className="small faint">{say.lastChecked(monthText(new Date(since), locale, 'UTC'))}</p>
    </section>
  );
}

export function SourceLink({ source: { title, url } }: { source: Source }) {
  // Titles stand in the language they were published in.
  const lang = /[가-힣]/.test(title) ? 'ko' : 'en';
  if (url === null) return <span lang={lang}>{title}</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer" lang={lang}>
      {title}
    </a>
  );
}

function publisherOf(url: string | null): string | null {
  return url === null ? null : (URL.parse(url)?.hostname.replace(/^www\./, '') ?? null);
}
