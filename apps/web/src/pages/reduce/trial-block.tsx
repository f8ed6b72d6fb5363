import { useState } from 'react';
import { Button } from '../../parts/button.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { Modal } from '../../parts/modal.js';
import { useSubmission } from '../../parts/submission.js';
import { dayText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';
import { reduceWords } from '../../words/reduce.js';
import { TrialResult } from './trial-result.js';
import { isOpen, useTrials, type Trial } from './use-trials.js';

/** The trial that is under way and the last one that is over. Without any there is nothing to say. */
export function TrialBlock() {
  const say = useWords(reduceWords);
  const { query, stop } = useTrials();
  const [asked, setAsked] = useState<Trial | null>(null);
  const all = query.data ?? [];
  const shown = [...all.filter(isOpen), ...all.filter((trial) => !isOpen(trial)).slice(0, 1)];
  if (shown.length === 0) return null;
  return (
    <section className="stack block" aria-labelledby="trial-title">
      <h2 id="trial-title">{say.trial.title}</h2>
      {shown.map((trial) => (
        <TrialCard key={trial.id} trial={trial} onStop={() => setAsked(trial)} />
      ))}
      {asked && <Stopping of={asked} stop={stop} onClose={() => setAsked(null)} />}
    </section>
  );
}

function TrialCard({ trial, onStop }: { trial: Trial; onStop: () => void }) {
  const { rules, trial: say } = useWords(reduceWords);
  const { locale } = useLocale();
  const { rule, state, during, result } = trial;
  const day = (text: string) => dayText(new Date(text), locale, 'UTC');
  return (
    <article className="card stack-s lever" data-trial={state}>
      <h3>{rules[rule].title}</h3>
      <p className="small quiet">{say.days(day(during.from), day(during.to))}</p>
      {state === 'waiting' && <p>{say.waiting}</p>}
      {state === 'running' && <p>{say.running}</p>}
      {result && <TrialResult result={result} />}
      <div className="row">
        <Button kind="quiet" className="button-small" onClick={onStop}>
          {result ? say.forget : say.stop}
        </Button>
      </div>
    </article>
  );
}

function Stopping({ of, stop, onClose }: { of: Trial; stop: (id: string) => Promise<void>; onClose: () => void }) {
  const say = useWords(reduceWords).trial;
  const common = useWords(commonWords);
  const { isBusy, problems, run } = useSubmission('trial-stop');
  const word = of.result ? say.forget : say.stop;
  const send = async () => {
    await stop(of.id);
    onClose();
  };
  return (
    <Modal title={of.result ? say.forgetTitle : say.stopTitle} onClose={onClose}>
      <div className="stack">
        <ErrorSummary problems={problems} />
        <p>{of.result ? say.forgetText : say.stopText}</p>
        <div className="row">
          <Button kind="danger" busyText={isBusy && word} onClick={() => run(send)}>
            {word}
          </Button>
          <Button onClick={onClose}>{common.cancel}</Button>
        </div>
      </div>
    </Modal>
  );
}
