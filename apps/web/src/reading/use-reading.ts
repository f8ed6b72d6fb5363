import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { forgetResult, keptResult } from './kept.js';
import type { Reader } from './reader.js';
import type { CountOrder, MethodFacts, Progress, ReadingFault, ReadingResult, Report } from './result.js';

export type ReadingState =
  | { step: 'idle'; note?: 'stopped' | 'forgotten' }
  | { step: 'reading'; progress: Progress | null }
  | { step: 'done'; result: ReadingResult; until: number | null; isFresh: boolean }
  | { step: 'fault'; fault: ReadingFault; found: readonly string[]; reasons: readonly string[] };

export interface Reading {
  state: ReadingState;
  facts: MethodFacts | null;
  start: (order: CountOrder) => void;
  stop: () => void;
  forget: () => void;
}

/** The page is usable and idle by then; the facts of the method load without being in the way. */
const factsAfterMs = 1200;

/** One worker per page, started when first needed; its reports become the state of the screen. */
export function useReading(): Reading {
  const [state, setState] = useState<ReadingState>({ step: 'idle' });
  const [facts, setFacts] = useState<MethodFacts | null>(null);
  const reader = useRef<Promise<Reader> | null>(null);
  const hear = useCallback(
    (report: Heard) => (report.type === 'facts' ? setFacts(report.facts) : setState((before) => next(before, report))),
    [],
  );
  const withReader = useCallback(() => {
    reader.current ??= import('./reader.js').then(({ Reader: Started }) => new Started(hear));
    return reader.current;
  }, [hear]);

  useEffect(() => {
    void keptResult(Date.now()).then((kept) => {
      if (kept) setState((before) => (before.step === 'idle' ? { step: 'done', ...kept, isFresh: false } : before));
    });
    const idle = setTimeout(() => void withReader().then((ready) => ready.order({ type: 'facts' })), factsAfterMs);
    return () => {
      clearTimeout(idle);
      void reader.current?.then((ready) => ready.close());
      reader.current = null;
    };
  }, [withReader]);

  const orders = useMemo(
    () => ({
      start: (order: CountOrder) => {
        setState({ step: 'reading', progress: null });
        void withReader().then((ready) => ready.order(order));
      },
      stop: () => void withReader().then((ready) => ready.order({ type: 'stop' })),
      forget: () => void forgetResult().then(() => setState({ step: 'idle', note: 'forgotten' })),
    }),
    [withReader],
  );
  return { state, facts, ...orders };
}

type Heard = Exclude<Report, { type: 'explanation' }>;

function next(before: ReadingState, report: Exclude<Heard, { type: 'facts' }>): ReadingState {
  if (report.type === 'progress')
    return before.step === 'reading' ? { step: 'reading', progress: report.progress } : before;
  if (report.type === 'result') return { step: 'done', result: report.result, until: report.until, isFresh: true };
  if (report.type === 'stopped') return { step: 'idle', note: 'stopped' };
  return { step: 'fault', fault: report.fault, found: report.found, reasons: report.reasons ?? [] };
}
