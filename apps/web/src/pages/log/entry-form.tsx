import { useEffect, useMemo, useState, type SyntheticEvent } from 'react';
import { addEntry, correctEntry, useForgetUsage, useFootprint, type Entry } from '../../api-client/usage.js';
import { Button } from '../../parts/button.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { Field } from '../../parts/field.js';
import { Modal } from '../../parts/modal.js';
import { Segmented } from '../../parts/segmented.js';
import { useSubmission } from '../../parts/submission.js';
import { useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';
import { logWords } from '../../words/log.js';
import { blankValues, changeOf, newEvent, valuesOf, type EntryFault, type EntryValues } from './entry-values.js';

interface EntryFormProps {
  /** The entry to correct; null adds one. */
  entry: Entry | null;
  today: string;
  onClose: () => void;
  /** Given the entry that counts from now on, where one was corrected. */
  onDone: (corrected: Entry | null) => void;
}

/** How much, to which model, on which day. There is no field for what was asked. */
export function EntryForm({ entry, today, onClose, onDone }: EntryFormProps) {
  const say = useWords(logWords).form;
  const common = useWords(commonWords);
  const [values, setValues] = useState<EntryValues>(() => (entry ? valuesOf(entry) : blankValues(today)));
  // One form is one entry, however often it is sent.
  const key = useMemo(() => crypto.randomUUID(), []);
  const { isBusy, problems, errorOf, run } = useSubmission('entry');
  const forget = useForgetUsage();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const made = entry ? changeOf(entry, values, today) : newEvent(values, today);
    const faults = 'faults' in made ? made.faults : [];
    run(
      async () => {
        const corrected = 'change' in made && entry ? await correctEntry({ id: entry.id, change: made.change }) : null;
        if ('event' in made) await addEntry({ event: made.event, key });
        await forget();
        onClose();
        onDone(corrected);
      },
      faults.map(({ field, code }: EntryFault) => ({ field, code, text: say.faults[code] })),
    );
  };
  // The browser would put the focus on the button that closes.
  useEffect(() => document.getElementById('entry-model')?.focus(), []);
  const change = (part: Partial<EntryValues>): void => setValues({ ...values, ...part });
  return (
    <Modal title={entry ? say.editTitle : say.addTitle} onClose={onClose}>
      <form className="stack entry-form" noValidate onSubmit={submit}>
        {entry && <p className="quiet">{say.editHint}</p>}
        <ErrorSummary problems={problems} />
        <ModelField
          value={values.model}
          today={today}
          error={errorOf('model') ?? errorOf('modelRawRequest')}
          onChange={(model) => change({ model })}
        />
        {(entry === null || entry.granularity === 'day') && (
          <Field
            id="entry-day"
            label={say.day}
            type="date"
            min="2020-01-01"
            max={today}
            value={values.day}
            error={errorOf('day') ?? errorOf('startedAt')}
            onChange={(event) => change({ day: event.target.value })}
          />
        )}
        <Segmented
          label={say.mode}
          quietLabel={false}
          value={values.mode}
          options={(['questions', 'tokens'] as const).map((value) => ({ value, label: say.modes[value] }))}
          onChange={(mode) => change({ mode })}
        />
        <CountFields values={values} errorOf={errorOf} onChange={change} />
        <p className="small quiet">{say.note}</p>
        <div className="row">
          <Button type="submit" kind="primary" busyText={isBusy && say.saving}>
            {entry ? say.correct : say.save}
          </Button>
          <Button onClick={onClose}>{common.cancel}</Button>
        </div>
      </form>
    </Modal>
  );
}

interface ModelFieldProps {
  value: string;
  today: string;
  error: string | undefined;
  onChange: (model: string) => void;
}

/** Free text, because new models appear; the ones already in the log are offered. */
function ModelField({ value, today, error, onChange }: ModelFieldProps) {
  const say = useWords(logWords).form;
  const { data } = useFootprint({ from: '2020-01-01', to: today }, 'model');
  const known = data?.groups.map(({ key }) => key).filter(Boolean) ?? [];
  return (
    <>
      <Field
        id="entry-model"
        label={say.model}
        hint={say.modelHint}
        error={error}
        value={value}
        maxLength={256}
        list="entry-models"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id="entry-models">
        {known.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}

interface CountFieldsProps {
  values: EntryValues;
  errorOf: (field: string) => string | undefined;
  onChange: (part: Partial<EntryValues>) => void;
}

function CountFields({ values, errorOf, onChange }: CountFieldsProps) {
  const say = useWords(logWords).form;
  const count = (name: keyof EntryValues, label: string, hint?: string) => (
    <Field
      id={`entry-${name}`}
      label={label}
      {...(hint ? { hint } : {})}
      error={errorOf(name)}
      inputMode="numeric"
      autoComplete="off"
      value={values[name]}
      onChange={(event) => onChange({ [name]: event.target.value })}
    />
  );
  if (values.mode === 'questions') return count('requests', say.questions, say.questionsHint);
  return (
    <>
      <div className="count-fields">
        {count('inputTokens', say.tokensIn)}
        {count('inputCacheReadTokens', say.tokensCached)}
        {count('outputTokens', say.tokensOut)}
        {count('outputReasoningTokens', say.tokensThinking)}
        {count('requests', say.requests)}
      </div>
      <p className="small quiet">{say.unknownHint}</p>
    </>
  );
}
