import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import type { LogFilter } from '../../api-client/usage.js';
import { isDay } from '../footprint/period.js';

const names = ['from', 'to', 'source', 'model', 'status', 'q', 'import'] as const;

/** What an address asks for; anything that could not be asked of the server is left out. */
export function filterOf(search: URLSearchParams): LogFilter {
  const text = (name: (typeof names)[number]): string | null => search.get(name)?.trim().slice(0, 256) || null;
  const filter: LogFilter = {};
  for (const name of ['from', 'to'] as const) {
    const day = text(name);
    if (isDay(day)) filter[name] = day;
  }
  for (const name of ['source', 'model', 'q'] as const) {
    const value = text(name);
    if (value) filter[name] = name === 'q' ? value.slice(0, 100) : value;
  }
  const status = text('status');
  if (status === 'counted' || status === 'replaced' || status === 'elsewhere') filter.status = status;
  const importId = text('import');
  if (importId && /^[0-9a-f-]{36}$/i.test(importId)) filter.import = importId;
  return filter;
}

interface FilterChoice {
  filter: LogFilter;
  change: (name: keyof LogFilter, value: string) => void;
  clear: () => void;
}

/** The filters stand in the address, so that other screens can lead to exactly these entries. */
export function useLogFilter(): FilterChoice {
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => filterOf(search), [search]);
  const change = useCallback(
    (name: keyof LogFilter, value: string) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          if (value) next.set(name, value);
          else next.delete(name);
          next.delete('entry');
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const clear = useCallback(() => setSearch(() => new URLSearchParams(), { replace: true }), [setSearch]);
  return { filter, change, clear };
}
