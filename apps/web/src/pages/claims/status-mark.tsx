import type { ClaimStatus } from '@promptprint/claims';
import type { ReactNode } from 'react';

const hollow = <rect x="1.75" y="1.75" width="12.5" height="12.5" className="mark-line" />;

/** The shape carries the status, colour never does. */
const shapes: Readonly<Record<ClaimStatus, ReactNode>> = {
  executed: <rect x="1" y="1" width="14" height="14" className="mark-fill" />,
  'self-reported': (
    <>
      {hollow}
      <rect x="1" y="1" width="7" height="14" className="mark-fill" />
    </>
  ),
  planned: hollow,
  'under-review': <rect x="1.75" y="1.75" width="12.5" height="12.5" className="mark-line mark-broken" />,
  contradicted: (
    <>
      {hollow}
      <path d="M2 14 14 2" className="mark-line" />
    </>
  ),
  'no-evidence': <path d="M2 8h12" className="mark-line mark-dash" />,
};

export function StatusMark({ status, size = 14 }: { status: ClaimStatus; size?: number }) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} className="status-mark" aria-hidden="true">
      {shapes[status]}
    </svg>
  );
}

/** A claim that is counted and not listed. */
export function UnreadMark({ size = 14 }: { size?: number }) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} className="status-mark" aria-hidden="true">
      <circle cx="8" cy="8" r="3" className="mark-faint" />
    </svg>
  );
}
