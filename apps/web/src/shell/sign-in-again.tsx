import { useState } from 'react';
import { signIn } from '../api-client/account.js';
import { useEnter } from '../api-client/session.js';
import { Button } from '../parts/button.js';
import { ErrorSummary } from '../parts/error-summary.js';
import { Modal } from '../parts/modal.js';
import { PasswordField } from '../parts/password-field.js';
import { useSubmission } from '../parts/submission.js';
import { accountWords } from '../words/account.js';
import { useWords } from './locale.js';

/** Over the page, so that what was typed there stays. */
export default function SignInAgain({
  email,
  onDone,
  onClose,
}: {
  email: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const say = useWords(accountWords);
  const enter = useEnter();
  const [password, setPassword] = useState('');
  const { isBusy, problems, errorOf, run } = useSubmission('again');
  const send = async () => {
    enter(await signIn({ email, password }));
    onDone();
  };
  return (
    <Modal title={say.signIn.again} first="again-password" onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          run(send, password ? [] : [{ field: 'password', code: 'password-missing' }]);
        }}
      >
        <ErrorSummary problems={problems} />
        <p className="quiet">{email}</p>
        <PasswordField
          id="again-password"
          label={say.password}
          autoComplete="current-password"
          value={password}
          error={errorOf('password')}
          onValue={setPassword}
        />
        <Button kind="primary" type="submit" busyText={isBusy && say.checking}>
          {say.signIn.submit}
        </Button>
      </form>
    </Modal>
  );
}
