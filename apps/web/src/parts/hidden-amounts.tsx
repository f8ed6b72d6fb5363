import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import { remember, remembered } from '../shell/memory.js';

interface HiddenAmounts {
  areHidden: boolean;
  hide: (hidden: boolean) => void;
}

const HiddenAmountsContext = createContext<HiddenAmounts>({ areHidden: false, hide: () => undefined });

/** Masks every amount on the screen and keeps the shapes: for showing a screen to others. */
export function HiddenAmountsProvider({ children }: { children: ReactNode }) {
  const [areHidden, setHidden] = useState(() => remembered('hide-amounts') === 'yes');
  const hide = useCallback((hidden: boolean) => {
    remember('hide-amounts', hidden ? 'yes' : null);
    setHidden(hidden);
  }, []);
  return (
    <HiddenAmountsContext value={useMemo(() => ({ areHidden, hide }), [areHidden, hide])}>
      {children}
    </HiddenAmountsContext>
  );
}

export function useHiddenAmounts(): HiddenAmounts {
  return use(HiddenAmountsContext);
}
