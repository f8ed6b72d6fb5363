import { Field } from '../../parts/field.js';
import type { ReadingResult } from '../../reading/result.js';
import { useWords } from '../../shell/locale.js';
import { importWords } from '../../words/import.js';
import type { Choice } from './outgoing.js';

interface ChoosePeriodProps {
  result: ReadingResult;
  choice: Choice;
  onChange: (choice: Choice) => void;
}

export function ChoosePeriod({ result, choice, onChange }: ChoosePeriodProps) {
  const say = useWords(importWords).preview;
  const [first, last] = [result.from?.slice(0, 10), result.to?.slice(0, 10)];
  if (!first || !last) return null;
  const day = (name: 'from' | 'to', otherwise: string) => (
    <Field
      label={say[name]}
      type="date"
      min={first}
      max={last}
      value={choice[name] ?? otherwise}
      onChange={({ target: { value } }) =>
        onChange({ ...choice, [name]: value === '' || value === otherwise ? null : value })
      }
    />
  );
  return (
    <fieldset>
      <legend className="field-label">{say.period}</legend>
      <div className="period-fields">
        {day('from', first)}
        {day('to', last)}
      </div>
    </fieldset>
  );
}
