import type { RefObject } from 'react';
import { percentText } from '@promptprint/kernel';
import { carDistance, yearShare } from '../../parts/equivalence.js';
import { ExplainLink } from '../../parts/explain-link.js';
import { FigureBlock } from '../../parts/figure-block.js';
import { FigureText } from '../../parts/figure-text.js';
import { GradeMark } from '../../parts/grade-mark.js';
import { usePlace } from '../../parts/place.js';
import { dateText, factorText, rangeText, wholeText } from '../../parts/text.js';
import type { ModelLine, ReadingResult } from '../../reading/result.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';
import { welcomeWords } from '../../words/welcome.js';

/** Like the label on a packet: what it is, how much, of what, in plain big numbers. */
export function ResultLabel({
  result,
  heading,
}: {
  result: ReadingResult;
  heading: RefObject<HTMLHeadingElement | null>;
}) {
  const say = useWords(welcomeWords);
  const { carbon, energy, water } = result.figures;
  return (
    <article className="label" data-result={result.kind}>
      <div className="label-head">
        <h2 ref={heading} tabIndex={-1}>
          {say.panelTitle}
        </h2>
        {result.kind === 'sample' && <span className="badge">{say.sampleBadge}</span>}
      </div>
      <LabelScope result={result} />
      <hr className="label-bar" />
      <p className="label-line-title">{say.what.carbon}</p>
      <FigureBlock
        figure={carbon}
        what={say.what.carbon}
        note={say.carbonNote}
        explainId="carbon"
        size="large"
        context={<Scale result={result} />}
      />
      <hr className="label-bar label-bar-thin" />
      {(['energy', 'water'] as const).map((metric) => (
        <div key={metric} className="label-line">
          <p className="label-line-title">{say.what[metric]}</p>
          <FigureBlock figure={metric === 'energy' ? energy : water} what={say.what[metric]} explainId={metric} />
        </div>
      ))}
      <hr className="label-bar label-bar-thin" />
      <h3>{result.models.length > 3 ? say.largest : say.allModels}</h3>
      <ul className="label-models">
        {result.models.slice(0, 3).map((line) => (
          <LabelModel key={line.key} line={line} />
        ))}
      </ul>
      <LabelFoot result={result} />
    </article>
  );
}

function LabelScope({ result }: { result: ReadingResult }) {
  const say = useWords(welcomeWords);
  const { locale } = useLocale();
  const requests = say.panelRequests(wholeText(result.requests, locale));
  if (result.kind === 'habit') return <p className="small quiet">{`${say.panelOfHabit} · ${requests}`}</p>;
  const date = (iso: string): string => dateText(new Date(iso), locale);
  const title = isYear(result) ? say.yearTitle : say.periodTitle;
  const period = result.from && result.to ? `${say.panelPeriod(date(result.from), date(result.to))} · ` : '';
  return (
    <>
      <p>{result.kind === 'sample' ? say.sampleNote : title}</p>
      <p className="small quiet num">{period + requests}</p>
    </>
  );
}

const yearMs = 365 * 86_400_000;

/** A file that reaches from about a year ago to now is "the last 12 months"; any other is what it is. */
function isYear({ from, to }: ReadingResult): boolean {
  const span = from && to ? Date.parse(to) - Date.parse(from) : 0;
  return Math.abs(span / yearMs - 1) < 0.05 && to !== null && Date.now() - Date.parse(to) < yearMs / 12;
}

/** How large this is, with the range carried over: share of a year, and one thing people know. */
function Scale({ result }: { result: ReadingResult }) {
  const say = useWords(welcomeWords);
  const { locale } = useLocale();
  const place = usePlace();
  const year = yearShare(result.figures.carbon, place);
  const car = carDistance(result.figures.carbon, place);
  const [low, high] = [percentText(year.share.low, locale), percentText(year.share.high, locale)];
  // "less than 0.01%–0.1%" would read as one thing.
  const percent = year.share.low < 0.0001 && low !== high ? say.fromTo(low, high) : rangeText(low, high, locale);
  return (
    <>
      {say.ofYear(percent, say.places[year.place])}
      {car && (
        <>
          <br />
          {say.car(
            rangeText(factorText(car.km.low, locale, 1), factorText(car.km.high, locale, 1), locale),
            say.places[car.place],
          )}
        </>
      )}
    </>
  );
}

function LabelModel({ line }: { line: ModelLine }) {
  const say = useWords(welcomeWords);
  const common = useWords(commonWords);
  const { locale } = useLocale();
  const name = line.name ?? common.unknownModel;
  return (
    <li className="label-model">
      <span className="label-model-name">{name}</span>
      <span className="row">
        <GradeMark grade={line.carbon.grade} />
        <ExplainLink id={`model:${line.key}`} what={name} />
      </span>
      <span className="small quiet num">
        <FigureText figure={line.carbon} />
      </span>
      <span className="small quiet num">{say.panelRequests(wholeText(line.requests, locale))}</span>
    </li>
  );
}

function LabelFoot({ result }: { result: ReadingResult }) {
  const say = useWords(welcomeWords);
  const { locale } = useLocale();
  const skipped = result.skipped.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="label-foot">
      {result.kind === 'file' && result.tokenGrade === 'D' && <p>{say.exportGrade}</p>}
      {skipped > 0 && (
        <details>
          <summary>{say.skipped(wholeText(skipped, locale))}</summary>
          <ul>
            {result.skipped.map(({ reason, count }) => (
              <li key={reason}>{`${say.skipReasons[reason] ?? reason}: ${wholeText(count, locale)}`}</li>
            ))}
          </ul>
        </details>
      )}
      {result.notes.map(({ code }) => (code in say.notes ? <p key={code}>{say.notes[code]}</p> : null))}
      {result.duplicates > 0 && <p>{say.duplicates(wholeText(result.duplicates, locale))}</p>}
      <p>{say.proof.factorSet(result.factorSet)}</p>
    </div>
  );
}
