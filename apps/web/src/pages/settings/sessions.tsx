import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { endOtherSessions, endSession, openSessions, type OpenSession, sessionsKey } from '../../api-client/account.js';
import { Button } from '../../parts/button.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { useSubmission } from '../../parts/submission.js';
import { momentText } from '../../parts/text.js';
import { Waiting } from '../../parts/waiting.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { settingsWords } from '../../words/settings.js';

export function Sessions() {
  const say = useWords(settingsWords).security;
  const queries = useQueryClient();
  const { data: sessions } = useQuery({ queryKey: sessionsKey, queryFn: openSessions, refetchOnMount: 'always' });
  const [done, setDone] = useState('');
  const { isBusy, problems, run } = useSubmission('sessions');
  const end = (work: () => Promise<void>, text: string) =>
    run(async () => {
      await work();
      await queries.invalidateQueries({ queryKey: sessionsKey });
      setDone(text);
    });
  return (
    <section className="stack">
      <h2>{say.sessionsTitle}</h2>
      <ErrorSummary problems={problems} />
      {!sessions && <Waiting lines={3} />}
      <ul className="sessions">
        {sessions?.map((session) => (
          <SessionLine key={session.id} of={session} onEnd={() => end(() => endSession(session.id), say.ended)} />
        ))}
      </ul>
      <div className="row">
        {sessions && sessions.length > 1 && (
          <Button busyText={isBusy && say.endOthers} onClick={() => end(endOtherSessions, say.othersEnded)}>
            {say.endOthers}
          </Button>
        )}
        <output className="saved-note">{done}</output>
      </div>
    </section>
  );
}

function SessionLine({ of, onEnd }: { of: OpenSession; onEnd: () => void }) {
  const say = useWords(settingsWords).security;
  const { locale } = useLocale();
  const device = of.device || say.unknownDevice;
  const moment = (iso: string): string => momentText(new Date(iso), locale);
  return (
    <li>
      <div>
        <p className="session-device">
          {device} {of.isCurrent && <span className="state state-ok">{say.thisBrowser}</span>}
        </p>
        <p className="small quiet num">
          {say.seen(moment(of.lastSeenAt))} · {say.since(moment(of.createdAt))}
        </p>
      </div>
      {!of.isCurrent && (
        <Button className="button-small" aria-label={say.endThis(device)} onClick={onEnd}>
          {say.end}
        </Button>
      )}
    </li>
  );
}
