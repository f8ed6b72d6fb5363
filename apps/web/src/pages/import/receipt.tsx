import { useEffect, useRef } from 'react';
import { undoImport, useUsageChange } from '../../api-client/usage.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { useProblemText } from '../../parts/loaded.js';
import { Notice } from '../../parts/notice.js';
import { momentText, wholeText } from '../../parts/text.js';
import type { KeptReceipt } from '../../reading/hand-over.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { importWords } from '../../words/import.js';

/** What became of it, by the server's count, and the way back. */
export function Receipt({ receipt, onAgain }: { receipt: KeptReceipt; onAgain: () => void }) {
  const say = useWords(importWords).receipt;
  const { locale } = useLocale();
  const problemText = useProblemText();
  const undo = useUsageChange(undoImport);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const text = (count: number): string => wholeText(count, locale);
  const { recorded, duplicates, conflicts, refused } = receipt;
  return (
    <section className="card stack receipt" data-receipt={`${recorded}/${duplicates}/${conflicts}/${refused}`}>
      <h2 ref={heading} tabIndex={-1}>
        {recorded > 0 ? say.title : say.title0}
      </h2>
      <p className="receipt-sum num">{say.summary(text(recorded), text(duplicates), text(conflicts))}</p>
      {refused > 0 && <p>{say.refused(text(refused))}</p>}
      {undo.isSuccess ? (
        <Notice tone="ok">{say.undone(text(recorded))}</Notice>
      ) : (
        recorded > 0 && <p className="quiet num">{say.undoUntil(momentText(new Date(receipt.undoUntil), locale))}</p>
      )}
      {undo.error && <Notice tone="danger">{problemText(undo.error)}</Notice>}
      <div className="row">
        {!undo.isSuccess && (
          <>
            <ButtonLink kind="primary" href={`/footprint?${periodOf(receipt)}`}>
              {say.toFootprint}
            </ButtonLink>
            {recorded > 0 && <ButtonLink href={`/log?import=${receipt.importId}`}>{say.toLog}</ButtonLink>}
            {recorded > 0 && (
              <Button
                kind="danger"
                busyText={undo.isPending && say.undoing}
                onClick={() => undo.mutate(receipt.importId)}
              >
                {say.undo}
              </Button>
            )}
          </>
        )}
        <Button onClick={onAgain}>{say.again}</Button>
      </div>
    </section>
  );
}

/** An export is mostly of months gone by: the footprint opens where its last entry is. */
function periodOf({ to }: KeptReceipt): URLSearchParams {
  return new URLSearchParams(to ? { period: 'month', day: to.slice(0, 10) } : { period: 'all' });
}
