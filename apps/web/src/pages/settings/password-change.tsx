import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changePassword, sessionsKey } from '../../api-client/account.js';
import { ApiProblem } from '../../api-client/problem.js';
import type { Me } from '../../api-client/session.js';
import { Button } from '../../parts/button.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { PasswordField } from '../../parts/password-field.js';
import { useSubmission } from '../../parts/submission.js';
import { useWords } from '../../shell/locale.js';
import { accountWords } from '../../words/account.js';
import { settingsWords } from '../../words/settings.js';
import { faultsOfNewPassword, shortestPassword } from '../sign-up/sign-up-faults.js';
import { SavedNote } from './saved-note.js';

export function PasswordChange({ me }: { me: Me }) {
  const say = useWords(settingsWords).security;
  const account = useWords(accountWords);
  const queries = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [changed, setChanged] = useState(0);
  const { isBusy, problems, errorOf, run } = useSubmission('change');
  const send = async () => {
    await changePassword({ currentPassword: current, password: next }).catch((error: unknown) => {
      throw pointed(error);
    });
    setCurrent('');
    setNext('');
    setChanged(changed + 1);
    void queries.invalidateQueries({ queryKey: sessionsKey });
  };
  return (
    <section className="stack form">
      <h2>{say.passwordTitle}</h2>
      <p className="quiet">{say.passwordLead}</p>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const missing = current ? [] : [{ field: 'currentPassword', code: 'password-missing' }];
          run(send, [...missing, ...faultsOfNewPassword(next)]);
        }}
      >
        <ErrorSummary problems={problems} />
        <input type="email" autoComplete="username" value={me.person.email} readOnly hidden />
        <PasswordField
          id="change-currentPassword"
          label={account.passwordNow}
          autoComplete="current-password"
          value={current}
          onValue={setCurrent}
          error={errorOf('currentPassword')}
        />
        <PasswordField
          id="change-password"
          label={account.passwordNew}
          autoComplete="new-password"
          least={shortestPassword}
          value={next}
          onValue={setNext}
          error={errorOf('password')}
        />
        <div className="row">
          <Button kind="primary" type="submit" busyText={isBusy && account.checking}>
            {say.save}
          </Button>
          <SavedNote times={changed} text={say.changed} />
        </div>
      </form>
    </section>
  );
}

/** The API says only that the present password is wrong; here there is one field for it. */
function pointed(error: unknown): unknown {
  if (!(error instanceof ApiProblem) || error.code !== 'password-wrong') return error;
  const errors = [{ pointer: '/currentPassword', code: 'password-wrong' }];
  return new ApiProblem(error.status, error.code, { ...error.facts, errors });
}
