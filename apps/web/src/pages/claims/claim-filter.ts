import {
  claimKinds,
  claimStatuses,
  providerIds,
  type ClaimFilter,
  type ClaimKind,
  type ClaimStatus,
  type ProviderId,
} from '@promptprint/claims';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';

export interface ClaimChoice {
  provider?: ProviderId;
  kind?: ClaimKind;
  status?: ClaimStatus;
  isMine?: true;
}

/** What an address asks for; what names nothing is left out. */
export function choiceOf(search: URLSearchParams): ClaimChoice {
  const one = <Value extends string>(name: string, known: readonly Value[]) =>
    known.find((value) => value === search.get(name));
  const provider = one('provider', providerIds);
  const kind = one('kind', claimKinds);
  const status = one('status', claimStatuses);
  return {
    ...(provider ? { provider } : {}),
    ...(kind ? { kind } : {}),
    ...(status ? { status } : {}),
    ...(search.get('mine') === '1' ? { isMine: true } : {}),
  };
}

/** The filter of the register for a choice; `mine` are the providers somebody uses, null while nobody knows. */
export function filterOf({ provider, kind, status, isMine }: ClaimChoice, mine: readonly string[] | null): ClaimFilter {
  const providers = isMine && mine ? (provider ? mine.filter((id) => id === provider) : mine) : provider;
  return { provider: providers, kind, status };
}

/** The choice stands in the address, so that it can be shared. */
export function useClaimChoice() {
  const [search, setSearch] = useSearchParams();
  const choice = useMemo(() => choiceOf(search), [search]);
  const change = useCallback(
    (name: 'provider' | 'kind' | 'status' | 'mine', value: string) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          if (value) next.set(name, value);
          else next.delete(name);
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const clear = useCallback(() => setSearch(() => new URLSearchParams(), { replace: true }), [setSearch]);
  return { choice, change, clear };
}
