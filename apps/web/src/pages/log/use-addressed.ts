import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

interface Addressed {
  /** The entry whose peek is open. */
  entryId: string | null;
  isAdding: boolean;
  isExplaining: boolean;
  peek: (id: string | null) => void;
  add: (isOpen: boolean) => void;
}

/** What is open stands in the address: it can be shared, and other screens can lead to it. */
export function useAddressed(): Addressed {
  const [search, setSearch] = useSearchParams();
  const id = search.get('entry');
  const set = useCallback(
    (name: 'entry' | 'add', value: string | null) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          if (value === null) next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return {
    entryId: id !== null && /^[0-9a-f]{32}$/.test(id) ? id : null,
    isAdding: search.get('add') === '1',
    isExplaining: search.has('explain'),
    peek: useCallback((entryId) => set('entry', entryId), [set]),
    add: useCallback((isOpen) => set('add', isOpen ? '1' : null), [set]),
  };
}
