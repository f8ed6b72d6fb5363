import { percentText, type ShownFigure } from '@promptprint/kernel';
import { Link } from 'wouter';
import { Button } from '../parts/button.js';
import { Drawer } from '../parts/drawer.js';
import { ErrorSummary } from '../parts/error-summary.js';
import { FigureText } from '../parts/figure-text.js';
import { useHiddenAmounts } from '../parts/hidden-amounts.js';
import { useSubmission } from '../parts/submission.js';
import { wholeText } from '../parts/text.js';
import { useLocale, useWords } from '../shell/locale.js';
import { restatedWords } from '../words/restated.js';
import { ChangedFactors } from './changed-factors.js';
import { meanChange, restatedWhat } from './restated-text.js';
import type { Restatement } from './use-restatements.js';
import '../look/restated.css';

interface RestatedPanelProps {
  restatement: Restatement;
  read: (id: string) => Promise<void>;
  onClose: () => void;
}

/** Old and new side by side, which models moved, and which factors moved them. */
export function RestatedPanel({ restatement, read, onClose }: RestatedPanelProps) {
  const say = useWords(restatedWords);
  const { locale } = useLocale();
  const { isBusy, problems, run } = useSubmission('restated-read');
  const { id, before, after, fromSet, toSet, eventsOutside, models } = restatement;
  const done = async () => {
    await read(id);
    onClose();
  };
  return (
    <Drawer title={say.title} onClose={onClose}>
      <div className="stack-l restated">
        <ErrorSummary problems={problems} />
        <p>{restatedWhat(restatement, locale, say)}</p>
        <dl className="restated-sides">
          <Side title={say.before(fromSet)} figure={before.figures.carbon} />
          <Side title={say.after(toSet)} figure={after.figures.carbon} />
        </dl>
        <MeanChange restatement={restatement} />
        <p className="small quiet">{say.kept}</p>
        {eventsOutside > 0 && (
          <p className="small quiet">{say.outside(wholeText(eventsOutside, locale), eventsOutside === 1)}</p>
        )}
        {models.length > 0 && <ChangedModels models={models} />}
        <ChangedFactors changes={restatement.setChanges} />
        <div className="row">
          <Button kind="primary" busyText={isBusy && say.read} onClick={() => run(done)}>
            {say.read}
          </Button>
          <Link href="/method/changes">{say.toChanges}</Link>
        </div>
      </div>
    </Drawer>
  );
}

function Side({ title, figure }: { title: string; figure: ShownFigure }) {
  return (
    <div>
      <dt className="small quiet">{title}</dt>
      <dd>
        <FigureText figure={figure} />
      </dd>
    </div>
  );
}

function MeanChange({ restatement: { ratio } }: { restatement: Restatement }) {
  const say = useWords(restatedWords);
  const { locale } = useLocale();
  const { areHidden } = useHiddenAmounts();
  const { kind, share } = meanChange(ratio);
  if (areHidden) return null;
  return <p>{kind === 'same' ? say.same : say[kind](percentText(share, locale))}</p>;
}

function ChangedModels({ models }: Pick<Restatement, 'models'>) {
  const say = useWords(restatedWords);
  return (
    <section className="stack-s" aria-labelledby="restated-models">
      <h3 id="restated-models">{say.models}</h3>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say.model}</th>
            <th scope="col">{say.was}</th>
            <th scope="col">{say.is}</th>
          </tr>
        </thead>
        <tbody>
          {models.map(({ model, before, after }) => (
            <tr key={model}>
              <th scope="row">{model}</th>
              <td>{before ? <FigureText figure={before} /> : '—'}</td>
              <td>{after ? <FigureText figure={after} /> : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
