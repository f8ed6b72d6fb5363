import { useState } from 'react';
import { type NewConnection, useConnectionChanges } from '../../api-client/connections.js';
import { Button } from '../../parts/button.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { Field, SelectField } from '../../parts/field.js';
import { type FoundFault, useSubmission } from '../../parts/submission.js';
import { useWords } from '../../shell/locale.js';
import { connectWords } from '../../words/connect.js';

const kinds = ['openai', 'anthropic', 'openrouter'] as const satisfies readonly NewConnection['kind'][];
const blank: NewConnection = { kind: 'openai', label: '', key: '' };

/** Closed until asked for: a powerful key is nothing to hand over in passing. */
export function NewConnectionForm() {
  const say = useWords(connectWords).connections;
  const { add } = useConnectionChanges();
  const { isBusy, problems, errorOf, run } = useSubmission('connection');
  const [wish, setWish] = useState(blank);
  const send = async () => {
    const { kind, label, key, since } = wish;
    await add({ kind, label: label.trim(), key: key.trim(), ...(since ? { since } : {}) });
    setWish(blank);
  };
  const faults: FoundFault[] = [
    ...(wish.label.trim() ? [] : [{ field: 'label', code: 'label-missing', text: say.labelMissing }]),
    ...(wish.key.trim() ? [] : [{ field: 'key', code: 'key-missing', text: say.keyMissing }]),
  ];
  return (
    <details className="card">
      <summary>{say.addTitle}</summary>
      <form
        className="stack form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          run(send, faults);
        }}
      >
        <p className="small quiet">{say.caution}</p>
        <ErrorSummary problems={problems} />
        <SelectField
          label={say.provider}
          value={wish.kind}
          onChange={({ target }) => setWish({ ...wish, kind: kinds.find((one) => one === target.value) ?? 'openai' })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {say.kinds[kind]}
            </option>
          ))}
        </SelectField>
        <Field
          id="connection-label"
          label={say.label}
          hint={say.labelHint}
          autoComplete="off"
          maxLength={60}
          value={wish.label}
          error={errorOf('label')}
          onChange={({ target }) => setWish({ ...wish, label: target.value })}
        />
        <Field
          id="connection-key"
          type="password"
          label={say.key}
          hint={say.keyHints[wish.kind]}
          autoComplete="off"
          value={wish.key}
          error={errorOf('key')}
          onChange={({ target }) => setWish({ ...wish, key: target.value })}
        />
        <Field
          id="connection-since"
          type="date"
          label={say.since}
          hint={say.sinceHint}
          value={wish.since ?? ''}
          error={errorOf('since')}
          onChange={({ target }) => setWish({ ...wish, since: target.value })}
        />
        <div>
          <Button kind="primary" type="submit" busyText={isBusy && say.trying}>
            {say.add}
          </Button>
        </div>
      </form>
    </details>
  );
}
