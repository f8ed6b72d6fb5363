import { locales } from '@promptprint/kernel';
import { useMemo, useState } from 'react';
import { changeProfile, type ProfileChange } from '../../api-client/account.js';
import { useEnter } from '../../api-client/session.js';
import { countries, ownTimeZone } from '../../parts/countries.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { CheckField, SelectField } from '../../parts/field.js';
import { useHiddenAmounts } from '../../parts/hidden-amounts.js';
import { Segmented } from '../../parts/segmented.js';
import { useSubmission } from '../../parts/submission.js';
import { rememberWeekStart, weekStart, weekStarts } from '../../parts/week.js';
import { useChosenLanguage } from '../../shell/language-switch.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { remember, remembered } from '../../shell/memory.js';
import { commonWords } from '../../words/common.js';
import { settingsWords } from '../../words/settings.js';
import { Preview } from './preview.js';
import { SavedNote } from './saved-note.js';
import type { TabProps } from './tab.js';

/** Each choice holds at once; the line on top shows what it does. */
export default function LanguageAndUnits({ me }: TabProps) {
  const say = useWords(settingsWords);
  const { areHidden, hide } = useHiddenAmounts();
  const [week, setWeek] = useState(weekStart);
  return (
    <div className="stack-l">
      <Preview week={week} />
      <OfPerson me={me} />
      <section className="stack form">
        <h2>{say.language.ofBrowser}</h2>
        <Segmented
          label={say.language.week}
          quietLabel={false}
          value={week}
          options={weekStarts.map((day) => ({ value: day, label: say.language.weekDays[day] }))}
          onChange={(day) => {
            rememberWeekStart(day);
            setWeek(day);
          }}
        />
        <GridBasis />
        <div>
          <CheckField
            label={say.language.hide}
            checked={areHidden}
            onChange={({ target }) => hide(target.checked)}
            aria-describedby="hide-hint"
          />
          <p className="small quiet check-hint" id="hide-hint">
            {say.language.hideHint}
          </p>
        </div>
      </section>
    </div>
  );
}

/** Read by the footprint when it opens; kept where that screen keeps it. */
function GridBasis() {
  const say = useWords(settingsWords).language;
  const [basis, setBasis] = useState(remembered('grid-basis') === 'contracts' ? 'contracts' : 'local');
  return (
    <SelectField
      label={say.basis}
      hint={say.basisHint}
      value={basis}
      onChange={({ target }) => {
        setBasis(target.value);
        remember('grid-basis', target.value);
      }}
    >
      <option value="local">{say.bases.local}</option>
      <option value="contracts">{say.bases.contracts}</option>
    </SelectField>
  );
}

function OfPerson({ me }: TabProps) {
  const say = useWords(settingsWords);
  const common = useWords(commonWords);
  const { locale } = useLocale();
  const chooseLanguage = useChosenLanguage();
  const enter = useEnter();
  const [saved, setSaved] = useState(0);
  const { problems, errorOf, run } = useSubmission('language');
  const list = useMemo(() => countries(locale), [locale]);
  const { country, timezone } = me.person;
  const save = (change: ProfileChange) =>
    run(async () => {
      enter(await changeProfile(change));
      setSaved((times) => times + 1);
    });
  return (
    <section className="stack form">
      <div className="row">
        <h2>{say.language.ofPerson}</h2>
        <SavedNote times={saved} text={say.saved} />
      </div>
      <ErrorSummary problems={problems} />
      <SelectField
        label={common.language}
        hint={say.language.languageHint}
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
        id="language-country"
        label={say.language.country}
        hint={say.language.countryHint}
        value={country ?? ''}
        error={errorOf('country')}
        onChange={({ target }) => save({ country: target.value || null })}
      >
        <option value="">{say.language.countryNone}</option>
        {list.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <TimeZone value={timezone} error={errorOf('timezone')} onChange={(zone) => save({ timezone: zone })} />
    </section>
  );
}

interface TimeZoneProps {
  value: string;
  error: string | undefined;
  onChange: (zone: string) => void;
}

function TimeZone({ value, error, onChange }: TimeZoneProps) {
  const say = useWords(settingsWords).language;
  const own = ownTimeZone();
  const zones = useMemo(
    () => [...new Set(['UTC', own, value, ...Intl.supportedValuesOf('timeZone')])].toSorted(),
    [own, value],
  );
  return (
    <div className="stack-s">
      <SelectField
        id="language-timezone"
        label={say.zone}
        hint={say.zoneHint}
        value={value}
        error={error}
        onChange={({ target }) => onChange(target.value)}
      >
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </SelectField>
      {own !== value && (
        <button type="button" className="button button-quiet button-small to-start" onClick={() => onChange(own)}>
          {say.zoneOwn(own)}
        </button>
      )}
    </div>
  );
}
