import { models as register } from '@promptprint/emissions';
import { useId, useMemo, useState, type SubmitEvent } from 'react';
import { Button } from '../../parts/button.js';
import { Field } from '../../parts/field.js';
import { useWords } from '../../shell/locale.js';
import { compareWords } from '../../words/compare.js';
import { mostModels, usualFor, type CompareWish, type WishName } from './wish.js';

interface ModelChoiceProps {
  wish: CompareWish;
  onChange: (name: WishName, value: string) => void;
}

/** Which models: each can be left out, and any name can be added. */
export function ModelChoice({ wish: { task, models }, onChange }: ModelChoiceProps) {
  const say = useWords(compareWords);
  const [typed, setTyped] = useState('');
  const list = useId();
  const known = useMemo(() => register().map(({ id }) => id), []);
  const isFull = models.length >= mostModels;
  const put = (names: readonly string[]) => onChange('models', names.join(','));
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const name = typed.replaceAll(',', ' ').trim();
    if (name && !models.includes(name) && !isFull) put([...models, name]);
    setTyped('');
  };
  return (
    <div className="stack-s">
      <ul className="compare-models" aria-label={say.models}>
        {models.map((name) => (
          <li key={name}>
            <Button
              className="compare-chip"
              aria-label={say.removeModel(name)}
              disabled={models.length <= 2}
              onClick={() => put(models.filter((one) => one !== name))}
            >
              {name} <span aria-hidden="true">×</span>
            </Button>
          </li>
        ))}
      </ul>
      <form className="compare-add" onSubmit={add}>
        <Field
          label={say.add}
          hint={isFull ? say.tooMany : say.addHint}
          list={list}
          maxLength={100}
          value={typed}
          disabled={isFull}
          onChange={(event) => setTyped(event.target.value)}
        />
        <datalist id={list}>
          {known.map((id) => (
            <option key={id}>{id}</option>
          ))}
        </datalist>
        <Button type="submit" disabled={isFull}>
          {say.addButton}
        </Button>
        {models.join() !== usualFor(task).join() && (
          <Button kind="quiet" onClick={() => onChange('models', '')}>
            {say.usual}
          </Button>
        )}
      </form>
    </div>
  );
}
