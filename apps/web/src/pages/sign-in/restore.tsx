import { useState } from 'react';
import { Redirect, useLocation, useSearch } from 'wouter';
import { restore } from '../../api-client/account.js';
import { useEnter, useSession } from '../../api-client/session.js';
import { Notice } from '../../parts/notice.js';
import { PageTitle } from '../../parts/page-title.js';
import { useSubmission } from '../../parts/submission.js';
import { dateText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { accountWords } from '../../words/account.js';
import { Credentials } from './credentials.js';
import '../../look/account.css';

/** Where a deletion, and the mail about it, leads: signing in here takes it back. */
export default function Restore() {
  const say = useWords(accountWords).restore;
  const { locale } = useLocale();
  const enter = useEnter();
  const [, go] = useLocation();
  const { isMember } = useSession();
  const due = dueDate(useSearch());
  const [credentials, setCredentials] = useState({ email: '', password: '' });
  const submission = useSubmission('sign-in');
  const send = async () => {
    enter(await restore(credentials));
    go('/settings/data', { replace: true });
  };
  if (isMember && !due) return <Redirect to="/settings/data" replace />;
  return (
    <div className="narrow stack">
      <PageTitle title={due ? say.leftTitle : say.title} />
      {due && <Notice tone="info" title={say.left(dateText(due, locale))} />}
      <p className="quiet">{say.lead}</p>
      <Credentials
        value={credentials}
        onValue={setCredentials}
        submission={submission}
        send={send}
        label={say.submit}
      />
    </div>
  );
}

function dueDate(search: string): Date | null {
  const due = new Date(new URLSearchParams(search).get('due') ?? '');
  return Number.isNaN(due.getTime()) ? null : due;
}
