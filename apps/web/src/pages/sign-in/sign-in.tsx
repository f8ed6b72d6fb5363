import { useState } from 'react';
import { Link, Redirect, useSearch } from 'wouter';
import { restore, signIn } from '../../api-client/account.js';
import { ApiProblem } from '../../api-client/problem.js';
import { useEnter, useSession } from '../../api-client/session.js';
import { Button } from '../../parts/button.js';
import { Notice } from '../../parts/notice.js';
import { PageTitle } from '../../parts/page-title.js';
import { useSubmission } from '../../parts/submission.js';
import { useWords } from '../../shell/locale.js';
import { returnAddress, withReturn } from '../../shell/return-address.js';
import { accountWords } from '../../words/account.js';
import { KeepReceipt } from '../sign-up/keep-receipt.js';
import { Credentials } from './credentials.js';
import '../../look/account.css';

export default function SignIn() {
  const say = useWords(accountWords);
  const search = useSearch();
  const enter = useEnter();
  const { isMember } = useSession();
  const [given] = useState(() => new URLSearchParams(search));
  const [isPending, setPending] = useState(false);
  const [credentials, setCredentials] = useState({ email: '', password: '' });
  const submission = useSubmission('sign-in');
  const send = async () => {
    try {
      enter(await signIn(credentials));
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'deletion-pending') throw error;
      setPending(true);
    }
  };
  if (isMember)
    return given.has('keep') ? <KeepReceipt /> : <Redirect to={returnAddress(search, '/footprint')} replace />;
  return (
    <div className="narrow stack">
      <PageTitle title={say.signIn.title} />
      {given.has('to') && <p className="quiet">{say.signIn.needed}</p>}
      {isPending && (
        <Notice tone="warn" title={say.restore.pending}>
          <p>{say.restore.pendingHint}</p>
          <div className="row notice-actions">
            <Button onClick={() => submission.run(async () => enter(await restore(credentials)))}>
              {say.restore.submit}
            </Button>
          </div>
        </Notice>
      )}
      <Credentials
        value={credentials}
        onValue={(changed) => {
          setPending(false);
          setCredentials(changed);
        }}
        submission={submission}
        send={send}
        label={say.signIn.submit}
      />
      <div className="stack-s">
        <Link className="text-link" href={withReturn('/forgot-password', search)}>
          {say.signIn.forgot}
        </Link>
        <p className="row">
          <span className="quiet">{say.signIn.none}</span>
          <Link className="text-link" href={withReturn('/signup', search)}>
            {say.toSignUp}
          </Link>
        </p>
      </div>
    </div>
  );
}
