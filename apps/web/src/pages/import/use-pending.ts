import { useEffect, useState } from 'react';
import { keepPending, type PendingKeep } from '../../reading/hand-over.js';

/** What this browser read before and has not handed over yet; looked up again at every step. */
export function usePending(step: string): PendingKeep | null {
  const [pending, setPending] = useState<PendingKeep | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void keepPending().then((found) => isCurrent && setPending(found));
    return () => {
      isCurrent = false;
    };
  }, [step]);
  return pending;
}
