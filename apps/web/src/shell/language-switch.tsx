import { locales, type Locale } from '@promptprint/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { changeProfile } from '../api-client/account.js';
import { meKey, useSession } from '../api-client/session.js';
import { commonWords } from '../words/common.js';
import { useLocale, useWords } from './locale.js';

export function LanguageSwitch() {
  const { locale } = useLocale();
  const choose = useChosenLanguage();
  const say = useWords(commonWords);
  return (
    <fieldset className="language">
      <legend className="sr-only">{say.language}</legend>
      {locales.map((wanted) => (
        <button
          key={wanted}
          type="button"
          lang={wanted}
          aria-pressed={locale === wanted}
          onClick={() => choose(wanted)}
        >
          <span aria-hidden="true">{say.languagesShort[wanted]}</span>
          <span className="sr-only">{say.languages[wanted]}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** The language of this browser and, for who is signed in, of their mails and other browsers. */
export function useChosenLanguage(): (locale: Locale) => void {
  const { choose } = useLocale();
  const { me } = useSession();
  const queries = useQueryClient();
  return useCallback(
    (wanted: Locale) => {
      choose(wanted);
      if (!me || me.person.locale === wanted) return;
      queries.setQueryData(meKey, { ...me, person: { ...me.person, locale: wanted } });
      // Refused or offline: the choice still holds in this browser, which is what was asked for.
      changeProfile({ locale: wanted }).catch(() => undefined);
    },
    [choose, me, queries],
  );
}

/** A person finds their own language wherever they sign in. */
export function useLanguageOfPerson(): void {
  const { me } = useSession();
  const { choose } = useLocale();
  const id = me?.person.id;
  const locale = me?.person.locale;
  useEffect(() => {
    if (id && locale) choose(locale);
  }, [id, locale, choose]);
}
