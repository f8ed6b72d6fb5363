import { useEffect, useState } from 'react';
import { keepPending, type PendingKeep } from '../../reading/hand-over.js';

/** What this browser read before and has not handed over yet. */
export function usePending(isWanted: boolean): PendingKeep | null {
  const [pending, setPending] = useState<PendingKeep | null>(null);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isCurrent = true;
    void keepPending().then((found) => isCurrent && setPending(found));
    return () => {
      isCurrent = false;
    };
  }, [isWanted]);
  return pending;
}
