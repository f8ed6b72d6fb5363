import { dateText, wholeText } from '../../parts/text.js';
import type { MethodFacts } from '../../reading/result.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { welcomeWords } from '../../words/welcome.js';

/** How to check us, in one line: version, last change, sources, models, grids. */
export function Proof({ facts }: { facts: MethodFacts | null }) {
  const say = useWords(welcomeWords);
  const { locale } = useLocale();
  if (!facts) return <section className="proof" aria-hidden="true" />;
  return (
    <section className="proof small quiet" aria-label={say.proof.title}>
      <strong>{say.proof.title}</strong>
      <span>{say.proof.factorSet(facts.factorSet)}</span>
      <span>{say.proof.lastChange(dateText(new Date(facts.since), locale, 'UTC'))}</span>
      <span>{say.proof.sources(wholeText(facts.sources, locale))}</span>
      <span>{say.proof.models(wholeText(facts.models, locale))}</span>
      <span>{say.proof.grids(wholeText(facts.grids, locale))}</span>
    </section>
  );
}
