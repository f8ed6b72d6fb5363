import { useRef } from 'react';
import { Button } from '../../parts/button.js';
import { FileIcon } from '../../parts/icons.js';
import { phone, useMedia } from '../../parts/media.js';
import { useWords } from '../../shell/locale.js';
import { welcomeWords } from '../../words/welcome.js';

interface DropZoneProps {
  /** A file hovers over the page. */
  isOver: boolean;
  onFiles: (files: File[]) => void;
  onSample: () => void;
}

/** A button first (Enter opens the picker), a drop target second. */
export function DropZone({ isOver, onFiles, onSample }: DropZoneProps) {
  const say = useWords(welcomeWords);
  const picker = useRef<HTMLInputElement>(null);
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
        {isPhone && (
          <a href={`mailto:?subject=Promptprint&body=${encodeURIComponent(location.origin)}`}>{say.toComputer}</a>
        )}
      </div>
      <HowTo isFolded={isPhone} />
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
