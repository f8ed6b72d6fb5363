import { useSyncExternalStore } from 'react';

/** Follows a media query, for the few places where the order of things, not only their look, depends on the width. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}

export const phone = '(width < 640px)';
