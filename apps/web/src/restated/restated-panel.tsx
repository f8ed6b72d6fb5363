import { countText } from '@promptprint/kernel';
import { Button } from '../parts/button.js';
import { Drawer } from '../parts/drawer.js';
import { ErrorSummary } from '../parts/error-summary.js';
import { Loaded } from '../parts/loaded.js';
import { useSubmission } from '../parts/submission.js';
import { useLocale, useWords } from '../shell/locale.js';
import { restatedWords } from '../words/restated.js';
import { ChangedFactors } from './changed-factors.js';
import { RestatedModels } from './restated-models.js';
import { RestatedSides } from './restated-sides.js';
import { ratioText } from './restated-text.js';
import { useChangeText } from './use-change-text.js';
import { useReadRestatement, type Restatement, type useRestatements } from './use-restatements.js';
import '../look/restated.css';

interface PanelProps {
  id: string;
  query: ReturnType<typeof useRestatements>;
  onClose: () => void;
}

/** Old and new beside each other, and what is behind the difference. */
export default function RestatedPanel({ id, query, onClose }: PanelProps) {
  const say = useWords(restatedWords);
  return (
    <Drawer title={say.title} onClose={onClose}>
      <Loaded query={query} lines={8}>
        {(all) => {
          const found = all.find((one) => one.id === id);
          return found ? <Body restatement={found} onClose={onClose} /> : <p className="quiet">{say.gone}</p>;
        }}
      </Loaded>
    </Drawer>
  );
}

function Body({ restatement, onClose }: { restatement: Restatement; onClose: () => void }) {
  const say = useWords(restatedWords);
  const { locale } = useLocale();
  const changeText = useChangeText();
  const ratio = ratioText(restatement.ratio, { say, locale });
  return (
    <div className="restated stack-l">
      <section className="stack">
        <p className="restated-lead">{changeText(restatement)}</p>
        <RestatedSides restatement={restatement} />
        {ratio && (
          <p>
            {ratio} <span className="small quiet">{say.ratioNote}</span>
          </p>
        )}
      </section>
      <RestatedModels models={restatement.models} />
      <ChangedFactors restatement={restatement} />
      <Counted restatement={restatement} />
      {restatement.state === 'announced' && <GotIt id={restatement.id} onClose={onClose} />}
    </div>
  );
}

function Counted({ restatement: { before, eventsOutside } }: { restatement: Restatement }) {
  const say = useWords(restatedWords);
  const { locale } = useLocale();
  return (
    <section className="stack-s">
      <h3>{say.countedTitle}</h3>
      <p>{say.counted(countText(before.events, locale))}</p>
      {eventsOutside > 0 && <p>{say.outside(countText(eventsOutside, locale))}</p>}
      <p className="quiet">{say.kept}</p>
    </section>
  );
}

function GotIt({ id, onClose }: { id: string; onClose: () => void }) {
  const say = useWords(restatedWords);
  const read = useReadRestatement();
  const { isBusy, problems, run } = useSubmission('restatement');
  const note = async () => {
    await read(id);
    onClose();
  };
  return (
    <div className="stack-s restated-foot">
      <ErrorSummary problems={problems} />
      <div className="row">
        <Button kind="primary" busyText={isBusy && say.gotIt} onClick={() => run(note)}>
          {say.gotIt}
        </Button>
      </div>
    </div>
  );
}
