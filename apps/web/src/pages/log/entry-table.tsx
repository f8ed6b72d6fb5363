import { countText } from '@promptprint/kernel';
import type { Entry } from '../../api-client/usage.js';
import { FigureText } from '../../parts/figure-text.js';
import { GradeMark } from '../../parts/grade-mark.js';
import { useHiddenAmounts } from '../../parts/hidden-amounts.js';
import { useSourceName } from '../../parts/source-name.js';
import { wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { logWords } from '../../words/log.js';
import { useModelName, useWhen } from './entry-text.js';

interface EntryTableProps {
  entries: readonly Entry[];
  openId: string | null;
  onOpen: (id: string) => void;
}

/** A table on wide screens, cards on narrow ones; each row is opened by the button in its first cell. */
export function EntryTable({ entries, openId, onOpen }: EntryTableProps) {
  const say = useWords(logWords);
  const { columns } = say;
  return (
    <div className="table-scroll">
      <table className="table log-table">
        <caption className="sr-only">{`${say.tableLabel}. ${say.tokensCaption}`}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.when}</th>
            <th scope="col">{columns.what}</th>
            {(['in', 'cached', 'thinking', 'out'] as const).map((name) => (
              <th key={name} scope="col" className="to-right">
                {columns[name]}
              </th>
            ))}
            <th scope="col">{columns.figure}</th>
            <th scope="col">{columns.status}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, at) => (
            <EntryRow key={entry.id} entry={entry} at={at} isOpen={entry.id === openId} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface EntryRowProps {
  entry: Entry;
  at: number;
  isOpen: boolean;
  onOpen: (id: string) => void;
}

function EntryRow({ entry, at, isOpen, onOpen }: EntryRowProps) {
  const say = useWords(logWords);
  const { locale } = useLocale();
  const when = useWhen()(entry);
  const model = useModelName()(entry);
  const sourceName = useSourceName();
  const { tokens, status, requests, figures } = entry;
  return (
    <tr
      className={`${status === 'counted' ? '' : 'log-replaced'} ${isOpen ? 'log-open' : ''}`}
      onClick={() => onOpen(entry.id)}
    >
      <th scope="row">
        <button type="button" className="row-open num" data-row={at} aria-label={say.entryOf(model, when)}>
          {when}
        </button>
      </th>
      <td className="log-what">
        <span className="log-model">{model}</span>
        <span className="log-source">
          {sourceName(entry.source)}
          {requests !== null && requests > 1 && ` · ${say.requests(wholeText(requests, locale))}`}
        </span>
      </td>
      <Count label={say.columns.in} count={tokens.input} />
      <Count label={say.columns.cached} count={tokens.inputCacheRead} />
      <Count label={say.columns.thinking} count={tokens.outputReasoning} />
      <Count label={say.columns.out} count={tokens.output} />
      <td className="log-figure">
        <span className="row">
          <FigureText figure={figures.carbon} />
          <GradeMark grade={figures.carbon.grade} />
        </span>
      </td>
      <td className="log-status">{say.statuses[status]}</td>
    </tr>
  );
}

function Count({ label, count }: { label: string; count: number | null }) {
  const say = useWords(logWords);
  const { locale } = useLocale();
  const { areHidden } = useHiddenAmounts();
  return (
    <td className="to-right num log-count" data-label={label}>
      {count === null ? (
        <>
          <span aria-hidden="true">—</span>
          <span className="sr-only">{say.notReported}</span>
        </>
      ) : (
        <span title={wholeText(count, locale)}>{areHidden ? '•••' : countText(count, locale)}</span>
      )}
    </td>
  );
}
