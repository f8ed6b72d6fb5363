import { type ReactNode, useId } from 'react';
import { type Conflict, useConflictDecision } from '../../api-client/sources.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { FigureText } from '../../parts/figure-text.js';
import { useProblemText } from '../../parts/loaded.js';
import { useSourceName } from '../../parts/source-name.js';
import { momentText, wholeText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { connectWords } from '../../words/connect.js';
import { logWords } from '../../words/log.js';

type Side = Conflict['stored'];

/** Two tellings of one use, side by side, and a button under each. */
export function ConflictList({ conflicts }: { conflicts: readonly Conflict[] }) {
  const say = useWords(connectWords).conflicts;
  return (
    <section className="stack block" aria-labelledby="conflicts-title">
      <h2 id="conflicts-title">{say.title}</h2>
      <p className="quiet">{say.lead}</p>
      {conflicts.map((conflict) => (
        <ConflictCard key={conflict.id} conflict={conflict} />
      ))}
    </section>
  );
}

function ConflictCard({ conflict }: { conflict: Conflict }) {
  const say = useWords(connectWords).conflicts;
  const { locale } = useLocale();
  const sourceName = useSourceName();
  const titleId = useId();
  const { mutate, isPending, error } = useConflictDecision();
  const problemText = useProblemText();
  const { id, stored, arrived } = conflict;
  return (
    <article className="card stack-s" aria-labelledby={titleId}>
      <div className="row-apart">
        <h3 id={titleId}>
          {stored.model.name} · {sourceName(stored.source)}
        </h3>
        <span className="small quiet num">{momentText(new Date(stored.startedAt), locale)}</span>
      </div>
      <div className="conflict-sides">
        <SideBlock title={say.stored} side={stored}>
          <Button disabled={isPending} onClick={() => mutate({ id, choice: 'stored' })}>
            {say.keep}
          </Button>
        </SideBlock>
        <SideBlock title={say.arrived} side={arrived}>
          <Button disabled={isPending} onClick={() => mutate({ id, choice: 'arrived' })}>
            {say.take}
          </Button>
        </SideBlock>
      </div>
      {error && (
        <p className="field-error" role="alert">
          {problemText(error)}
        </p>
      )}
      <div>
        <ButtonLink kind="quiet" href={`/log?entry=${id}`}>
          {say.open}
        </ButtonLink>
      </div>
    </article>
  );
}

function SideBlock({ title, side, children }: { title: string; side: Side; children: ReactNode }) {
  const say = useWords(connectWords).conflicts;
  const { notReported } = useWords(logWords);
  const { locale } = useLocale();
  const count = (tokens: number | null) => (tokens === null ? notReported : wholeText(tokens, locale));
  return (
    <div className="stack-s">
      <h4 className="small quiet">{title}</h4>
      <p className="num">
        <strong>{say.counts(count(side.tokens.input), count(side.tokens.output))}</strong>
      </p>
      <p className="small">
        <FigureText figure={side.figures.carbon} />
      </p>
      <div>{children}</div>
    </div>
  );
}
