import { countText, figureText, percentText } from '@promptprint/kernel';
import { FigureBlock } from '../../parts/figure-block.js';
import { useHiddenAmounts } from '../../parts/hidden-amounts.js';
import { usePlace } from '../../parts/place.js';
import { rangeText, wholeText } from '../../parts/text.js';
import { yearShare } from '../../parts/equivalence.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { footprintWords } from '../../words/footprint.js';
import { changeSentence } from './change.js';
import { NextStepCard } from './next-step-card.js';
import type { Period } from './period.js';
import type { FootprintAnswer } from '../../api-client/usage.js';
import { usePeriodTitle } from './use-period.js';

/** The first ten seconds: one figure, how large that is, whether it changed, what to try. */
export function Headline({ period, footprint }: { period: Period; footprint: FootprintAnswer }) {
  const say = useWords(footprintWords);
  const title = usePeriodTitle(period);
  const { total } = footprint;
  if (!total) return null;
  return (
    <section className="headline" aria-labelledby="headline-title">
      <div className="headline-label">
        <h2 id="headline-title">{title}</h2>
        <hr className="headline-bar" />
        <FigureBlock
          figure={total.figures.carbon}
          what={title}
          note={say.note}
          explainId="carbon"
          size="display"
          context={<YearShareText figure={total.figures.carbon} />}
        />
        {period.kind !== 'all' && <ChangeText footprint={footprint} />}
        <HeadlineFoot total={total} />
      </div>
      <NextStepCard period={period} />
    </section>
  );
}

function YearShareText({ figure }: { figure: { low: number; mid: number; high: number } }) {
  const say = useWords(footprintWords);
  const { locale } = useLocale();
  const { areHidden } = useHiddenAmounts();
  const { share, place } = yearShare(figure, usePlace());
  const text = rangeText(percentText(share.low, locale), percentText(share.high, locale), locale);
  return say.ofYear(areHidden ? '•••' : text, say.places[place]);
}

function ChangeText({ footprint }: { footprint: FootprintAnswer }) {
  const say = useWords(footprintWords);
  const { locale } = useLocale();
  const { areHidden } = useHiddenAmounts();
  const { change, coverage } = footprint;
  const sentence = changeSentence(change);
  const { days } = coverage;
  const isThin = sentence.kind !== 'unknown' && change.previousDaysWithData < coverage.daysWithData / 2;
  return (
    <p className="headline-change">
      {text()}
      {isThin && (
        <span className="small quiet headline-thin">{say.change.thin(change.previousDaysWithData, days)}</span>
      )}
    </p>
  );

  function text(): string {
    if (!('by' in sentence)) return say.change[sentence.kind](days);
    if (areHidden) return say.change[`${sentence.kind}Hidden`](days);
    const { range, value } = figureText(sentence.by, locale);
    return range === null ? say.change[`${sentence.kind}Wide`](value, days) : say.change[sentence.kind](range, days);
  }
}

/** What was counted, in plain numbers: no estimate among them. */
function HeadlineFoot({ total }: { total: NonNullable<FootprintAnswer['total']> }) {
  const say = useWords(footprintWords);
  const { locale } = useLocale();
  const { areHidden } = useHiddenAmounts();
  const tokens = (total.tokens.input ?? 0) + (total.tokens.output ?? 0);
  const facts = [
    total.requests === null
      ? say.entries(wholeText(total.events, locale))
      : say.requests(wholeText(total.requests, locale)),
    ...(tokens > 0 ? [say.tokens(countText(tokens, locale))] : []),
  ];
  return <p className="small quiet num">{areHidden ? '•••' : facts.join(' · ')}</p>;
}
