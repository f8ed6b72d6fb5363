import { percentText } from '@promptprint/kernel';
import { type Overlap, useOverlapChoice } from '../../api-client/sources.js';
import { SelectField } from '../../parts/field.js';
import { useProblemText } from '../../parts/loaded.js';
import { useSourceName } from '../../parts/source-name.js';
import { dateText, factorText, wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { connectWords } from '../../words/connect.js';

const choices = ['automatic', 'finer', 'coarser', 'both'] as const;

/** Sources that tell of the same tokens: how much of one the other explains, and which of them counts. */
export function OverlapList({ overlaps }: { overlaps: readonly Overlap[] }) {
  const say = useWords(connectWords).overlaps;
  return (
    <section className="stack block" aria-labelledby="overlaps-title">
      <h2 id="overlaps-title">{say.title}</h2>
      <p className="quiet">{say.lead}</p>
      {overlaps.map((overlap) => (
        <OverlapCard key={`${overlap.finer} ${overlap.coarser}`} overlap={overlap} />
      ))}
    </section>
  );
}

function OverlapCard({ overlap }: { overlap: Overlap }) {
  const say = useWords(connectWords).overlaps;
  const { locale } = useLocale();
  const sourceName = useSourceName();
  const { mutate, isPending, isSuccess, error, variables } = useOverlapChoice();
  const problemText = useProblemText();
  const { finer, coarser, from, to, days } = overlap;
  const [first, second] = [sourceName(finer), sourceName(coarser)];
  const options = say.choices(first, second);
  const date = (day: string) => dateText(new Date(day), locale, 'UTC');
  return (
    <article className="card stack-s">
      <div className="row-apart">
        <h3>{say.pair(first, second)}</h3>
        <span className="small quiet num">{say.span(date(from), date(to), say.days(wholeText(days, locale)))}</span>
      </div>
      <p className="num">
        <Explained overlap={overlap} />
      </p>
      <SelectField
        label={say.which}
        value={isPending ? variables.choice : overlap.choice}
        disabled={isPending}
        onChange={({ target }) => {
          const choice = choices.find((one) => one === target.value);
          if (choice) mutate({ finer, coarser, choice });
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {options[choice]}
          </option>
        ))}
      </SelectField>
      <output className="small quiet">{isSuccess && say.saved}</output>
      {error && (
        <p className="field-error" role="alert">
          {problemText(error)}
        </p>
      )}
    </article>
  );
}

function Explained({ overlap }: { overlap: Overlap }) {
  const say = useWords(connectWords).overlaps;
  const { locale } = useLocale();
  const sourceName = useSourceName();
  const { finer, coarser, explained, finerRequests, coarserRequests } = overlap;
  if (finerRequests !== null && coarserRequests !== null) {
    const guess = say.guess(wholeText(coarserRequests, locale), wholeText(finerRequests, locale));
    return `${guess} ${guessOff(coarserRequests / Math.max(1, finerRequests))}`;
  }
  return explained === null
    ? ''
    : say.explained(sourceName(finer), sourceName(coarser), percentText(explained, locale));

  function guessOff(times: number): string {
    if (times > 1.25) return say.guessOff.high(factorText(times, locale));
    return times < 0.8 ? say.guessOff.low(factorText(1 / times, locale)) : say.guessOff.right;
  }
}
