import { useCallback, useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';

/** Which figure is being explained: the address says it, so that it can be shared. */
export function useExplained(): { id: string | null; close: () => void } {
  const search = useSearch();
  const [path, go] = useLocation();
  const id = new URLSearchParams(search).get('explain');
  const close = useCallback(() => {
    // Opened from this page: going back leaves no second entry of the same screen behind.
    const state: unknown = history.state;
    if (typeof state === 'object' && state !== null && 'isExplaining' in state) return history.back();
    const rest = new URLSearchParams(search);
    rest.delete('explain');
    const query = String(rest);
    go(query ? `${path}?${query}` : path, { replace: true });
  }, [search, path, go]);
  useExplainKey();
  return { id, close };
}

/** `x` on a focused figure, or anywhere in its row, opens its evidence. */
function useExplainKey(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'x' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const around = document.activeElement?.closest('[data-figure], [data-explain], tr, li');
      const link = around?.matches('[data-explain]') ? around : around?.querySelector('[data-explain]');
      if (link instanceof HTMLElement) {
        event.preventDefault();
        link.focus();
        link.click();
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
