import { lazy, Suspense, useCallback } from 'react';
import { phone, useMedia } from '../../parts/media.js';
import { Notice } from '../../parts/notice.js';
import { PageTitle } from '../../parts/page-title.js';
import { Waiting } from '../../parts/waiting.js';
import { useReading } from '../../reading/use-reading.js';
import { useWords } from '../../shell/locale.js';
import { welcomeWords } from '../../words/welcome.js';
import { Doors } from './doors.js';
import { DropZone } from './drop-zone.js';
import { Proof } from './proof.js';
import { Questions } from './questions.js';
import { ReadingFaultNotice } from './reading-fault.js';
import { ReadingProgress } from './reading-progress.js';
import { usePageDrop, usePagePaste } from './use-page-files.js';
import '../../look/label.css';
import '../../look/welcome.css';

const ResultPanel = lazy(() => import('./result-panel.js'));

/** The visitor sees a footprint of their own use before anything is asked of them. */
export function Welcome() {
  const say = useWords(welcomeWords);
  const { state, facts, start, stop, forget } = useReading();
  const isReading = state.step === 'reading';
  const read = useCallback(
    (files: File[], kind: 'file' | 'paste' = 'file') => {
      if (files.length > 0 && !isReading) start({ type: 'read', kind, files });
    },
    [start, isReading],
  );
  const isOver = usePageDrop(read);
  usePagePaste(read);
  const isPhone = useMedia(phone);
  const isDone = state.step === 'done';
  const otherDoors = (
    <Doors onHabit={(habit) => start({ type: 'habit', habit })} onPaste={(file) => read([file], 'paste')} />
  );
  return (
    <div className="welcome stack-l">
      <PageTitle title={say.title} />
      {state.step === 'fault' && <ReadingFaultNotice fault={state.fault} found={state.found} reasons={state.reasons} />}
      {state.step === 'idle' && state.note && (
        <Notice tone="info">{state.note === 'stopped' ? say.stopped : say.forgotten}</Notice>
      )}
      {state.step === 'reading' && <ReadingProgress progress={state.progress} onStop={stop} />}
      {isDone && (
        <Suspense fallback={<Waiting lines={8} />}>
          <ResultPanel result={state.result} until={state.until} isFresh={state.isFresh} onForget={forget} />
        </Suspense>
      )}
      {state.step !== 'reading' && (
        <div className="entrances">
          {isDone && <h2>{say.another}</h2>}
          {/* Files are rare on phones: there the habit comes first. */}
          {isPhone && otherDoors}
          <DropZone isOver={isOver} onFiles={read} onSample={() => start({ type: 'sample' })} />
          {!isPhone && otherDoors}
        </div>
      )}
      <Questions answer={facts?.answer ?? null} />
      <Proof facts={facts} />
    </div>
  );
}
