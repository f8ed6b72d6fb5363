import { figureText } from '@promptprint/kernel';
import { useLocale, useWords } from '../shell/locale.js';
import { explainWords } from '../words/explain.js';
import { CopyButton } from './copy-button.js';
import type { ExplainFacts } from './explain-facts.js';
import { dateText } from './text.js';

/** The figure to take along: as a sentence with its version, as data, as an address. */
export function ExplainCopies({ facts }: { facts: ExplainFacts }) {
  const say = useWords(explainWords);
  const { locale } = useLocale();
  const { what, figure } = facts;
  const citation = (): string =>
    say.citation({
      what,
      figure: figureText(figure, locale).full,
      set: figure.factorSet,
      day: dateText(new Date(), locale),
      address: location.origin,
    });
  return (
    <div className="row no-print">
      <CopyButton text={citation} label={say.copyCitation} />
      <CopyButton text={() => JSON.stringify(asData(facts), null, 2)} label={say.copyJson} />
      <CopyButton text={() => location.href} label={say.copyLink} />
    </div>
  );
}

/** Counts, figures and sources only: nothing in it says who it is about. */
function asData({ what, figure, causes, parts, typical }: ExplainFacts): object {
  return {
    what,
    figure,
    causes,
    parts,
    typical: typical && { requests: typical.requests, explanation: typical.explanation },
  };
}
