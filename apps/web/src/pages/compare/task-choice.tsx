import { taskIds } from '@promptprint/emissions';
import { Field, SelectField } from '../../parts/field.js';
import { countries } from '../../parts/countries.js';
import { Segmented } from '../../parts/segmented.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { compareWords } from '../../words/compare.js';
import { countsOf, type CompareWish, type WishName } from './wish.js';

interface ChoiceProps {
  wish: CompareWish;
  onChange: (name: WishName, value: string) => void;
}

/** What is asked of the models, in counts that can be changed, and where they run. */
export function TaskChoice({ wish: { task, work, country }, onChange }: ChoiceProps) {
  const say = useWords(compareWords);
  const { locale } = useLocale();
  return (
    <>
      <Segmented
        label={say.task}
        value={task}
        options={taskIds.map((value) => ({ value, label: say.tasks[value] }))}
        onChange={(value) => onChange('task', value)}
      />
      <div className="compare-counts">
        {countsOf(task).map((name) => (
          <Field
            // A new task, or a count cut to its whole, is a new field: what was typed into the old one is gone.
            key={`${task}-${name}-${work[name]}`}
            label={say.counts[name]}
            inputMode="numeric"
            pattern="\d{1,8}"
            defaultValue={String(work[name])}
            onBlur={(event) => onChange(name, event.target.value.trim())}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onChange(name, event.currentTarget.value.trim());
            }}
          />
        ))}
        <SelectField label={say.place} value={country} onChange={(event) => onChange('country', event.target.value)}>
          <option value="">{say.usualPlaces}</option>
          {countries(locale).map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
    </>
  );
}
