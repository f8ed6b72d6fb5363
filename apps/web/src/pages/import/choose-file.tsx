import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Locale } from '@promptprint/kernel';
import { Button } from '../../parts/button.js';
import { FileIcon } from '../../parts/icons.js';
import { Notice } from '../../parts/notice.js';
import { dateText, wholeText } from '../../parts/text.js';
import type { PendingKeep } from '../../reading/hand-over.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { importWords } from '../../words/import.js';
import { ToolDoor } from '../log/log-doors.js';

interface ChooseFileProps {
  /** Read before, not handed over yet. */
  pending: PendingKeep | null;
  onFiles: (files: File[]) => void;
  onKept: () => void;
}

export function ChooseFile({ pending, onFiles, onKept }: ChooseFileProps) {
  const say = useWords(importWords);
  const { locale } = useLocale();
  const picker = useRef<HTMLInputElement>(null);
  const isOver = usePageDrop(onFiles);
  return (
    <div className="stack">
      {pending && (
        <Notice tone="info">
          <p>{say.choose.kept(wholeText(pending.records, locale), periodText(pending, locale))}</p>
          <Button className="button-small" onClick={onKept}>
            {say.choose.useKept}
          </Button>
        </Notice>
      )}
      <div className="choose-grid">
        <section className={isOver ? 'import-drop import-drop-over' : 'import-drop'} aria-labelledby="drop-lede">
          <span className="import-drop-icon">
            <FileIcon />
          </span>
          <p className="import-drop-lede" id="drop-lede">
            {isOver ? say.choose.dropNow : say.choose.lead}
          </p>
          <Button kind="primary" onClick={() => picker.current?.click()}>
            {say.choose.button}
          </Button>
          <p className="small quiet">{say.choose.formats}</p>
          <p className="small quiet">{say.choose.privacy}</p>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            data-picker=""
            accept=".zip,.gz,.json,.jsonl,.ndjson,.csv,.tsv,.txt"
            onChange={(event) => {
              onFiles([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
        </section>
        <ToolDoor as="h2" />
      </div>
    </div>
  );
}

function periodText({ from, to }: PendingKeep, locale: Locale): string {
  return [from, to].flatMap((iso) => (iso ? [dateText(new Date(iso), locale)] : [])).join(' – ');
}

/** A file may be let go anywhere on the page: missing the zone must not open it in the browser. */
function usePageDrop(onFiles: (files: File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent(onFiles);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(false);
      take([...event.dataTransfer.files]);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, []);
  return isOver;
}
