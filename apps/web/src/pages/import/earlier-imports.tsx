import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { answer, api } from '../../api-client/client.js';
import { undoImport, useUsageChange, type UsageImport } from '../../api-client/usage.js';
import { Button } from '../../parts/button.js';
import { Failed, useProblemText } from '../../parts/loaded.js';
import { Notice } from '../../parts/notice.js';
import { useSourceName } from '../../parts/source-name.js';
import { dayText, momentText, wholeText } from '../../parts/text.js';
import { Waiting } from '../../parts/waiting.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';
import { importWords } from '../../words/import.js';

const pageSize = 10;

function useImports() {
  return useInfiniteQuery({
    queryKey: ['imports'],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/v1/usage-imports', {
          params: { query: { limit: pageSize, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** Every import there was, with what it brought; taking one back shrinks the totals by exactly its sum. */
export function EarlierImports() {
  const say = useWords(importWords).earlier;
  const query = useImports();
  const imports = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="stack block" aria-labelledby="earlier-title">
      <h2 id="earlier-title">{say.title}</h2>
      {query.isPending && <Waiting lines={3} />}
      {query.error && <Failed error={query.error} isBusy={query.isFetching} onRetry={() => void query.refetch()} />}
      {query.data && imports.length === 0 && <p className="quiet">{say.none}</p>}
      {imports.length > 0 && (
        <ul className="imports">
          {imports.map((each) => (
            <ImportLine key={each.id} each={each} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <div>
          <Button className="button-small" onClick={() => void query.fetchNextPage()}>
            {say.more}
          </Button>
        </div>
      )}
    </section>
  );
}

function ImportLine({ each }: { each: UsageImport }) {
  const say = useWords(importWords).earlier;
  const { locale } = useLocale();
  const sourceName = useSourceName();
  const { state, recorded, duplicates, conflicts, refused, from, to } = each;
  const counts = [
    [say.new, recorded],
    [say.seen, duplicates],
    [say.look, conflicts],
    [say.refused, refused],
  ] as const;
  const day = (iso: string): string => dayText(new Date(iso), locale);
  return (
    <li
      className={state === 'undone' ? 'import-line import-undone' : 'import-line'}
      data-import={each.id}
      data-state={state}
    >
      <div>
        <p>
          <strong>{sourceName(each.sourceKind)}</strong>{' '}
          <span className="quiet num">{momentText(new Date(each.createdAt), locale)}</span>
        </p>
        <p className="small quiet num">
          {counts
            .filter(([, count], at) => at === 0 || count > 0)
            .map(([label, count]) => `${label} ${wholeText(count, locale)}`)
            .join(' · ')}
          {from && to && ` · ${day(from)} – ${day(to)}`}
        </p>
      </div>
      <div className="row import-actions">
        <span className={state === 'open' ? 'import-state import-open' : 'import-state'}>{say.states[state]}</span>
        {state !== 'undone' && recorded > 0 && (
          <>
            <Link className="button button-quiet button-small" href={`/log?import=${each.id}`}>
              {say.entries}
            </Link>
            <Undo each={each} />
          </>
        )}
      </div>
    </li>
  );
}

function Undo({ each: { id, recorded } }: { each: UsageImport }) {
  const words = useWords(importWords);
  const common = useWords(commonWords);
  const { locale } = useLocale();
  const problemText = useProblemText();
  const [isSure, setSure] = useState(false);
  const undo = useUsageChange(undoImport);
  if (!isSure) {
    return (
      <Button className="button-small" onClick={() => setSure(true)}>
        {words.receipt.undo}
      </Button>
    );
  }
  return (
    <fieldset className="stack-s">
      <legend className="sr-only">{words.receipt.undo}</legend>
      <p className="small">{words.earlier.undoSure(wholeText(recorded, locale))}</p>
      {undo.error && <Notice tone="danger">{problemText(undo.error)}</Notice>}
      <div className="row">
        <Button
          kind="danger"
          className="button-small"
          busyText={undo.isPending && words.receipt.undoing}
          onClick={() => undo.mutate(id)}
        >
          {words.earlier.undoYes}
        </Button>
        <Button className="button-small" onClick={() => setSure(false)}>
          {common.cancel}
        </Button>
      </div>
    </fieldset>
  );
}
