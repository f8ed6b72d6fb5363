import { useState } from 'react';
import { changeProfile } from '../../api-client/account.js';
import { useEnter } from '../../api-client/session.js';
import { Button } from '../../parts/button.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { Field } from '../../parts/field.js';
import { useSubmission } from '../../parts/submission.js';
import { dateText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';
import { settingsWords } from '../../words/settings.js';
import { SavedNote } from './saved-note.js';
import type { TabProps } from './tab.js';

export default function Profile({ me }: TabProps) {
  const say = useWords(settingsWords);
  const common = useWords(commonWords);
  const { locale } = useLocale();
  const enter = useEnter();
  const { email, emailVerified, createdAt, displayName } = me.person;
  const [name, setName] = useState(displayName ?? '');
  const [saved, setSaved] = useState(0);
  const { isBusy, problems, errorOf, run } = useSubmission('profile');
  const send = async () => {
    enter(await changeProfile({ displayName: name.trim() || null }));
    setSaved(saved + 1);
  };
  return (
    <div className="stack-l">
      <dl className="facts">
        <dt>{say.profile.email}</dt>
        <dd>
          {email}{' '}
          <span className={emailVerified ? 'state state-ok' : 'state'}>
            {emailVerified ? say.profile.verified : say.profile.unverified}
          </span>
          <p className="small quiet">{say.profile.since(dateText(new Date(createdAt), locale))}</p>
        </dd>
      </dl>
      <form
        className="stack form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          run(send);
        }}
      >
        <ErrorSummary problems={problems} />
        <Field
          id="profile-displayName"
          label={say.profile.name}
          hint={say.profile.nameHint}
          autoComplete="nickname"
          maxLength={60}
          value={name}
          onChange={({ target }) => setName(target.value)}
          error={errorOf('displayName')}
        />
        <div className="row">
          <Button kind="primary" type="submit" busyText={isBusy && say.saving}>
            {common.save}
          </Button>
          <SavedNote times={saved} text={say.saved} />
        </div>
      </form>
    </div>
  );
}
