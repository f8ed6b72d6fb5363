import { useState } from 'react';
import { useWords } from '../shell/locale.js';
import { accountWords } from '../words/account.js';

interface PasswordFieldProps {
  id: string;
  label: string;
  autoComplete: 'current-password' | 'new-password';
  value: string;
  error: string | undefined;
  onValue: (value: string) => void;
  /** The least length of a new password; says how far one is. */
  least?: number;
}

/** Pasting and password managers work, and what was typed can be looked at. */
export function PasswordField({ id, label, autoComplete, value, error, onValue, least }: PasswordFieldProps) {
  const say = useWords(accountWords);
  const [isShown, setShown] = useState(false);
  const described = [least && `${id}-hint`, error && `${id}-error`, least && `${id}-count`].filter(Boolean).join(' ');
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {least && (
        <p className="field-hint" id={`${id}-hint`}>
          {say.passwordHint(least)}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <div className="password-row">
        <input
          id={id}
          className="input"
          type={isShown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={256}
          value={value}
          onChange={(event) => onValue(event.target.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
        />
        <button
          type="button"
          className="password-eye"
          aria-pressed={isShown}
          aria-label={say.showPasswordLabel}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? say.hidePassword : say.showPassword}
        </button>
      </div>
      {least && (
        <p className="field-hint num" id={`${id}-count`}>
          {lengthText(Array.from(value.normalize('NFC')).length, least, say)}
        </p>
      )}
    </div>
  );
}

function lengthText(count: number, least: number, say: (typeof accountWords)['en']): string {
  return count < least ? say.passwordCount(count, least) : say.passwordLongEnough(count);
}
