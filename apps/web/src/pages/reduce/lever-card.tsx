import { useHiddenAmounts } from '../../parts/hidden-amounts.js';
import { Masked } from '../../parts/figure-text.js';
import { GradeMark } from '../../parts/grade-mark.js';
import { wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';
import { reduceWords } from '../../words/reduce.js';
import { sizeText } from './saving-text.js';
import { StartTrial } from './start-trial.js';
import type { Reduction } from './use-reductions.js';

/** What was seen, what it could save, what to do and what it may cost. */
export function LeverCard({ reduction: { rule, saving, parts } }: { reduction: Reduction }) {
  const say = useWords(reduceWords);
  const { locale } = useLocale();
  const words = say.rules[rule];
  const [first] = parts;
  const count = (value: number | null | undefined) =>
    value === null || value === undefined ? '—' : wholeText(value, locale);
  return (
    <article className="card stack-s lever" data-rule={rule}>
      <h3>{words.title}</h3>
      {saving && <Size saving={saving} />}
      <p>{words.seen(count(first?.inputPerRequest), count(first?.outputPerRequest))}</p>
      <ul className="lever-parts small">
        {parts.slice(0, 5).map(({ modelId, otherModelId, requests }) => (
          <li key={`${modelId}${otherModelId}${requests}`}>
            <span>
              {otherModelId ? say.swap(modelId ?? say.unknownModel, otherModelId) : (modelId ?? say.unknownModel)}
            </span>
            <span className="quiet num">{say.requests(wholeText(requests, locale))}</span>
          </li>
        ))}
      </ul>
      <details>
        <summary>{say.steps}</summary>
        <ul className="reduce-titles">
          {words.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      </details>
      <p className="small quiet">{words.quality}</p>
      <StartTrial rule={rule} />
    </article>
  );
}

function Size({ saving: { carbon, probability } }: { saving: NonNullable<Reduction['saving']> }) {
  const say = useWords(reduceWords);
  const common = useWords(commonWords);
  const { locale } = useLocale();
  const { areHidden } = useHiddenAmounts();
  const size = sizeText(carbon, locale);
  if (size?.direction !== 'lower')
    return (
      <p className="lever-size">
        {say.cannotTell}
        <span className="lever-why">
          {say.cannotTellWhy(say.ofTen(Math.max(1, Math.min(9, Math.round(probability * 10)))))}
        </span>
      </p>
    );
  return (
    <p className="lever-size row">
      {areHidden ? <Masked label={common.hidden} /> : say.couldSave(size.text)} <GradeMark grade={carbon.grade} />
    </p>
  );
}
