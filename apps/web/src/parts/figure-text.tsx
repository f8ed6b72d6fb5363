import { figureText, type ShownFigure } from '@promptprint/kernel';
import { useLocale, useWords } from '../shell/locale.js';
import { commonWords } from '../words/common.js';
import { useHiddenAmounts } from './hidden-amounts.js';

/** A figure on one line, read out with its units as words. */
export function FigureText({ figure }: { figure: ShownFigure }) {
  const { locale } = useLocale();
  const say = useWords(commonWords);
  const { areHidden } = useHiddenAmounts();
  if (areHidden) return <Masked label={say.hidden} />;
  const text = figureText(figure, locale);
  return (
    <span className="num">
      <span aria-hidden="true">{text.full}</span>
      <span className="sr-only">{text.spoken}</span>
    </span>
  );
}

export function Masked({ label }: { label: string }) {
  return (
    <span className="masked">
      <span aria-hidden="true">•••</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
