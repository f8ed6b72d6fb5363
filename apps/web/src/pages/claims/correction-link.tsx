import type { ReactNode } from 'react';

/** A mail to whoever runs this site: no form, no account, and a copy stays with the sender. */
export function CorrectionLink({ subject, label, children }: { subject: string; label?: string; children: ReactNode }) {
  const href = `mailto:claims@${location.hostname}?subject=${encodeURIComponent(subject)}`;
  return (
    <a href={href} aria-label={label}>
      {children}
    </a>
  );
}
