import { useEffect, useRef, useState } from 'react';
import { useLog, type Entry, type LogFilter } from '../../api-client/usage.js';
import { Button } from '../../parts/button.js';
import { Loaded } from '../../parts/loaded.js';
import { wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { logWords } from '../../words/log.js';
import { EntryPeek } from './entry-peek.js';
import { EntryTable } from './entry-table.js';
import { useAddressed } from './use-addressed.js';
import { useLogKeys } from './use-log-keys.js';

interface EntryListProps {
  filter: LogFilter;
  /** A form lies over the list: keys belong to it. */
  isPaused: boolean;
  onClear: () => void;
  onAdd: () => void;
  onEdit: (entry: Entry) => void;
  onRemoved: () => void;
}

const pageSize = 50;

/** One page of entries, kept small however long the log is. */
export function EntryList({ filter, isPaused, onClear, onAdd, onEdit, onRemoved }: EntryListProps) {
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const query = useLog(filter, cursors.at(-1) ?? null, pageSize);
  const { entryId, isExplaining, peek } = useAddressed();
  const goFirst = useRef(false);
  const items = query.data?.items ?? [];
  const next = query.data?.nextCursor ?? null;
  const older = (): void => {
    if (next === null || query.isPlaceholderData) return;
    goFirst.current = true;
    setCursors([...cursors, next]);
  };
  const newer = (): void => {
    goFirst.current = true;
    setCursors(cursors.slice(0, -1));
  };
  useEffect(() => {
    if (!goFirst.current || query.isPlaceholderData) return;
    goFirst.current = false;
    document.querySelector<HTMLElement>('[data-row="0"]')?.focus();
  }, [query.data, query.isPlaceholderData]);
  useLogKeys({ items, openId: entryId, isPaused: isPaused || isExplaining, onPeek: peek, onEdit, onAdd, onEnd: older });
  const known = items.find(({ id }) => id === entryId);
  return (
    <>
      <Loaded query={query} lines={10}>
        {({ items: shown }) =>
          shown.length === 0 ? (
            <NoEntry onClear={onClear} />
          ) : (
            <div className="stack" aria-busy={query.isPlaceholderData}>
              <EntryTable entries={shown} openId={entryId} onOpen={peek} />
              <Pager
                at={cursors.length}
                hasNewer={cursors.length > 1}
                hasOlder={next !== null}
                onNewer={newer}
                onOlder={older}
              />
            </div>
          )
        }
      </Loaded>
      <EntryPeek id={entryId} known={known} isHidden={isPaused} onPeek={peek} onEdit={onEdit} onRemoved={onRemoved} />
    </>
  );
}

function NoEntry({ onClear }: { onClear: () => void }) {
  const say = useWords(logWords);
  return (
    <div className="row">
      <p className="quiet">{say.emptyFiltered}</p>
      <Button className="button-small" onClick={onClear}>
        {say.clearFilters}
      </Button>
    </div>
  );
}

interface PagerProps {
  at: number;
  hasNewer: boolean;
  hasOlder: boolean;
  onNewer: () => void;
  onOlder: () => void;
}

function Pager({ at, hasNewer, hasOlder, onNewer, onOlder }: PagerProps) {
  const say = useWords(logWords);
  const { locale } = useLocale();
  return (
    <div className="row-apart log-foot">
      <p className="small faint hide-on-phone">{say.keys}</p>
      {(hasNewer || hasOlder) && (
        <div className="row">
          <Button className="button-small" disabled={!hasNewer} onClick={onNewer}>
            {say.previous}
          </Button>
          <span className="small quiet num" aria-live="polite">
            {say.page(wholeText(at, locale))}
          </span>
          <Button className="button-small" disabled={!hasOlder} onClick={onOlder}>
            {say.next}
          </Button>
        </div>
      )}
    </div>
  );
}
