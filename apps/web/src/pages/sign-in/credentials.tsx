import { Button } from '../../parts/button.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { Field } from '../../parts/field.js';
import { PasswordField } from '../../parts/password-field.js';
import type { useSubmission } from '../../parts/submission.js';
import { useWords } from '../../shell/locale.js';
import { accountWords } from '../../words/account.js';
import { faultsOfEmail } from '../sign-up/sign-up-faults.js';

interface CredentialsProps {
  value: { email: string; password: string };
  onValue: (value: { email: string; password: string }) => void;
  /** Of the form `sign-in`. */
  submission: ReturnType<typeof useSubmission>;
  send: () => Promise<void>;
  label: string;
}

export function Credentials({ value, onValue, submission, send, label }: CredentialsProps) {
  const say = useWords(accountWords);
  const { isBusy, problems, errorOf, run } = submission;
  const { email, password } = value;
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const missing = password ? [] : [{ field: 'password', code: 'password-missing' }];
        run(send, [...faultsOfEmail(email), ...missing]);
      }}
    >
      <ErrorSummary problems={problems} />
      <Field
        id="sign-in-email"
        label={say.email}
        type="email"
        autoComplete="username"
        inputMode="email"
        maxLength={254}
        value={email}
        onChange={({ target }) => onValue({ email: target.value, password })}
        error={errorOf('email')}
      />
      <PasswordField
        id="sign-in-password"
        label={say.password}
        autoComplete="current-password"
        value={password}
        onValue={(typed) => onValue({ email, password: typed })}
        error={errorOf('password')}
      />
      <Button kind="primary" type="submit" className="button-wide" busyText={isBusy && say.checking}>
        {label}
      </Button>
    </form>
  );
}
