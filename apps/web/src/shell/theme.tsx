import { useCallback, useState } from 'react';
import { remember, remembered } from './memory.js';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The theme follows the system until the reader chooses one. */
export function useTheme(): { theme: Theme; choose: (theme: Theme) => void } {
  const [theme, setTheme] = useState<Theme>(keptTheme);
  const choose = useCallback((wanted: Theme) => {
    remember('theme', wanted === 'system' ? null : wanted);
    if (wanted === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = wanted;
    setTheme(wanted);
  }, []);
  return { theme, choose };
}

function keptTheme(): Theme {
  const kept = remembered('theme');
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}
