import { useState } from 'react';
import { makeApiKey, type NewApiKey } from '../../api-client/account.js';
import { Button } from '../../parts/button.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { CheckField, Field, SelectField } from '../../parts/field.js';
import { type FoundFault, useSubmission } from '../../parts/submission.js';
import { useWords } from '../../shell/locale.js';
import { settingsWords } from '../../words/settings.js';
import { expiryOf, keyExpiries, type KeyExpiry, keyScopes, type KeyScope } from './key-scopes.js';

interface Wish {
  name: string;
  scopes: readonly KeyScope[];
  expiry: KeyExpiry;
  networks: string;
}

const blank: Wish = { name: '', scopes: ['usage:write', 'account:read'], expiry: '90', networks: '' };

export function NewKeyForm({ onMade }: { onMade: (key: NewApiKey) => void }) {
  const say = useWords(settingsWords);
  const [wish, setWish] = useState<Wish>(blank);
  const { isBusy, problems, errorOf, run } = useSubmission('key');
  const send = async () => {
    const { name, scopes, expiry } = wish;
    const networks = wish.networks.split(/[\s,]+/).filter(Boolean);
    onMade(await makeApiKey({ name, scopes: [...scopes], expiresAt: expiryOf(expiry, Date.now()), networks }));
    setWish(blank);
  };
  return (
    <section className="card form">
      <h2>{say.keys.make}</h2>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          run(send, faultsOf(wish));
        }}
      >
        <ErrorSummary problems={problems} />
        <Field
          id="key-name"
          label={say.keys.name}
          hint={say.keys.nameHint}
          autoComplete="off"
          maxLength={60}
          value={wish.name}
          onChange={({ target }) => setWish({ ...wish, name: target.value })}
          error={errorOf('name')}
        />
        <Scopes chosen={wish.scopes} error={errorOf('scopes')} onChoose={(scopes) => setWish({ ...wish, scopes })} />
        <SelectField
          id="key-expiresAt"
          label={say.keys.expiry}
          value={wish.expiry}
          error={errorOf('expiresAt')}
          onChange={({ target }) =>
            setWish({ ...wish, expiry: keyExpiries.find((one) => one === target.value) ?? '90' })
          }
        >
          {keyExpiries.map((one) => (
            <option key={one} value={one}>
              {say.keys.expiries[one]}
            </option>
          ))}
        </SelectField>
        <Field
          id="key-networks"
          label={say.keys.networks}
          hint={say.keys.networksHint}
          autoComplete="off"
          spellCheck={false}
          value={wish.networks}
          onChange={({ target }) => setWish({ ...wish, networks: target.value })}
          error={errorOf('networks')}
        />
        <div className="row">
          <Button kind="primary" type="submit" busyText={isBusy && say.saving}>
            {say.keys.make}
          </Button>
        </div>
      </form>
    </section>
  );
}

interface ScopesProps {
  chosen: readonly KeyScope[];
  error: string | undefined;
  onChoose: (scopes: readonly KeyScope[]) => void;
}

function Scopes({ chosen, error, onChoose }: ScopesProps) {
  const say = useWords(settingsWords).keys;
  return (
    <fieldset className={error ? 'field-wrong' : undefined} aria-describedby={error && 'key-scopes-error'}>
      <legend className="field-label">{say.may}</legend>
      {error && (
        <p className="field-error" id="key-scopes-error">
          {error}
        </p>
      )}
      {keyScopes.map((scope, at) => (
        <CheckField
          key={scope}
          id={at === 0 ? 'key-scopes' : undefined}
          label={
            <>
              {say.scopes[scope]} <code className="faint">{scope}</code>
            </>
          }
          checked={chosen.includes(scope)}
          onChange={({ target }) =>
            onChoose(keyScopes.filter((one) => (one === scope ? target.checked : chosen.includes(one))))
          }
        />
      ))}
    </fieldset>
  );
}

function faultsOf({ name, scopes }: Wish): FoundFault[] {
  return [
    ...(name.trim() ? [] : [{ field: 'name', code: 'name-missing' }]),
    ...(scopes.length > 0 ? [] : [{ field: 'scopes', code: 'scopes-missing' }]),
  ];
}
