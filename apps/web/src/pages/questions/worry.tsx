import type { QuestionFacts } from '@promptprint/claims';
import { figureText, percentText } from '@promptprint/kernel';
import { Link } from 'wouter';
import { rulerMarks, yearShare } from '../../parts/equivalence.js';
import { FigureBlock } from '../../parts/figure-block.js';
import { usePlace } from '../../parts/place.js';
import { wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { questionsWords } from '../../words/questions.js';
import { figureOf } from './figure-of.js';
import { Question, SourceItem } from './question.js';

export function Worry({ facts: { year }, checked }: { facts: QuestionFacts; checked: string }) {
  const { worry } = useWords(questionsWords);
  const { locale } = useLocale();
  const place = usePlace();
  const figure = figureOf(year.estimate, 'carbon');
  const { share, place: of, source, year: shareYear } = yearShare(figure, place);
  const beef = rulerMarks(place).find(({ id }) => id === 'beef');
  return (
    <Question
      id="worry"
      question={worry.question}
      answer={worry.answer}
      unknown={worry.unknown}
      checked={checked}
      sources={
        <>
          <SourceItem title={source} url={null} date={String(shareYear)} />
          {beef && <SourceItem title={beef.source} url={null} date={String(beef.year)} />}
        </>
      }
    >
      <div className="answer-figure">
        <p className="answer-figure-title">{worry.figure(wholeText(year.questionsPerDay, locale))}</p>
        <FigureBlock
          figure={figure}
          what={worry.figure(wholeText(year.questionsPerDay, locale))}
          note={worry.note}
          explainId="year"
          size="large"
          context={worry.share(percentText(roundedUp(share.high), locale), worry.places[of])}
        />
        {beef && (
          <p className="quiet">
            {worry.beef(figureText({ ...beef.grams, unit: 'g', grade: 'A' }, locale).value.replace(/,.*/, ''))}
          </p>
        )}
        <p>
          <Link href="/">{worry.own}</Link>
        </p>
      </div>
    </Question>
  );
}

/** One significant digit, upwards: what is less than the end of a range stays less than what is printed. */
function roundedUp(share: number): number {
  const step = 10 ** Math.floor(Math.log10(share));
  return Math.ceil(share / step) * step;
}
