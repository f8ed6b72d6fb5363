import { useEffect, useRef, useState } from 'react';
import { Button } from '../../parts/button.js';
import { FileIcon } from '../../parts/icons.js';
import { phone, useMedia } from '../../parts/media.js';
import { useWords } from '../../shell/locale.js';
import { welcomeWords } from '../../words/welcome.js';

interface DropZoneProps {
  onFiles: (files: File[]) => void;
  onSample: () => void;
}

/** A button first (Enter opens the picker), a drop target second; a file may be let go anywhere on the page. */
export function DropZone({ onFiles, onSample }: DropZoneProps) {
  const say = useWords(welcomeWords);
  const picker = useRef<HTMLInputElement>(null);
  const isOver = usePageDrop(onFiles);
  const isPhone = useMedia(phone);
  return (
    <section className={isOver ? 'drop-zone drop-zone-over' : 'drop-zone'} aria-labelledby="drop-lede">
      <div className="drop-main">
        <span className="drop-icon">
          <FileIcon />
        </span>
        <p className="drop-lede" id="drop-lede">
          {isOver ? say.dropNow : say.lede}
        </p>
        <div className="row drop-actions">
          <Button kind="primary" onClick={() => picker.current?.click()}>
            {say.choose}
          </Button>
          <Button onClick={onSample}>{say.sample}</Button>
        </div>
        <p className="small quiet">{say.ledeHint}</p>
        <p className="small quiet">{say.privacy}</p>
        {isPhone && <a href={`mailto:?subject=Promptprint&body=${encodeURIComponent(location.origin)}`}>{say.toComputer}</a>}
      </div>
      <HowTo isFolded={isPhone} />
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        data-picker=""
        accept=".zip,.json,.jsonl,.ndjson,.csv,.txt"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </section>
  );
}

function HowTo({ isFolded }: { isFolded: boolean }) {
  const say = useWords(welcomeWords);
  const steps = (
    <ol className="steps">
      {say.howToSteps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
  if (!isFolded)
    return (
      <div className="how-to">
        <h2 className="how-to-title">{say.howToTitle}</h2>
        {steps}
      </div>
    );
  return (
    <details className="how-to">
      <summary>{say.howToTitle}</summary>
      {steps}
    </details>
  );
}

function usePageDrop(onFiles: (files: File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(false);
      onFiles([...event.dataTransfer.files]);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, [onFiles]);
  return isOver;
}
