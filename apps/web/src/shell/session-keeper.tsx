import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { openSessions, sessionsKey, type OpenSession } from '../api-client/account.js';
import { lastAnsweredAt, type Me, onSessionOver } from '../api-client/session.js';
import { commonWords } from '../words/common.js';
import { useWords } from './locale.js';
import { sessionEnd, type SessionTimes } from './session-end.js';

const SignInAgain = lazy(() => import('./sign-in-again.js'));

const noticeMs = 2 * 60_000;
const lookMs = 5_000;

/** Says two minutes before that a session ends, and lets a person sign in again over the page they are on. */
export function SessionKeeper({ me }: { me: Me }) {
  const say = useWords(commonWords);
  const [isAsking, setAsking] = useState(false);
  const { data: sessions, refetch } = useQuery({
    queryKey: sessionsKey,
    queryFn: openSessions,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [isOver, setOver] = useState(false);
  useEffect(() => onSessionOver(() => setOver(true)), []);
  const isEnding = useIsEnding(sessions);
  const renewed = () => {
    setAsking(false);
    setOver(false);
    void refetch();
  };
  const stay = async () => {
    // A request is what keeps an idle session; one that has reached its full age needs the password.
    const { data } = await refetch();
    if (!data || endsSoon(data)) setAsking(true);
  };
  return (
    <>
      <div role="alert">
        {isOver && (
          <p className="top-strip top-strip-warn top-strip-action">
            {say.session.over}
            <button type="button" className="button button-small" onClick={() => setAsking(true)}>
              {say.session.signInAgain}
            </button>
          </p>
        )}
        {!isOver && isEnding && (
          <p className="top-strip top-strip-warn top-strip-action">
            {say.session.ends}
            <button type="button" className="button button-small" onClick={() => void stay()}>
              {say.session.stay}
            </button>
          </p>
        )}
      </div>
      {isAsking && (
        <Suspense fallback={null}>
          <SignInAgain email={me.person.email} onDone={renewed} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}

function useIsEnding(sessions: readonly OpenSession[] | undefined): boolean {
  const [isEnding, setEnding] = useState(false);
  useEffect(() => {
    if (!sessions) return;
    const look = () => setEnding(endsSoon(sessions));
    look();
    const timer = setInterval(look, lookMs);
    return () => clearInterval(timer);
  }, [sessions]);
  return isEnding;
}

function endsSoon(sessions: readonly OpenSession[]): boolean {
  const own = sessions.find(({ isCurrent }) => isCurrent);
  return own !== undefined && sessionEnd(timesOf(own), lastAnsweredAt()) - Date.now() <= noticeMs;
}

const timesOf = ({ lastSeenAt, expiresAt }: OpenSession): SessionTimes => ({
  lastSeenAt: Date.parse(lastSeenAt),
  expiresAt: Date.parse(expiresAt),
});
