import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link } from 'wouter';

type Kind = 'primary' | 'plain' | 'quiet' | 'danger';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: Kind;
  /** The button keeps its width and says what it is doing. */
  busyText?: string | false;
}

export function Button({ kind = 'plain', busyText = false, className = '', children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={`button button-${kind} ${className}`}
      aria-disabled={busyText ? true : undefined}
      {...guarded(rest, busyText)}
    >
      <span className={busyText ? 'button-waiting' : undefined}>{children}</span>
      {busyText && <span className="button-busy">{busyText}</span>}
    </button>
  );
}

export function ButtonLink({ kind = 'plain', href, children }: { kind?: Kind; href: string; children: ReactNode }) {
  return (
    <Link className={`button button-${kind}`} href={href}>
      {children}
    </Link>
  );
}

/** A busy button stays focusable but does nothing, so that a double press is one press. */
function guarded(
  rest: ButtonHTMLAttributes<HTMLButtonElement>,
  busyText: string | false,
): ButtonHTMLAttributes<HTMLButtonElement> {
  if (!busyText) return rest;
  return { ...rest, onClick: (event) => event.preventDefault() };
}
