import { useState, type SyntheticEvent } from 'react';
import { wholeText } from '../../parts/text.js';
import { Button } from '../../parts/button.js';
import { CopyButton } from '../../parts/copy-button.js';
import { phone, useMedia } from '../../parts/media.js';
import { CheckField, SelectField } from '../../parts/field.js';
import { useLocale, useWords } from '../../shell/locale.js';
import type { Habit } from '../../reading/result.js';
import { welcomeWords } from '../../words/welcome.js';
import { pastedFile } from './pasted-file.js';

interface DoorsProps {
  onHabit: (habit: Habit) => void;
  onPaste: (file: File) => void;
}

/** The three ways in for those without an export at hand. */
export function Doors({ onHabit, onPaste }: DoorsProps) {
  const say = useWords(welcomeWords);
  // Tables and coding tools live on computers.
  const isPhone = useMedia(phone);
  return (
    <section className="doors" aria-label={say.noFile}>
      <h2 className="doors-title">{say.noFile}</h2>
      <div className="doors-grid">
        <HabitDoor onHabit={onHabit} />
        {!isPhone && <PasteDoor onPaste={onPaste} />}
        {!isPhone && <ToolDoor />}
      </div>
    </section>
  );
}

const perDayChoices = [3, 10, 30, 100] as const;

function HabitDoor({ onHabit }: Pick<DoorsProps, 'onHabit'>) {
  const say = useWords(welcomeWords);
  const { locale } = useLocale();
  const [habit, setHabit] = useState<Habit>({ perDay: 10, provider: 'openai', isThinking: false });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onHabit(habit);
  };
  return (
    <form className="door door-habit" onSubmit={submit}>
      <h3 id="habit-title">{say.habitTitle}</h3>
      <div className="chips" role="radiogroup" aria-labelledby="habit-title">
        {perDayChoices.map((perDay) => (
          <label key={perDay} className="chip">
            <input
              type="radio"
              name="per-day"
              value={perDay}
              checked={habit.perDay === perDay}
              onChange={() => setHabit({ ...habit, perDay })}
            />
            <span>{say.habitCount(wholeText(perDay, locale))}</span>
          </label>
        ))}
      </div>
      <SelectField
        label={say.habitApp}
        value={habit.provider ?? 'other'}
        onChange={(event) =>
          setHabit({ ...habit, provider: event.target.value === 'other' ? null : event.target.value })
        }
      >
        {Object.entries(say.habitApps).map(([provider, name]) => (
          <option key={provider} value={provider}>
            {name}
          </option>
        ))}
      </SelectField>
      <CheckField
        label={say.habitThinking}
        checked={habit.isThinking}
        onChange={(event) => setHabit({ ...habit, isThinking: event.target.checked })}
      />
      <div className="door-end">
        <Button type="submit">{say.habitShow}</Button>
        <p className="small quiet">{say.habitHint}</p>
      </div>
    </form>
  );
}

function PasteDoor({ onPaste }: Pick<DoorsProps, 'onPaste'>) {
  const say = useWords(welcomeWords);
  const [text, setText] = useState('');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (text.trim()) onPaste(pastedFile(text));
  };
  return (
    <form className="door" onSubmit={submit}>
      <h3 id="paste-title">{say.pasteTitle}</h3>
      <p className="small quiet" id="paste-hint">
        {say.pasteHint}
      </p>
      <textarea
        className="input mono"
        rows={4}
        wrap="off"
        spellCheck={false}
        aria-label={say.pasteLabel}
        aria-describedby="paste-hint"
        placeholder={'model,time,input,output\ngpt-5,2026-11-02,1200,300'}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="door-end">
        <Button type="submit">{say.pasteRead}</Button>
      </div>
    </form>
  );
}

const command = 'npx promptprint scan';

function ToolDoor() {
  const say = useWords(welcomeWords);
  return (
    <div className="door">
      <h3>{say.toolTitle}</h3>
      <p className="small quiet">{say.toolHint}</p>
      <pre className="code-block">{command}</pre>
      <div className="door-end">
        <CopyButton text={command} label={say.toolCopy} />
      </div>
    </div>
  );
}
