import { useState } from 'react';
import { useSearch } from 'wouter';
import { PageTitle } from '../../parts/page-title.js';
import { useReading } from '../../reading/use-reading.js';
import { useWords } from '../../shell/locale.js';
import { MemberOnly } from '../../shell/member-only.js';
import { importWords } from '../../words/import.js';
import { ReadingFaultNotice } from '../welcome/reading-fault.js';
import { ReadingProgress } from '../welcome/reading-progress.js';
import { ChooseFile } from './choose-file.js';
import { Columns } from './columns.js';
import { EarlierImports } from './earlier-imports.js';
import { Preview } from './preview.js';
import { Receipt } from './receipt.js';
import { usePending } from './use-pending.js';
import { Steps } from './steps.js';
import { tableHead, type TableHead } from './table-head.js';
import type { ColumnMap } from '@promptprint/usage-formats';
import type { KeptReceipt } from '../../reading/hand-over.js';
import '../../look/welcome.css';
import '../../look/blocks.css';
import '../../look/import.css';
import '../../look/log.css';

type Phase =
  | { step: 'arrive' }
  | { step: 'choose' }
  | { step: 'columns'; files: File[]; head: TableHead }
  | { step: 'read' }
  | { step: 'receipt'; receipt: KeptReceipt };

/** One way from a file to the log, always in the same place: choose, look, confirm, and a way back. */
export default function ImportPage() {
  return (
    <MemberOnly>
      <ImportScreen />
    </MemberOnly>
  );
}

function ImportScreen() {
  const say = useWords(importWords);
  const search = useSearch();
  const wantsKept = new URLSearchParams(search).get('kept') === '1';
  const { state, start, stop, forget } = useReading();
  const [phase, setPhase] = useState<Phase>({ step: 'arrive' });
  const pending = usePending(phase.step);
  const read = (files: File[], columns?: ColumnMap): void => {
    setPhase({ step: 'read' });
    start({ type: 'read', kind: 'file', files, ...(columns ? { columns } : {}) });
  };
  const choose = async (files: File[]): Promise<void> => {
    const [file] = files;
    if (!file) return;
    const head = files.length === 1 ? await tableHead(file) : null;
    if (head) setPhase({ step: 'columns', files, head });
    else read(files);
  };
  const again = (): void => setPhase({ step: 'choose' });
  const isPreviewing = phase.step === 'read' || (phase.step === 'arrive' && wantsKept && pending !== null);
  const isReading = phase.step === 'read' && state.step === 'reading';
  const isDone = isPreviewing && state.step === 'done';
  // Nothing was read, or nothing is kept: the first step is where to go on.
  const isChoosing = !isReading && !isDone && phase.step !== 'columns' && phase.step !== 'receipt';
  return (
    <div className="stack-l import">
      <div className="stack">
        <PageTitle title={say.title} />
        <Steps at={isDone ? 'preview' : phase.step === 'receipt' || phase.step === 'columns' ? phase.step : 'choose'} />
      </div>
      {isChoosing && state.step === 'fault' && (
        <ReadingFaultNotice fault={state.fault} found={state.found} reasons={state.reasons} />
      )}
      {isChoosing && (
        <ChooseFile
          pending={pending}
          onFiles={(files) => void choose(files)}
          onKept={() => setPhase({ step: 'read' })}
        />
      )}
      {phase.step === 'columns' && (
        <Columns head={phase.head} onCancel={again} onRead={(columns) => read(phase.files, columns)} />
      )}
      {isReading && <ReadingProgress progress={state.progress} onStop={stop} />}
      {isDone && (
        <Preview
          result={state.result}
          isKept={state.until !== null}
          onDiscard={() => {
            forget();
            again();
          }}
          onDone={(receipt) => setPhase({ step: 'receipt', receipt })}
        />
      )}
      {phase.step === 'receipt' && <Receipt receipt={phase.receipt} onAgain={again} />}
      <EarlierImports />
    </div>
  );
}
