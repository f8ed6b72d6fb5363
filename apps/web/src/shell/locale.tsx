import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { pickLocale, type Locale } from '@promptprint/kernel';
import { remember, remembered } from './memory.js';

interface LocaleChoice {
  locale: Locale;
  choose: (locale: Locale) => void;
}

const LocaleContext = createContext<LocaleChoice>({ locale: 'en', choose: () => undefined });

export function LocaleProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(firstLocale);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const choose = useCallback((wanted: Locale) => {
    remember('locale', wanted);
    setLocale(wanted);
  }, []);
  return <LocaleContext value={useMemo(() => ({ locale, choose }), [locale, choose])}>{children}</LocaleContext>;
}

export function useLocale(): LocaleChoice {
  return use(LocaleContext);
}

/** The words of one area in the language of the reader. */
export function useWords<Words>(area: Record<Locale, Words>): Words {
  return area[use(LocaleContext).locale];
}

function firstLocale(): Locale {
  const kept = remembered('locale');
  return kept === 'ko' || kept === 'en' ? kept : pickLocale(navigator.languages.join(','));
}
