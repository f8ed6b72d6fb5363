import { useEffect, useEffectEvent, useState } from 'react';
import { useFootprint, type LogFilter } from '../../api-client/usage.js';
import { Button } from '../../parts/button.js';
import { Field, SelectField } from '../../parts/field.js';
import { phone, useMedia } from '../../parts/media.js';
import { useSourceName } from '../../parts/source-name.js';
import { useWords } from '../../shell/locale.js';
import { logWords } from '../../words/log.js';

interface FilterRowProps {
  filter: LogFilter;
  today: string;
  onChange: (name: keyof LogFilter, value: string) => void;
  onClear: () => void;
}

/** On a phone the filters wait behind one line: the entries come first. */
export function FilterRow(props: FilterRowProps) {
  const say = useWords(logWords);
  const isPhone = useMedia(phone);
  const count = Object.keys(props.filter).length;
  if (!isPhone) return <Filters {...props} />;
  return (
    <details className="filters-fold">
      <summary>
        {say.filters.title}
        {count > 0 && <span className="badge-count num">{count}</span>}
      </summary>
      <Filters {...props} />
    </details>
  );
}

function Filters({ filter, today, onChange, onClear }: FilterRowProps) {
  const say = useWords(logWords);
  const sourceName = useSourceName();
  const sources = useKeys('source', today, filter.source);
  const models = useKeys('model', today, filter.model);
  return (
    <search aria-label={say.filters.title}>
      <div className="filters">
        <Field
          label={say.filters.from}
          type="date"
          max={today}
          value={filter.from ?? ''}
          onChange={(event) => onChange('from', event.target.value)}
        />
        <Field
          label={say.filters.to}
          type="date"
          max={today}
          value={filter.to ?? ''}
          onChange={(event) => onChange('to', event.target.value)}
        />
        <Choice
          label={say.filters.source}
          value={filter.source}
          options={sources.map((value) => [value, sourceName(value)])}
          onChange={(value) => onChange('source', value)}
        />
        <Choice
          label={say.filters.model}
          value={filter.model}
          options={models.map((value) => [value, value])}
          onChange={(value) => onChange('model', value)}
        />
        <Choice
          label={say.filters.status}
          value={filter.status}
          options={(['counted', 'replaced', 'elsewhere'] as const).map((value) => [value, say.statuses[value]])}
          onChange={(value) => onChange('status', value)}
        />
        <SearchField value={filter.q ?? ''} onChange={(value) => onChange('q', value)} />
      </div>
      {Object.keys(filter).length > 0 && (
        <div className="row filters-foot">
          {filter.import && <span className="small quiet">{say.filters.ofImport}</span>}
          <Button kind="quiet" className="button-small" onClick={onClear}>
            {say.clearFilters}
          </Button>
        </div>
      )}
    </search>
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
}

function Choice({ label, value = '', options, onChange }: ChoiceProps) {
  const say = useWords(logWords);
  return (
    <SelectField label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{say.filters.any}</option>
      {options.map(([key, name]) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

const restMs = 350;

/** Asks when the typing rests, not at every key. */
function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const say = useWords(logWords);
  // What was typed counts until the address says something else.
  const [typed, setTyped] = useState({ text: value, over: value });
  const text = typed.over === value ? typed.text : value;
  const ask = useEffectEvent(onChange);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => ask(text), restMs);
    return () => clearTimeout(timer);
  }, [text, value]);
  return (
    <Field
      label={say.filters.search}
      type="search"
      maxLength={100}
      value={text}
      onChange={(event) => setTyped({ text: event.target.value, over: value })}
    />
  );
}

/** What the log really holds; what the address asks for stays a choice even where it holds none. */
function useKeys(groupBy: 'source' | 'model', today: string, chosen: string | undefined): string[] {
  const { data } = useFootprint({ from: '2020-01-01', to: today }, groupBy);
  const keys = data?.groups.map(({ key }) => key).filter(Boolean) ?? [];
  return [...new Set(chosen ? [...keys, chosen] : keys)].toSorted();
}
