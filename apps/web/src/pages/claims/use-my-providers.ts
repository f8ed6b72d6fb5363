import { providers } from '@promptprint/claims';
import { useEffect, useState } from 'react';
import { useSession } from '../../api-client/session.js';
import { useFootprint } from '../../api-client/usage.js';
import { todayIn } from '../../parts/text.js';

const yearMs = 365 * 86_400_000;

/** Providers whose models stand in the person's log of the last year; null for a visitor and until it is known. */
export function useMyProviders(): readonly string[] | null {
  const { me, isMember } = useSession();
  const to = todayIn(me?.person.timezone ?? undefined);
  const from = new Date(Date.parse(to) - yearMs).toISOString().slice(0, 10);
  const { data } = useFootprint({ from, to }, 'model', isMember);
  const [mine, setMine] = useState<readonly string[] | null>(null);
  useEffect(() => {
    if (!data) return undefined;
    let isCurrent = true;
    const used = new Set(data.groups.map(({ key }) => key));
    // The register of models is large, and only members need it here.
    void import('@promptprint/emissions').then(({ models }) => {
      const makers = new Set(models().flatMap(({ id, provider }) => (used.has(id) ? [provider] : [])));
      if (isCurrent)
        setMine(providers.filter((row) => row.makers.some((maker) => makers.has(maker))).map(({ id }) => id));
    });
    return () => {
      isCurrent = false;
    };
  }, [data]);
  return mine;
}
