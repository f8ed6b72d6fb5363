import { locales } from '@promptprint/kernel';
import { useMemo, useState } from 'react';
import { signUp } from '../../api-client/account.js';
import { useEnter } from '../../api-client/session.js';
import { Button } from '../../parts/button.js';
import { countries, countryOfClock, ownTimeZone } from '../../parts/countries.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { Field, SelectField } from '../../parts/field.js';
import { PasswordField } from '../../parts/password-field.js';
import { useSubmission } from '../../parts/submission.js';
import { useChosenLanguage } from '../../shell/language-switch.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { accountWords } from '../../words/account.js';
import { commonWords } from '../../words/common.js';
import { Consents, type Consent, noConsents } from './consents.js';
import { faultsOfSignUp, shortestPassword } from './sign-up-faults.js';

/** As little as an account needs. What is not asked for here is never known. */
export function SignUpForm() {
  const say = useWords(accountWords);
  const { locale } = useLocale();
  const enter = useEnter();
  const [timezone] = useState(ownTimeZone);
  const [wish, setWish] = useState(() => ({
    email: '',
    password: '',
    displayName: '',
    country: countryOfClock(timezone),
  }));
  const [consents, setConsents] = useState<Record<Consent, boolean>>(noConsents);
  const { isBusy, problems, errorOf, run } = useSubmission('sign-up');
  const set = (field: keyof typeof wish) => (event: { target: { value: string } }) =>
    setWish({ ...wish, [field]: event.target.value });
  const send = async () => {
    const displayName = wish.displayName.trim() || null;
    enter(await signUp({ ...wish, displayName, country: wish.country || null, locale, timezone }));
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run(send, faultsOfSignUp(wish, consents, say.signUp.consentMissing));
      }}
    >
      <ErrorSummary problems={problems} />
      <Field
        id="sign-up-email"
        label={say.email}
        type="email"
        autoComplete="email"
        inputMode="email"
        maxLength={254}
        value={wish.email}
        onChange={set('email')}
        error={errorOf('email')}
      />
      <PasswordField
        id="sign-up-password"
        label={say.password}
        autoComplete="new-password"
        least={shortestPassword}
        value={wish.password}
        onValue={(password) => setWish({ ...wish, password })}
        error={errorOf('password')}
      />
      <Field
        id="sign-up-displayName"
        label={say.displayName}
        hint={say.displayNameHint}
        autoComplete="nickname"
        maxLength={60}
        value={wish.displayName}
        onChange={set('displayName')}
        error={errorOf('displayName')}
      />
      <Home country={wish.country} error={errorOf('country')} onCountry={set('country')} />
      <Consents given={consents} onGive={setConsents} errorOf={errorOf} />
      <Button kind="primary" type="submit" className="button-wide" busyText={isBusy && say.checking}>
        {say.signUp.submit}
      </Button>
    </form>
  );
}

interface HomeProps {
  country: string;
  error: string | undefined;
  onCountry: (event: { target: { value: string } }) => void;
}

/** Language, which holds at once, and country. */
function Home({ country, error, onCountry }: HomeProps) {
  const say = useWords(accountWords);
  const common = useWords(commonWords);
  const { locale } = useLocale();
  const chooseLanguage = useChosenLanguage();
  const list = useMemo(() => countries(locale), [locale]);
  return (
    <div className="field-pair">
      <SelectField
        id="sign-up-locale"
        label={common.language}
        hint={say.languageHint}
        value={locale}
        onChange={({ target }) => chooseLanguage(target.value === 'ko' ? 'ko' : 'en')}
      >
        {locales.map((one) => (
          <option key={one} value={one} lang={one}>
            {common.languages[one]}
          </option>
        ))}
      </SelectField>
      <SelectField
        id="sign-up-country"
        label={say.country}
        hint={say.countryHint}
        autoComplete="country"
        value={country}
        onChange={onCountry}
        error={error}
      >
        <option value="">{say.countryNone}</option>
        {list.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
