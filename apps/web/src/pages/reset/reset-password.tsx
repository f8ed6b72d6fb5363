import { useState } from 'react';
import { Link } from 'wouter';
import { resetPassword } from '../../api-client/account.js';
import { useEnter } from '../../api-client/session.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { useMailedToken } from '../../parts/mailed-token.js';
import { Notice } from '../../parts/notice.js';
import { PageTitle } from '../../parts/page-title.js';
import { PasswordField } from '../../parts/password-field.js';
import { useSubmission } from '../../parts/submission.js';
import { useWords } from '../../shell/locale.js';
import { accountWords } from '../../words/account.js';
import { faultsOfNewPassword, shortestPassword } from '../sign-up/sign-up-faults.js';
import '../../look/account.css';

export default function ResetPassword() {
  const say = useWords(accountWords);
  const token = useMailedToken();
  const [isDone, setDone] = useState(false);
  return (
    <div className="narrow stack">
      <PageTitle title={say.reset.title} />
      {isDone && (
        <>
          <Notice tone="ok" title={say.reset.done} />
          <div className="row">
            <ButtonLink kind="primary" href="/signin">
              {say.toSignIn}
            </ButtonLink>
          </div>
        </>
      )}
      {!isDone && token && <NewPassword token={token} onDone={() => setDone(true)} />}
      {!isDone && !token && <Notice tone="info" title={say.reset.noToken} />}
      {!isDone && (
        <Link className="text-link" href="/forgot-password">
          {say.reset.askAgain}
        </Link>
      )}
    </div>
  );
}

function NewPassword({ token, onDone }: { token: string; onDone: () => void }) {
  const say = useWords(accountWords);
  const enter = useEnter();
  const [password, setPassword] = useState('');
  const { isBusy, problems, errorOf, run } = useSubmission('reset');
  const send = async () => {
    await resetPassword(token, password);
    // The session of this browser, too, ended with the old password.
    enter(null);
    onDone();
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run(send, faultsOfNewPassword(password));
      }}
    >
      <p className="quiet">{say.reset.lead}</p>
      <ErrorSummary problems={problems} />
      <PasswordField
        id="reset-password"
        label={say.passwordNew}
        autoComplete="new-password"
        least={shortestPassword}
        value={password}
        onValue={setPassword}
        error={errorOf('password')}
      />
      <Button kind="primary" type="submit" className="button-wide" busyText={isBusy && say.checking}>
        {say.reset.submit}
      </Button>
    </form>
  );
}
