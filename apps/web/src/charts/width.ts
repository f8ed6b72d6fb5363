import { useCallback, useState } from 'react';

/** The width of an element in whole pixels, so that text in a chart keeps its size on every screen. */
export function useWidth(first = 640): { ref: (element: Element | null) => (() => void) | undefined; width: number } {
  const [width, setWidth] = useState(first);
  const ref = useCallback((element: Element | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.max(240, Math.floor(entry?.contentRect.width ?? 0))),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
