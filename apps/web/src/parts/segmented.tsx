import { useId } from 'react';

interface SegmentedProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  /** Hides the label from the eye where the options say it all. */
  quietLabel?: boolean;
}

/** A few exclusive choices in a row: real radio buttons, so that arrows and screen readers work by themselves. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
  quietLabel = true,
}: SegmentedProps<Value>) {
  const name = useId();
  return (
    <fieldset className="segmented">
      <legend className={quietLabel ? 'sr-only' : 'field-label'}>{label}</legend>
      <div className="segmented-row">
        {options.map((option) => (
          <label key={option.value} className="segment">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
