import { useEffect, useState } from 'react';
import { resendVerification } from '../api-client/account.js';
import type { Me } from '../api-client/session.js';
import { commonWords } from '../words/common.js';
import { useWords } from './locale.js';
import { isSandbox } from './sandbox.js';

/** Said on every screen, so that nobody takes a trial for the real thing. */
export function SandboxStrip() {
  const say = useWords(commonWords);
  const [isShown] = useState(isSandbox);
  if (!isShown) return null;
  return (
    <p className="top-strip">
      {say.sandbox}{' '}
      <a href="/dev/mail" target="_blank" rel="noreferrer">
        {say.sandboxMails}
      </a>
    </p>
  );
}

export function OfflineStrip() {
  const say = useWords(commonWords);
  const [isOffline, setOffline] = useState(() => !navigator.onLine);
  useEffect(() => {
    const look = () => setOffline(!navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return (
    <output className={isOffline ? 'top-strip top-strip-warn' : undefined}>{isOffline && say.states.offline}</output>
  );
}

/** Until the link in the mail was followed, nobody knows whether a forgotten password could ever be replaced. */
export function VerifyStrip({ me }: { me: Me }) {
  const say = useWords(commonWords);
  const [state, setState] = useState<'asked' | 'sending' | 'sent' | 'failed'>('asked');
  if (me.person.emailVerified) return null;
  const send = () => {
    setState('sending');
    resendVerification().then(
      () => setState('sent'),
      () => setState('failed'),
    );
  };
  return (
    <div className="top-strip top-strip-info top-strip-action">
      <span>{say.verify.strip(me.person.email)}</span>
      {state !== 'sent' && (
        <button type="button" className="button button-small" onClick={send} disabled={state === 'sending'}>
          {say.verify.again}
        </button>
      )}
      <output>
        {state === 'sent' && say.verify.sent}
        {state === 'failed' && say.states.unreachable}
      </output>
    </div>
  );
}
