import { lazy, Suspense } from 'react';
import { useSearchParams } from 'wouter';
import { Button } from '../parts/button.js';
import { ErrorSummary } from '../parts/error-summary.js';
import { Notice } from '../parts/notice.js';
import { useSubmission } from '../parts/submission.js';
import { useWords } from '../shell/locale.js';
import { commonWords } from '../words/common.js';
import { restatedWords } from '../words/restated.js';
import { useChangeText } from './use-change-text.js';
import { useReadRestatement, useRestatements, type Restatement } from './use-restatements.js';
import '../look/restated.css';

const RestatedPanel = lazy(() => import('./restated-panel.js'));

/** A figure that changed because its factors did is told before anyone notices: the latest first, until it is read. */
export function RestatedStrip() {
  const query = useRestatements();
  const { openedId, open } = useAddressed();
  const unread = query.data?.find(({ state }) => state === 'announced');
  return (
    <>
      {query.data === undefined && query.error && (
        <NotLooked isBusy={query.isFetching} onRetry={() => void query.refetch()} />
      )}
      {unread && <Strip key={unread.id} restatement={unread} onOpen={() => open(unread.id)} />}
      {openedId !== null && (
        <Suspense>
          <RestatedPanel id={openedId} query={query} onClose={() => open(null)} />
        </Suspense>
      )}
    </>
  );
}

function Strip({ restatement, onOpen }: { restatement: Restatement; onOpen: () => void }) {
  const say = useWords(restatedWords);
  const changeText = useChangeText();
  const read = useReadRestatement();
  const { isBusy, problems, run } = useSubmission('restated');
  const note = async () => {
    await read(restatement.id);
    // The strip goes, and the focus must not go with it.
    document.querySelector<HTMLElement>('main h1')?.focus();
  };
  return (
    <Notice tone="restated">
      <ErrorSummary problems={problems} />
      <div className="restated-strip">
        <p>{changeText(restatement)}</p>
        <div className="row no-print">
          <Button className="button-small" onClick={onOpen}>
            {say.see}
          </Button>
          <Button kind="quiet" className="button-small" busyText={isBusy && say.gotIt} onClick={() => run(note)}>
            {say.gotIt}
          </Button>
        </div>
      </div>
    </Notice>
  );
}

function NotLooked({ isBusy, onRetry }: { isBusy: boolean; onRetry: () => void }) {
  const say = useWords(restatedWords);
  const common = useWords(commonWords);
  return (
    <Notice tone="warn">
      <div className="restated-strip">
        <p>{say.failed}</p>
        <Button className="button-small no-print" busyText={isBusy && common.retry} onClick={onRetry}>
          {common.retry}
        </Button>
      </div>
    </Notice>
  );
}

/** What is open stands in the address: the mail leads to it. */
function useAddressed(): { openedId: string | null; open: (id: string | null) => void } {
  const [search, setSearch] = useSearchParams();
  const open = (id: string | null): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (id === null) next.delete('restated');
        else next.set('restated', id);
        return next;
      },
      { replace: true },
    );
  return { openedId: search.get('restated'), open };
}
