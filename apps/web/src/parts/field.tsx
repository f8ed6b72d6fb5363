import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes } from 'react';

interface Described {
  label: string;
  hint?: string;
  error?: string | undefined;
}

/** Hint and error stand beside the field, not inside it, and are tied to it. */
export function Field({ label, hint, error, id, ...input }: Described & InputHTMLAttributes<HTMLInputElement>) {
  const own = useId();
  const fieldId = id ?? own;
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={fieldId}>{label}</label>
      {hint && (
        <p className="field-hint" id={`${fieldId}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${fieldId}-error`}>
          {error}
        </p>
      )}
      <input
        id={fieldId}
        className="input"
        aria-invalid={error ? true : undefined}
        aria-describedby={described(fieldId, hint, error)}
        {...input}
      />
    </div>
  );
}

export function SelectField({
  label,
  hint,
  error,
  id,
  children,
  ...select
}: Described & SelectHTMLAttributes<HTMLSelectElement> & { children: ReactNode }) {
  const own = useId();
  const fieldId = id ?? own;
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={fieldId}>{label}</label>
      {hint && (
        <p className="field-hint" id={`${fieldId}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${fieldId}-error`}>
          {error}
        </p>
      )}
      <select
        id={fieldId}
        className="input"
        aria-invalid={error ? true : undefined}
        aria-describedby={described(fieldId, hint, error)}
        {...select}
      >
        {children}
      </select>
    </div>
  );
}

export function CheckField({
  label,
  ...input
}: { label: ReactNode } & Omit<InputHTMLAttributes<HTMLInputElement>, 'type'>) {
  return (
    <label className="check">
      <input type="checkbox" {...input} />
      <span>{label}</span>
    </label>
  );
}

function described(fieldId: string, hint: string | undefined, error: string | undefined): string | undefined {
  const ids = [hint && `${fieldId}-hint`, error && `${fieldId}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
