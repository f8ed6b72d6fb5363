import type { RefObject } from 'react';
import { FigureBlock } from '../../parts/figure-block.js';
import { useSourceName } from '../../parts/source-name.js';
import { dateText, wholeText } from '../../parts/text.js';
import type { ReadingResult } from '../../reading/result.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { importWords } from '../../words/import.js';
import { ResultExplain } from '../welcome/result-explain.js';
import type { Chosen } from './use-scan.js';

interface PreviewSummaryProps {
  result: ReadingResult;
  chosen: Chosen;
  heading: RefObject<HTMLHeadingElement | null>;
}

/** What is in it, what of that is new, what was left out and why, and what it emitted. */
export function PreviewSummary({ result, chosen, heading }: PreviewSummaryProps) {
  const say = useWords(importWords).preview;
  const { locale } = useLocale();
  const sourceName = useSourceName();
  const date = (iso: string): string => dateText(new Date(iso), locale);
  return (
    <div className="preview-head">
      <div className="stack">
        <div>
          <h2 id="preview-title" ref={heading} tabIndex={-1}>
            {result.format ? sourceName(result.format) : sourceName(chosen.candidates[0]?.source ?? 'canonical')}
          </h2>
          {result.from && result.to && <p className="quiet num">{`${date(result.from)} – ${date(result.to)}`}</p>}
        </div>
        <Tally chosen={chosen} />
        <Skipped result={result} />
        {result.notes.map(({ code }) => (
          <p key={code} className="small quiet">
            {say.notes[code] ?? code}
          </p>
        ))}
        {result.tokenGrade === 'D' && <p className="small quiet">{say.counted}</p>}
      </div>
      <div className="preview-figure">
        <FigureBlock
          figure={result.figures.carbon}
          what={say.estimate}
          note={say.estimateNote}
          explainId="carbon"
          size="large"
        />
      </div>
      <ResultExplain result={result} />
    </div>
  );
}

function Tally({ chosen: { compared, candidates, tooMany, hasFailed } }: { chosen: Chosen }) {
  const say = useWords(importWords).preview;
  const { locale } = useLocale();
  const text = (count: number): string => wholeText(count, locale);
  if (!compared) {
    return (
      <div className="stack-s" aria-live="polite">
        <dl className="tally">
          <Count label={say.new} count={text(candidates.length)} isMain />
        </dl>
        <p className="small quiet">
          {tooMany !== null || hasFailed ? say.tooMany(tooMany === null ? '?' : text(tooMany)) : say.comparing}
        </p>
      </div>
    );
  }
  const { fresh, seen, look } = compared;
  return (
    <div className="stack-s" aria-live="polite">
      <p className="sr-only">{say.summary(text(fresh), text(seen), text(look))}</p>
      <dl className="tally" data-tally={`${fresh}/${seen}/${look}`}>
        <Count label={say.new} count={text(fresh)} isMain />
        <Count label={say.seen} count={text(seen)} />
        <Count label={say.look} count={text(look)} />
      </dl>
      {look > 0 && <p className="small quiet">{say.lookHint}</p>}
    </div>
  );
}

function Count({ label, count, isMain = false }: { label: string; count: string; isMain?: boolean }) {
  return (
    <div className={isMain ? 'tally-main' : undefined}>
      <dt>{label}</dt>
      <dd className="num">{count}</dd>
    </div>
  );
}

function Skipped({ result: { skipped, duplicates } }: { result: ReadingResult }) {
  const words = useWords(importWords);
  const say = words.preview;
  const { locale } = useLocale();
  const count = skipped.reduce((sum, each) => sum + each.count, 0);
  return (
    <>
      {duplicates > 0 && <p className="small quiet">{say.duplicates(wholeText(duplicates, locale))}</p>}
      {count > 0 && (
        <details>
          <summary>{say.unread(wholeText(count, locale))}</summary>
          <ul className="skipped small">
            {skipped.map(({ reason, count: some }) => (
              <li key={reason}>
                <span>{words.skipReasons[reason] ?? reason}</span>{' '}
                <span className="num">{wholeText(some, locale)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
