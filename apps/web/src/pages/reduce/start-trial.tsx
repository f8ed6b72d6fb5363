import { useEffect, useRef, useState } from 'react';
import { Button } from '../../parts/button.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { useSubmission } from '../../parts/submission.js';
import { useWords } from '../../shell/locale.js';
import { reduceWords } from '../../words/reduce.js';
import type { Reduction } from './use-reductions.js';
import { isOpen, useTrials } from './use-trials.js';

/** Starts a trial of one rule; while one is under way no other can be started. */
export function StartTrial({ rule }: { rule: Reduction['rule'] }) {
  const say = useWords(reduceWords).trial;
  const { query, start } = useTrials();
  const { isBusy, problems, run } = useSubmission(`trial-${rule}`);
  const [isStarted, setStarted] = useState(false);
  const told = useRef<HTMLParagraphElement>(null);
  const open = query.data?.find(isOpen);
  const isTold = isStarted && open?.rule === rule;
  // The button that was pressed is gone: whoever cannot see the page goes on from here.
  useEffect(() => {
    if (isTold) told.current?.focus();
  }, [isTold]);
  if (!query.data) return null;
  if (isTold)
    return (
      <p ref={told} tabIndex={-1} className="small">
        {say.started}
      </p>
    );
  if (open) return null;
  const send = async () => {
    await start(rule);
    setStarted(true);
  };
  return (
    <div className="stack-s">
      <ErrorSummary problems={problems} />
      <div className="row">
        <Button className="button-small" busyText={isBusy && say.start} onClick={() => run(send)}>
          {say.start}
        </Button>
        <span className="small quiet">{say.startHint}</span>
      </div>
    </div>
  );
}
