import { useEffect, useRef, useState } from 'react';
import type { ColumnField, ColumnMap } from '@promptprint/usage-formats';
import { Button } from '../../parts/button.js';
import { SelectField } from '../../parts/field.js';
import { phone, useMedia } from '../../parts/media.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { wholeText } from '../../parts/text.js';
import { commonWords } from '../../words/common.js';
import { importWords } from '../../words/import.js';
import { rememberColumns, type TableHead } from './table-head.js';

/** What most tables say; rarer columns are taken as guessed. */
const shownFields = [
  'modelRawRequest',
  'startedAt',
  'inputTokens',
  'inputCacheReadTokens',
  'inputCacheWriteTokens',
  'outputTokens',
  'outputReasoningTokens',
  'requests',
  'provider',
] as const satisfies readonly ColumnField[];

interface ColumnsProps {
  head: TableHead;
  onRead: (columns: ColumnMap) => void;
  onCancel: () => void;
}

export function Columns({ head, onRead, onCancel }: ColumnsProps) {
  const say = useWords(importWords);
  const common = useWords(commonWords);
  const isPhone = useMedia(phone);
  const [columns, setColumns] = useState<ColumnMap>(head.columns);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const read = (): void => {
    rememberColumns(head, columns);
    onRead(columns);
  };
  return (
    <section className="card stack">
      <h2 ref={heading} tabIndex={-1}>
        {say.columns.title}
      </h2>
      <p className="quiet">{isPhone ? say.columns.wideOnly : say.columns.hint}</p>
      {head.isRemembered && <p className="small quiet">{say.columns.remembered}</p>}
      {!isPhone && <Fields head={head} columns={columns} onChange={setColumns} />}
      <FirstLines head={head} />
      <div className="row">
        <Button kind="primary" onClick={read}>
          {say.columns.read}
        </Button>
        <Button onClick={onCancel}>{common.cancel}</Button>
      </div>
    </section>
  );
}

interface FieldsProps {
  head: TableHead;
  columns: ColumnMap;
  onChange: (columns: ColumnMap) => void;
}

function Fields({ head, columns, onChange }: FieldsProps) {
  const say = useWords(importWords);
  const { locale } = useLocale();
  const change = (field: ColumnField, value: string): void => {
    const { [field]: _before, ...rest } = columns;
    onChange(value === '' ? rest : { ...rest, [field]: Number(value) });
  };
  return (
    <div className="column-fields">
      {shownFields.map((field) => (
        <SelectField
          key={field}
          label={say.columns.fields[field] ?? field}
          value={columns[field] ?? ''}
          onChange={(event) => change(field, event.target.value)}
        >
          <option value="">{say.columns.none}</option>
          {head.header.map((name, at) => (
            <option key={`${at}${name}`} value={at}>
              {say.columns.column(wholeText(at + 1, locale), name)}
            </option>
          ))}
        </SelectField>
      ))}
    </div>
  );
}

function FirstLines({ head }: { head: TableHead }) {
  const say = useWords(importWords);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label={say.columns.sample} tabIndex={0}>
      <table className="table small">
        <caption className="sr-only">{say.columns.sample}</caption>
        <thead>
          <tr>
            {head.header.map((name, at) => (
              <th key={`${at}${name}`} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {head.rows.map((row, line) => (
            <tr key={`${line}${row.join()}`}>
              {head.header.map((name, at) => (
                <td key={`${at}${name}`} className="nowrap">
                  {row[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
