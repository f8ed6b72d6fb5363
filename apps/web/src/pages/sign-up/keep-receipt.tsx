import { useEffect, useState } from 'react';
import { ApiProblem } from '../../api-client/problem.js';
import { useSession } from '../../api-client/session.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { Notice } from '../../parts/notice.js';
import { PageTitle } from '../../parts/page-title.js';
import { problemText } from '../../parts/submission.js';
import { momentText, wholeText } from '../../parts/text.js';
import { Waiting } from '../../parts/waiting.js';
import type { KeptReceipt } from '../../reading/hand-over.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { accountWords } from '../../words/account.js';
import { commonWords } from '../../words/common.js';

type Step =
  | { name: 'sending'; sent: number; of: number }
  | { name: 'kept'; receipt: KeptReceipt }
  | { name: 'nothing' }
  | { name: 'failed'; problem: ApiProblem | null };

/** The result of the start page moves into the log of the person who has just come in; what arrived is shown as counted. */
export function KeepReceipt() {
  const say = useWords(accountWords);
  const common = useWords(commonWords);
  const { locale } = useLocale();
  const { step, again } = useHandOver();
  return (
    <div className="narrow stack">
      <PageTitle key={step.name} title={step.name === 'kept' ? say.keep.title : say.kept.title} />
      {step.name === 'sending' && (
        <div className="stack-s">
          <output className="num">{say.keep.sending(wholeText(step.sent, locale), wholeText(step.of, locale))}</output>
          {step.of > 0 ? (
            <progress className="progress" value={step.sent} max={step.of} aria-hidden="true" />
          ) : (
            <Waiting />
          )}
        </div>
      )}
      {step.name === 'kept' && <Receipt of={step.receipt} />}
      {step.name === 'nothing' && <Notice tone="info" title={say.keep.nothing} />}
      {step.name === 'failed' && (
        <Notice tone="danger" title={say.keep.failed}>
          <p>{step.problem ? problemText(step.problem, say, common) : common.states.faultLocal}</p>
          <div className="row notice-actions">
            <Button onClick={again}>{say.keep.again}</Button>
          </div>
        </Notice>
      )}
      {step.name !== 'sending' && (
        <div className="row">
          <ButtonLink kind="primary" href="/footprint">
            {say.keep.toFootprint}
          </ButtonLink>
          <ButtonLink href="/log">{say.keep.toLog}</ButtonLink>
        </div>
      )}
    </div>
  );
}

function Receipt({ of }: { of: KeptReceipt }) {
  const say = useWords(accountWords).keep;
  const { locale } = useLocale();
  const lines = (['recorded', 'duplicates', 'conflicts', 'refused'] as const).filter(
    (outcome) => outcome === 'recorded' || of[outcome] > 0,
  );
  return (
    <div className="receipt" data-receipt={of.importId}>
      <dl>
        {lines.map((outcome) => (
          <div key={outcome}>
            <dt>{say[outcome]}</dt>
            <dd className="num">{wholeText(of[outcome], locale)}</dd>
          </div>
        ))}
      </dl>
      <p className="small quiet">{say.undo(momentText(new Date(of.undoUntil), locale))}</p>
    </div>
  );
}

/** Sending begins by itself, once: pressing "Keep this result" asked for it. */
function useHandOver(): { step: Step; again: () => void } {
  const { me } = useSession();
  const eventIdKey = me?.eventIdKey;
  const [step, setStep] = useState<Step>({ name: 'sending', sent: 0, of: 0 });
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!eventIdKey) return;
    const stop = new AbortController();
    const tell = (next: Step) => stop.signal.aborted || setStep(next);
    tell({ name: 'sending', sent: 0, of: 0 });
    import('../../reading/hand-over.js')
      .then(({ sendKept }) =>
        sendKept({
          eventIdKey,
          signal: stop.signal,
          onProgress: (sent, of) => tell({ name: 'sending', sent, of }),
        }),
      )
      .then(
        (receipt) => tell(receipt ? { name: 'kept', receipt } : { name: 'nothing' }),
        (error: unknown) => tell({ name: 'failed', problem: error instanceof ApiProblem ? error : null }),
      );
    return () => stop.abort();
  }, [eventIdKey, round]);
  return { step, again: () => setRound(round + 1) };
}
