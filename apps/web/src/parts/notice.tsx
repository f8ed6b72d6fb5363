import type { ReactNode } from 'react';

type Tone = 'info' | 'warn' | 'danger' | 'ok' | 'restated';

/** A strip with a word, never colour alone. Danger is announced at once, the rest politely. */
export function Notice({ tone, title, children }: { tone: Tone; title?: string; children?: ReactNode }) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      {title && <p className="notice-title">{title}</p>}
      {children}
    </div>
  );
}
