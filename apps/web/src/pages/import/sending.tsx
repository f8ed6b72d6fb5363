import type { UsageEvent } from '@promptprint/usage-formats';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useSession } from '../../api-client/session.js';
import { useForgetUsage } from '../../api-client/usage.js';
import { Button } from '../../parts/button.js';
import { useProblemText } from '../../parts/loaded.js';
import { Notice } from '../../parts/notice.js';
import { wholeText } from '../../parts/text.js';
import { choosePrecision, sendKept, type KeptReceipt } from '../../reading/hand-over.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';
import { importWords } from '../../words/import.js';
import { candidateOf, isChosen, type Candidate, type Choice } from './outgoing.js';

interface SendingProps {
  choice: Choice;
  candidates: readonly Candidate[];
  onStop: () => void;
  onDone: (receipt: KeptReceipt) => void;
}

/** Saves part by part. What broke off goes on where it was: nothing is counted twice. */
export function Sending({ choice, candidates, onStop, onDone }: SendingProps) {
  const say = useWords(importWords);
  const common = useWords(commonWords);
  const { locale } = useLocale();
  const problemText = useProblemText();
  const { sent, error, begin, stop } = useSending({ choice, onDone });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const text = say.sending(wholeText(sent, locale), wholeText(candidates.length, locale));
  return (
    <section className="card stack" aria-busy={!error}>
      <h2 ref={heading} tabIndex={-1}>
        {text}
      </h2>
      <progress className="progress" aria-label={text} value={sent} max={Math.max(1, candidates.length)} />
      {error !== null && (
        <Notice tone="danger">
          <p>{problemText(error)}</p>
          <p className="small">{say.retryHint}</p>
          <div className="row">
            <Button className="button-small" onClick={begin}>
              {common.retry}
            </Button>
          </div>
        </Notice>
      )}
      <div className="row">
        <Button
          onClick={() => {
            stop();
            onStop();
          }}
        >
          {say.stop}
        </Button>
      </div>
    </section>
  );
}

function useSending({ choice, onDone }: Pick<SendingProps, 'choice' | 'onDone'>) {
  const { me } = useSession();
  const forget = useForgetUsage();
  const [sent, setSent] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<AbortController | null>(null);
  const eventIdKey = me?.eventIdKey;
  const begin = (): void => {
    if (!eventIdKey) return;
    const own = new AbortController();
    running.current = own;
    setError(null);
    const isWanted = (event: UsageEvent): boolean => isChosen(candidateOf(event, 0), choice);
    choosePrecision(choice.precision)
      .then(() => sendKept({ eventIdKey, isWanted, signal: own.signal, onProgress: setSent }))
      .then(async (receipt) => {
        await forget();
        if (receipt) onDone(receipt);
      })
      .catch(async (failure: unknown) => {
        await forget();
        if (!own.signal.aborted) setError(failure);
      });
  };
  const first = useEffectEvent(begin);
  const hasBegun = useRef(false);
  useEffect(() => {
    // Once, although React starts every effect twice while developing: a second run would send everything twice.
    if (hasBegun.current) return;
    hasBegun.current = true;
    first();
  }, []);
  return { sent, error, begin, stop: () => running.current?.abort() };
}
