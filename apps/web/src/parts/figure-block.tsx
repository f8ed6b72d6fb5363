import type { ReactNode } from 'react';
import { figureText, type Figure } from '@promptprint/kernel';
import { useLocale, useWords } from '../shell/locale.js';
import { commonWords } from '../words/common.js';
import { ExplainLink } from './explain-link.js';
import { Masked } from './figure-text.js';
import { GradeMark } from './grade-mark.js';
import { useHiddenAmounts } from './hidden-amounts.js';

interface FigureBlockProps {
  figure: Figure;
  /** What the figure is of, for the Explain link: "Greenhouse gas this month". */
  what: string;
  /** Stands after the range: "CO₂e, this month". */
  note?: string;
  explainId: string;
  size?: 'display' | 'large' | 'block';
  context?: ReactNode;
}

/** Value line, range line, grade, way to the evidence, one line of context: the same everywhere a figure stands. */
export function FigureBlock({ figure, what, note, explainId, size = 'block', context }: FigureBlockProps) {
  const { locale } = useLocale();
  const say = useWords(commonWords);
  const { areHidden } = useHiddenAmounts();
  const text = figureText(figure, locale);
  return (
    <div className={`figure-block figure-${size}`} data-figure={explainId}>
      <div className="figure-line">
        {areHidden ? (
          <span className="figure-value">
            <Masked label={say.hidden} />
          </span>
        ) : (
          <span className="figure-value num">
            <span aria-hidden="true">{text.value}</span>
            <span className="sr-only">{text.spoken}</span>
          </span>
        )}
        <span className="figure-tools">
          <GradeMark grade={figure.grade} />
          <ExplainLink id={explainId} what={what} />
        </span>
      </div>
      {(text.range || note) && (
        <p className="figure-range num">
          {text.range && !areHidden && <span aria-hidden="true">{say.likely(text.range)} </span>}
          {note}
        </p>
      )}
      {context && <p className="figure-context">{context}</p>}
    </div>
  );
}
