import { useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../shell/locale.js';
import { commonWords } from '../words/common.js';

/** True once `milliseconds` have passed: short waits show nothing at all. */
export function useAfter(milliseconds: number): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return isOver;
}

/** Nothing under 300 ms, then the final layout in grey, after 4 s a sentence and a way out. */
export function Waiting({ lines = 3, onCancel }: { lines?: number; onCancel?: () => void }) {
  const isShown = useAfter(300);
  const isLong = useAfter(4000);
  const say = useWords(commonWords);
  if (!isShown) return <div aria-busy="true" />;
  return (
    <div className="waiting" aria-busy="true">
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="skeleton" aria-hidden="true" />
      ))}
      {isLong && (
        <WaitingLong text={say.states.working}>
          {onCancel && (
            <button type="button" className="button button-plain" onClick={onCancel}>
              {say.cancel}
            </button>
          )}
        </WaitingLong>
      )}
    </div>
  );
}

function WaitingLong({ text, children }: { text: string; children: ReactNode }) {
  return (
    <output className="row">
      <span className="quiet">{text}</span>
      {children}
    </output>
  );
}
