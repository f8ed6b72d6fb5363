import { countText } from '@promptprint/kernel';
import { FigureText } from '../../parts/figure-text.js';
import { GradeMark } from '../../parts/grade-mark.js';
import { wholeText } from '../../parts/text.js';
import type { ModelLine, ReadingResult } from '../../reading/result.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';
import { importWords } from '../../words/import.js';
import type { Choice } from './outgoing.js';

interface ModelChoiceProps {
  result: ReadingResult;
  choice: Choice;
  onChange: (choice: Choice) => void;
}

/** Per model: what was counted, and whether it goes into the log. */
export function ModelChoice({ result, choice, onChange }: ModelChoiceProps) {
  const say = useWords(importWords).preview;
  const { columns } = say;
  const toggle = (line: ModelLine, isIn: boolean): void => {
    const dropped = new Set(choice.dropped);
    for (const name of line.rawNames)
      if (isIn) dropped.delete(name);
      else dropped.add(name);
    onChange({ ...choice, dropped });
  };
  return (
    <fieldset className="stack-s">
      <legend className="field-label">{say.models}</legend>
      <p className="small quiet">{say.modelsHint}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard */}
      <section className="table-scroll" aria-label={say.models} tabIndex={0}>
        <table className="table model-table">
          <thead>
            <tr>
              <th scope="col">{columns.model}</th>
              {(['requests', 'in', 'cached', 'thinking', 'out'] as const).map((name) => (
                <th key={name} scope="col" className="to-right">
                  {columns[name]}
                </th>
              ))}
              <th scope="col">{columns.figure}</th>
              <th scope="col">{columns.grade}</th>
            </tr>
          </thead>
          <tbody>
            {result.models.map((line) => (
              <ModelRow
                key={line.key}
                line={line}
                isIn={line.rawNames.some((name) => !choice.dropped.has(name))}
                onToggle={toggle}
              />
            ))}
          </tbody>
        </table>
      </section>
    </fieldset>
  );
}

interface ModelRowProps {
  line: ModelLine;
  isIn: boolean;
  onToggle: (line: ModelLine, isIn: boolean) => void;
}

function ModelRow({ line, isIn, onToggle }: ModelRowProps) {
  const common = useWords(commonWords);
  const say = useWords(importWords).preview;
  const { locale } = useLocale();
  const { tokens, carbon, requests } = line;
  const name = line.name ?? common.unknownModel;
  const count = (tokensOf: number | null): string => (tokensOf === null ? '—' : countText(tokensOf, locale));
  return (
    <tr className={isIn ? undefined : 'model-out'}>
      <th scope="row">
        <label className="model-check">
          <input
            type="checkbox"
            aria-label={say.include(name)}
            checked={isIn}
            onChange={(event) => onToggle(line, event.target.checked)}
          />
          <span>{name}</span>
        </label>
      </th>
      <td className="to-right">{wholeText(requests, locale)}</td>
      <td className="to-right">{count(tokens.input)}</td>
      <td className="to-right">{count(tokens.cached)}</td>
      <td className="to-right">{count(tokens.thinking)}</td>
      <td className="to-right">{count(tokens.output)}</td>
      <td className="nowrap">
        <FigureText figure={carbon} />
      </td>
      <td>
        <GradeMark grade={carbon.grade} />
      </td>
    </tr>
  );
}
