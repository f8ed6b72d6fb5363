import { lazy, Suspense, useCallback, useEffect } from 'react';
import { phone, useMedia } from '../../parts/media.js';
import { Notice } from '../../parts/notice.js';
import { PageTitle } from '../../parts/page-title.js';
import { Waiting } from '../../parts/waiting.js';
import { useReading } from '../../reading/use-reading.js';
import { useWords } from '../../shell/locale.js';
import { welcomeWords } from '../../words/welcome.js';
import { Doors } from './doors.js';
import { DropZone } from './drop-zone.js';
import { pastedFile } from './pasted-file.js';
import { Proof } from './proof.js';
import { Questions } from './questions.js';
import { ReadingFaultNotice } from './reading-fault.js';
import { ReadingProgress } from './reading-progress.js';
import '../../look/welcome.css';

const ResultPanel = lazy(() => import('./result-panel.js'));

/** The visitor sees a footprint of their own use before anything is asked of them. */
export function Welcome() {
  const say = useWords(welcomeWords);
  const { state, facts, start, stop, forget } = useReading();
  const read = useCallback((files: File[], kind: 'file' | 'paste' = 'file') => files.length > 0 && start({ type: 'read', kind, files }), [start]);
  usePaste(read);
  const isPhone = useMedia(phone);
  const isDone = state.step === 'done';
  const otherDoors = <Doors onHabit={(habit) => start({ type: 'habit', habit })} onPaste={(file) => read([file], 'paste')} />;
  return (
    <div className="welcome stack-l">
      <PageTitle title={say.title} />
      {state.step === 'fault' && <ReadingFaultNotice fault={state.fault} found={state.found} />}
      {state.step === 'idle' && state.note && <Notice tone="info">{state.note === 'stopped' ? say.stopped : say.forgotten}</Notice>}
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
          <DropZone onFiles={read} onSample={() => start({ type: 'sample' })} />
          {!isPhone && otherDoors}
        </div>
      )}
      <Questions answer={facts?.answer ?? null} />
      <Proof facts={facts} />
    </div>
  );
}

/** Pasting a table or a file works anywhere on the page, except where a field wants the text itself. */
function usePaste(read: (files: File[], kind?: 'file' | 'paste') => unknown): void {
  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (files.length > 0) read(files);
      else if (/[\n{]/.test(text)) read([pastedFile(text)], 'paste');
    };
    document.addEventListener('paste', take);
    return () => document.removeEventListener('paste', take);
  }, [read]);
}
