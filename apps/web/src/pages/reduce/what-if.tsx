import { models as register } from '@promptprint/emissions';
import { percentText } from '@promptprint/kernel';
import { useId, useMemo } from 'react';
import { countries } from '../../parts/countries.js';
import { SelectField } from '../../parts/field.js';
import { Masked } from '../../parts/figure-text.js';
import { useHiddenAmounts } from '../../parts/hidden-amounts.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';
import { reduceWords } from '../../words/reduce.js';
import { sizeText } from './saving-text.js';
import { isAsItWas, type ReductionsAnswer, type WhatIfWish } from './use-reductions.js';

interface WhatIfProps {
  wish: WhatIfWish;
  onChange: (wish: WhatIfWish) => void;
  result: ReductionsAnswer['whatIf'];
}

/** The same days with another model, less input or another place. */
export function WhatIf({ wish, onChange, result }: WhatIfProps) {
  const say = useWords(reduceWords);
  const { locale } = useLocale();
  const slider = useId();
  const writers = useMemo(() => register().filter(({ modality }) => modality.startsWith('text')), []);
  return (
    <section className="stack block" aria-labelledby="what-if-title">
      <h2 id="what-if-title">{say.whatIf}</h2>
      <p className="small quiet">{say.whatIfHint}</p>
      <div className="what-if">
        <SelectField
          label={say.model}
          value={wish.model}
          onChange={(event) => onChange({ ...wish, model: event.target.value })}
        >
          <option value="">{say.sameModel}</option>
          {writers.map(({ id }) => (
            <option key={id}>{id}</option>
          ))}
        </SelectField>
        <div className="field">
          <label htmlFor={slider}>{say.input(percentText(wish.inputShare, locale))}</label>
          <input
            id={slider}
            type="range"
            min={0.1}
            max={1}
            step={0.1}
            value={wish.inputShare}
            onChange={(event) => onChange({ ...wish, inputShare: Math.round(Number(event.target.value) * 10) / 10 })}
          />
        </div>
        <SelectField
          label={say.place}
          value={wish.country}
          onChange={(event) => onChange({ ...wish, country: event.target.value })}
        >
          <option value="">{say.samePlace}</option>
          {countries(locale).map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <output className="lever-size">{isAsItWas(wish) || !result ? say.same : <Result result={result} />}</output>
    </section>
  );
}

function Result({ result: { carbon } }: { result: NonNullable<ReductionsAnswer['whatIf']> }) {
  const say = useWords(reduceWords);
  const common = useWords(commonWords);
  const { locale } = useLocale();
  const { areHidden } = useHiddenAmounts();
  if (areHidden) return <Masked label={common.hidden} />;
  const size = sizeText(carbon, locale);
  return size === null ? say.cannotTell : say[size.direction](size.text);
}
