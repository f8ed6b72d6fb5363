import { dateText, wholeText } from '../../parts/text.js';
import { Completeness } from '../../parts/completeness.js';
import { GradeMark } from '../../parts/grade-mark.js';
import { useSourceName } from '../../parts/source-name.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { chartsWords } from '../../words/charts.js';
import { footprintWords } from '../../words/footprint.js';
import type { FootprintAnswer } from '../../api-client/usage.js';

/** A figure is only as complete as the log: how many days tell something, and which source last spoke when. */
export function Coverage({ footprint: { coverage } }: { footprint: FootprintAnswer }) {
  const say = useWords(footprintWords);
  const { locale } = useLocale();
  const text = say.coverage.days(wholeText(coverage.daysWithData, locale), wholeText(coverage.days, locale));
  return (
    <section className="stack block" aria-labelledby="coverage-title">
      <h2 id="coverage-title">{say.coverage.title}</h2>
      <div className="stack-s">
        <p className="num">
          <strong>{text}</strong>
        </p>
        <svg className="days-bar" height="10" aria-hidden="true">
          <rect className="share-track" width="100%" height="10" rx="2" />
          <rect
            className="share-bar"
            width={`${(100 * coverage.daysWithData) / Math.max(1, coverage.days)}%`}
            height="10"
            rx="2"
          />
        </svg>
        <p className="num">
          <Completeness completeness={coverage.completeness} />
        </p>
        <p className="small quiet">{say.coverage.gaps}</p>
      </div>
      <SourceTable sources={coverage.sources} />
    </section>
  );
}

function SourceTable({ sources }: { sources: FootprintAnswer['coverage']['sources'] }) {
  const say = useWords(footprintWords);
  const charts = useWords(chartsWords);
  const { locale } = useLocale();
  const sourceName = useSourceName();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label={say.coverage.sources} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say.coverage.source}</th>
            <th scope="col">{say.coverage.last}</th>
            <th scope="col">{say.coverage.daysTitle}</th>
            <th scope="col">{say.coverage.entriesTitle}</th>
            <th scope="col">{charts.grade}</th>
            <th scope="col">{say.coverage.state}</th>
          </tr>
        </thead>
        <tbody>
          {sources.map(({ source, lastDay, daysWithData, events, grade, state, silentDays }) => (
            <tr key={source}>
              <th scope="row">{sourceName(source)}</th>
              <td className="nowrap">{dateText(new Date(lastDay), locale, 'UTC')}</td>
              <td>{wholeText(daysWithData, locale)}</td>
              <td>{wholeText(events, locale)}</td>
              <td>
                <GradeMark grade={grade} />
              </td>
              <td>{state === 'silent' ? say.coverage.silent(silentDays) : say.coverage.active}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
