import { useState } from 'react';
import { removeEntry, useEntry, useUsageChange, type Entry, type WholeEntry } from '../../api-client/usage.js';
import { Button } from '../../parts/button.js';
import { CopyButton } from '../../parts/copy-button.js';
import { Drawer } from '../../parts/drawer.js';
import { FigureBlock } from '../../parts/figure-block.js';
import { Loaded, useProblemText } from '../../parts/loaded.js';
import { Notice } from '../../parts/notice.js';
import { useSourceName } from '../../parts/source-name.js';
import { useWords } from '../../shell/locale.js';
import { commonWords } from '../../words/common.js';
import { logWords } from '../../words/log.js';
import { EntryExplain } from './entry-explain.js';
import { EntryFacts } from './entry-facts.js';
import { useModelName, useWhen } from './entry-text.js';
import { useAddressed } from './use-addressed.js';

interface EntryPeekProps {
  id: string | null;
  known: Entry | undefined;
  isHidden: boolean;
  onPeek: (id: string | null) => void;
  onEdit: (entry: Entry) => void;
  onRemoved: () => void;
}

/** Everything that is known of one entry, at the side of the list. While its evidence is open, that lies in its place. */
export function EntryPeek({ id, known, isHidden, onPeek, onEdit, onRemoved }: EntryPeekProps) {
  const say = useWords(logWords);
  const { isExplaining } = useAddressed();
  const query = useEntry(id, known);
  if (id === null) return null;
  return (
    <>
      {!isExplaining && !isHidden && (
        <Drawer title={say.peek.title} onClose={() => onPeek(null)}>
          <Loaded query={query} lines={8}>
            {(entry) => <PeekBody key={entry.id} entry={entry} onPeek={onPeek} onEdit={onEdit} onRemoved={onRemoved} />}
          </Loaded>
        </Drawer>
      )}
      <EntryExplain entry={isWhole(query.data) ? query.data : null} />
    </>
  );
}

const isWhole = (entry: Entry | WholeEntry | undefined): entry is WholeEntry =>
  entry !== undefined && 'record' in entry;

function PeekBody({
  entry,
  onPeek,
  onEdit,
  onRemoved,
}: Omit<EntryPeekProps, 'id' | 'known' | 'isHidden'> & { entry: Entry | WholeEntry }) {
  const say = useWords(logWords);
  const common = useWords(commonWords);
  const when = useWhen()(entry);
  const model = useModelName()(entry);
  const { carbon, energy, water } = entry.figures;
  const other = entry.replacedBy ?? entry.replaces;
  const nameOf = useSourceName();
  return (
    <div className="stack peek">
      <div>
        <p className="peek-title">{model}</p>
        <p className="quiet num">{when}</p>
      </div>
      {other && (
        <Notice tone="info">
          <p>{entry.replacedBy ? say.peek.replacedBy : say.peek.replaces}</p>
          <Button kind="quiet" className="button-small" onClick={() => onPeek(other)}>
            {say.peek.showOther}
          </Button>
        </Notice>
      )}
      {entry.countedFrom !== null && (
        <Notice tone="info">
          <p>{say.peek.countedFrom(nameOf(entry.countedFrom))}</p>
        </Notice>
      )}
      <section className="peek-figures stack-s" aria-label={say.peek.figures}>
        <FigureBlock
          figure={carbon}
          what={common.metrics.carbon}
          note={common.co2e}
          explainId="entry:carbon"
          size="large"
        />
        <FigureBlock
          figure={energy}
          what={common.metrics.energy}
          note={common.metrics.energy}
          explainId="entry:energy"
        />
        <FigureBlock figure={water} what={common.metrics.water} note={common.metrics.water} explainId="entry:water" />
      </section>
      <Actions entry={entry} onPeek={onPeek} onEdit={onEdit} onRemoved={onRemoved} />
      <EntryFacts entry={entry} />
      {isWhole(entry) && (
        <details>
          <summary>{say.peek.raw}</summary>
          <RawRecord entry={entry} />
        </details>
      )}
    </div>
  );
}

function RawRecord({ entry: { record } }: { entry: WholeEntry }) {
  const say = useWords(logWords);
  const text = JSON.stringify(record, null, 2);
  return (
    <div className="stack-s">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard */}
      <section className="raw-record" aria-label={say.peek.raw} tabIndex={0}>
        <pre className="code-block">{text}</pre>
      </section>
      <div>
        <CopyButton text={text} label={say.peek.copyRaw} />
      </div>
    </div>
  );
}

function Actions({
  entry,
  onPeek,
  onEdit,
  onRemoved,
}: { entry: Entry } & Pick<EntryPeekProps, 'onPeek' | 'onEdit' | 'onRemoved'>) {
  const say = useWords(logWords);
  const common = useWords(commonWords);
  const problemText = useProblemText();
  const [isSure, setSure] = useState(false);
  const removal = useUsageChange(removeEntry);
  const remove = (): void => {
    // A promise, because without its last entry the whole list goes, and this with it.
    removal.mutateAsync(entry.id).then(
      () => {
        onPeek(null);
        onRemoved();
      },
      () => undefined,
    );
  };
  // A replaced entry is history: the one that counts is corrected or deleted.
  if (entry.status === 'replaced') return null;
  return (
    <div className="stack-s">
      {removal.error && <Notice tone="danger">{problemText(removal.error)}</Notice>}
      {isSure ? (
        <fieldset className="stack-s">
          <legend className="sr-only">{say.peek.remove}</legend>
          <p>{say.peek.removeSure}</p>
          <div className="row">
            <Button kind="danger" busyText={removal.isPending && say.peek.remove} onClick={remove}>
              {say.peek.removeYes}
            </Button>
            <Button onClick={() => setSure(false)}>{common.cancel}</Button>
          </div>
        </fieldset>
      ) : (
        <div className="row">
          <Button onClick={() => onEdit(entry)}>{say.peek.edit}</Button>
          <Button kind="danger" onClick={() => setSure(true)}>
            {say.peek.remove}
          </Button>
        </div>
      )}
    </div>
  );
}
