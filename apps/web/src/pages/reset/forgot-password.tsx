import { useState } from 'react';
import { forgotPassword } from '../../api-client/account.js';
import { Button } from '../../parts/button.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { Field } from '../../parts/field.js';
import { Notice } from '../../parts/notice.js';
import { PageTitle } from '../../parts/page-title.js';
import { useSubmission } from '../../parts/submission.js';
import { useWords } from '../../shell/locale.js';
import { accountWords } from '../../words/account.js';
import { faultsOfEmail } from '../sign-up/sign-up-faults.js';
import '../../look/account.css';

/** The answer is the same for every address: who has an account here is nobody's business. */
export default function ForgotPassword() {
  const say = useWords(accountWords);
  const [email, setEmail] = useState('');
  const [isSent, setSent] = useState(false);
  const { isBusy, problems, errorOf, run } = useSubmission('forgot');
  const send = async () => {
    await forgotPassword(email);
    setSent(true);
  };
  return (
    <div className="narrow stack">
      <PageTitle title={say.forgot.title} />
      {isSent ? (
        <>
          <Notice tone="info" title={say.forgot.sent}>
            <p>{say.forgot.sentHint}</p>
          </Notice>
          <div className="row">
            <Button onClick={() => setSent(false)}>{say.forgot.other}</Button>
          </div>
        </>
      ) : (
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            run(send, faultsOfEmail(email));
          }}
        >
          <p className="quiet">{say.forgot.lead}</p>
          <ErrorSummary problems={problems} />
          <Field
            id="forgot-email"
            label={say.email}
            type="email"
            autoComplete="username"
            inputMode="email"
            maxLength={254}
            value={email}
            onChange={({ target }) => setEmail(target.value)}
            error={errorOf('email')}
          />
          <Button kind="primary" type="submit" className="button-wide" busyText={isBusy && say.checking}>
            {say.forgot.submit}
          </Button>
        </form>
      )}
    </div>
  );
}
