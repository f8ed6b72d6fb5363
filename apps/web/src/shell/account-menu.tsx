import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { signOut } from '../api-client/account.js';
import { ApiProblem } from '../api-client/problem.js';
import { type Me, useEnter } from '../api-client/session.js';
import { commonWords } from '../words/common.js';
import { useWords } from './locale.js';

/** Whose account this is, and the way out. A disclosure, so that Tab and screen readers work by themselves. */
export function AccountMenu({ me }: { me: Me }) {
  const say = useWords(commonWords);
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { leave, hasFailed } = useLeave();
  useEffect(() => {
    if (!isOpen) return;
    const outside = (event: Event) => box.current?.contains(event.target as Node) || setOpen(false);
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const { displayName, email } = me.person;
  const name = displayName ?? email;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape is heard for the button and the list within
    <div className="account-menu" ref={box} onKeyDown={(event) => event.key === 'Escape' && isOpen && close()}>
      <button
        ref={button}
        type="button"
        className="icon-button"
        aria-expanded={isOpen}
        aria-controls="account-menu-list"
        onClick={() => setOpen(!isOpen)}
      >
        <span className="avatar" aria-hidden="true">
          {firstLetter(name)}
        </span>
        <span className="sr-only">{say.nav.accountOf(name)}</span>
      </button>
      <div id="account-menu-list" className="account-menu-list" hidden={!isOpen}>
        <p className="account-menu-name">
          {displayName && <span>{displayName}</span>}
          <span className="small quiet">{email}</span>
        </p>
        <Link className="nav-link" href="/settings" onClick={() => setOpen(false)}>
          {say.nav.settings}
        </Link>
        <button type="button" className="nav-link" onClick={leave}>
          {say.nav.signOut}
        </button>
        {hasFailed && (
          <p className="field-error" role="alert">
            {say.states.unreachable}
          </p>
        )}
      </div>
    </div>
  );
}

/** A session that is over already is left all the same; without an answer nobody is told that they are out. */
function useLeave(): { leave: () => void; hasFailed: boolean } {
  const enter = useEnter();
  const [, go] = useLocation();
  const [hasFailed, setFailed] = useState(false);
  const left = () => {
    go('/');
    enter(null);
  };
  const leave = () => {
    setFailed(false);
    signOut().then(left, (error: unknown) =>
      error instanceof ApiProblem && error.status === 401 ? left() : setFailed(true),
    );
  };
  return { leave, hasFailed };
}

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });

function firstLetter(name: string): string {
  const [first] = segments.segment(name);
  return (first?.segment ?? '').toLocaleUpperCase();
}
