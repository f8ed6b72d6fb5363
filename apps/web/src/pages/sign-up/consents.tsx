import type { ReactNode } from 'react';
import { useWords } from '../../shell/locale.js';
import { accountWords } from '../../words/account.js';

export const consents = ['age', 'terms', 'privacy'] as const;
export type Consent = (typeof consents)[number];
export const noConsents: Record<Consent, boolean> = { age: false, terms: false, privacy: false };

interface ConsentsProps {
  given: Record<Consent, boolean>;
  onGive: (given: Record<Consent, boolean>) => void;
  errorOf: (field: string) => string | undefined;
}

/** Each is asked for by itself and none is ticked beforehand: an agreement in a bundle is none. */
export function Consents({ given, onGive, errorOf }: ConsentsProps) {
  const say = useWords(accountWords).signUp;
  return (
    <fieldset className="consents">
      <legend className="field-label">{say.consents}</legend>
      {consents.map((one) => (
        <ConsentField
          key={one}
          id={`sign-up-${one}`}
          isGiven={given[one]}
          error={errorOf(one)}
          onGive={(isGiven) => onGive({ ...given, [one]: isGiven })}
        >
          {say[one]}
        </ConsentField>
      ))}
      <details className="terms">
        <summary>{say.readTerms}</summary>
        <ol>
          {say.termsLines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </details>
    </fieldset>
  );
}

interface ConsentFieldProps {
  id: string;
  isGiven: boolean;
  error: string | undefined;
  onGive: (isGiven: boolean) => void;
  children: ReactNode;
}

function ConsentField({ id, isGiven, error, onGive, children }: ConsentFieldProps) {
  return (
    <div className={error ? 'field-wrong' : undefined}>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <label className="check" htmlFor={id}>
        <input
          type="checkbox"
          id={id}
          checked={isGiven}
          onChange={({ target }) => onGive(target.checked)}
          aria-invalid={error ? true : undefined}
          aria-describedby={error && `${id}-error`}
        />
        <span>{children}</span>
      </label>
    </div>
  );
}
