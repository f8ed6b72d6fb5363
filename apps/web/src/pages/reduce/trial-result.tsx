import type { Figure } from '@promptprint/kernel';
import type { Schemas } from '../../api-client/client.js';
import { FigureText, Masked } from '../../parts/figure-text.js';
import { GradeMark } from '../../parts/grade-mark.js';
import { useHiddenAmounts } from '../../parts/hidden-amounts.js';
import { wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';
import { reduceWords } from '../../words/reduce.js';
import { sizeText } from './saving-text.js';

type Result = Schemas['TrialResultAnswer'];

/** Lower, higher, or why neither can be said; and what one request took on both sides. */
export function TrialResult({ result }: { result: Result }) {
  const say = useWords(reduceWords).trial;
  const { reason, before, during, change } = result;
  return (
    <>
      <Direction result={result} />
      {reason && <p>{say.reasons[reason](before.daysWithData, during.daysWithData)}</p>}
      <dl className="trial-sides">
        <Side title={say.before} side={before} />
        <Side title={say.during} side={during} />
      </dl>
      <p className="small quiet">{say.caution}</p>
      {change && <p className="small faint">{say.madeWith(change.factorSet)}</p>}
    </>
  );
}

function Direction({ result: { direction, change } }: { result: Result }) {
  const say = useWords(reduceWords).trial;
  const common = useWords(commonWords);
  const { locale } = useLocale();
  const { areHidden } = useHiddenAmounts();
  const size = change && direction !== 'cannot-tell' ? sizeText(turned(change), locale) : null;
  if (!change || !size) return <p className="lever-size">{say.cannotTell}</p>;
  return (
    <p className="lever-size row">
      {areHidden ? <Masked label={common.hidden} /> : say[size.direction](size.text)} <GradeMark grade={change.grade} />
    </p>
  );
}

/** A change is told as what came to it, a saving as what was spared. */
const turned = ({ low, mid, high, ...rest }: Figure): Figure => ({ ...rest, low: -high, mid: -mid, high: -low });

function Side({ title, side: { perRequest, requests } }: { title: string; side: Result['before'] }) {
  const say = useWords(reduceWords);
  const { locale } = useLocale();
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {perRequest ? (
          <span className="row">
            <FigureText figure={perRequest} />
            <GradeMark grade={perRequest.grade} />
          </span>
        ) : (
          '—'
        )}
        <span className="small quiet num">{say.requests(wholeText(requests, locale))}</span>
      </dd>
    </div>
  );
}
