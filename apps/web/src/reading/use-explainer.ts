import type { Explanation, UsageInput } from '@promptprint/emissions';
import { useCallback, useEffect, useRef } from 'react';
import type { Reader } from './reader.js';

/** Explains one use on this device; the worker starts with the first question. */
export function useExplainer(): (usage: UsageInput) => Promise<Explanation> {
  const reader = useRef<Promise<Reader> | null>(null);
  useEffect(
    () => () => {
      void reader.current?.then((started) => started.close());
      reader.current = null;
    },
    [],
  );
  return useCallback((usage) => {
    reader.current ??= import('./reader.js').then(({ Reader: Started }) => new Started(() => undefined));
    return reader.current.then((started) => started.explain(usage));
  }, []);
}
