import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { askDeletion } from '../../api-client/account.js';
import { type Me, useEnter } from '../../api-client/session.js';
import { Button } from '../../parts/button.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { Field } from '../../parts/field.js';
import { PasswordField } from '../../parts/password-field.js';
import { useSubmission } from '../../parts/submission.js';
import { useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';
import { settingsWords } from '../../words/settings.js';

/** What goes, what stops, what stays, before anything is typed; and a word and the password, so that no slip does it. */
export function AccountDeletion({ me, onClose }: { me: Me; onClose: () => void }) {
  const say = useWords(settingsWords).data;
  const common = useWords(commonWords);
  const heading = useRef<HTMLHeadingElement>(null);
  const [word, setWord] = useState('');
  const [password, setPassword] = useState('');
  const { isBusy, problems, errorOf, run } = useSubmission('deletion');
  const leave = useGoodbye();
  useEffect(() => heading.current?.focus(), []);
  return (
    <form
      className="deletion stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const slips = [
          ...(word.trim().toLowerCase() === say.word ? [] : [{ field: 'word', code: 'word-wrong' }]),
          ...(password ? [] : [{ field: 'password', code: 'password-missing' }]),
        ];
        run(async () => leave(await askDeletion(password)), slips);
      }}
    >
      <h3 ref={heading} tabIndex={-1}>
        {say.goneTitle}
      </h3>
      <Lines lines={say.gone} />
      <h3>{say.nowTitle}</h3>
      <Lines lines={say.now} />
      <h3>{say.staysTitle}</h3>
      <Lines lines={say.stays} />
      <p className="small quiet">{say.staysWhy}</p>
      <p>
        <strong>{say.first}</strong>{' '}
        <a href="/v1/me/export" download>
          {say.take}
        </a>
      </p>
      <ErrorSummary problems={problems} />
      {/* Tells a password manager whose password is asked for. */}
      <input type="email" autoComplete="username" value={me.person.email} readOnly hidden />
      <Field
        id="deletion-word"
        label={say.wordLabel(say.word)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={20}
        value={word}
        onChange={({ target }) => setWord(target.value)}
        error={errorOf('word')}
      />
      <PasswordField
        id="deletion-password"
        label={say.password}
        autoComplete="current-password"
        value={password}
        onValue={setPassword}
        error={errorOf('password')}
      />
      <div className="row">
        <Button kind="danger" type="submit" busyText={isBusy && say.deleting}>
          {say.confirm}
        </Button>
        <Button onClick={onClose}>{common.cancel}</Button>
      </div>
    </form>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="bullets">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** The page that says until when the way back is open; only then is the person gone from this browser. */
function useGoodbye(): (dueAt: string) => void {
  const [, go] = useLocation();
  const enter = useEnter();
  return (dueAt) => {
    go(`/restore?due=${encodeURIComponent(dueAt)}`);
    enter(null);
  };
}
