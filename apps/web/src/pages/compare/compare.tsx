import { compareModels, explain, usageOf, type ComparedModel } from '@promptprint/emissions';
import { figureText } from '@promptprint/kernel';
import { useMemo } from 'react';
import { CheckField } from '../../parts/field.js';
import { PageTitle } from '../../parts/page-title.js';
import { todayIn } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { compareWords } from '../../words/compare.js';
import { ComparedList } from './compared-list.js';
import { ModelChoice } from './model-choice.js';
import { PairDetail } from './pair-detail.js';
import { TaskChoice } from './task-choice.js';
import { usePair } from './use-pair.js';
import { useWish, type CompareWish } from './wish.js';
import '../../look/compare.css';

/** The same work for several models: what each emits, and which of them can be told apart. */
export default function Compare() {
  const say = useWords(compareWords);
  const { wish, change } = useWish();
  const today = todayIn(undefined);
  const comparison = useMemo(() => compareModels({ ...wish, day: today }), [wish, today]);
  const published = usePublished(comparison.models, wish, today);
  const { pair, toggle } = usePair(comparison.models.map(({ name }) => name));
  const isShown = ({ name }: ComparedModel) => !wish.isPublishedOnly || published.has(name);
  return (
    <div className="compare stack-l">
      <header className="stack-s">
        <PageTitle title={say.title} />
        <p>{say.lede}</p>
      </header>
      <section className="stack block" aria-label={say.task}>
        <TaskChoice wish={wish} onChange={change} />
        <ModelChoice wish={wish} onChange={change} />
      </section>
      <section className="stack" aria-labelledby="compared-title">
        <div className="row-apart">
          <h2 id="compared-title">{say.listTitle}</h2>
          <CheckField
            label={say.onlyPublished}
            checked={wish.isPublishedOnly}
            onChange={(event) => change('published', event.target.checked ? '1' : '')}
          />
        </div>
        {comparison.models.some(isShown) ? (
          <ComparedList
            comparison={comparison}
            isShown={isShown}
            published={published}
            hasPrices={wish.task !== 'image'}
            pair={pair}
            onPick={toggle}
          />
        ) : (
          <p className="notice">{say.nonePublished}</p>
        )}
        <p className="small quiet">{say.quality}</p>
      </section>
      <PairDetail comparison={comparison} pair={pair} />
      <section className="stack-s">
        <h2>{say.whyTitle}</h2>
        <ul className="compare-why">
          {say.why.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        <p className="row small">
          <span className="quiet">{say.madeWith(comparison.factorSet)}</span>
          <a href={addressOf(wish)}>{say.data}</a>
        </p>
      </section>
    </div>
  );
}

/** What providers themselves publish for such work, in words, by the name of the model. */
function usePublished(models: readonly ComparedModel[], { work, country }: CompareWish, day: string) {
  const { locale } = useLocale();
  const { published: say } = useWords(compareWords);
  return useMemo(() => {
    const known = new Map<string, string>();
    for (const { name } of models) {
      const usage = { ...usageOf(work), model: name, country: country || null, startedAt: day };
      const told = explain(usage).providerFigures.find(({ metric }) => metric === 'carbon' || metric === 'energy');
      if (!told) continue;
      if (told.scope === 'fixed-batch-output-only') continue;
      known.set(name, say[told.scope](figureText({ ...told.theirs, unit: told.unit }, locale).value));
    }
    return known;
  }, [models, work, country, day, locale, say]);
}

function addressOf({ task, work, country, models }: CompareWish): string {
  const { images, ...tokens } = work;
  const counts = images > 0 ? { images } : tokens;
  const query = new URLSearchParams({ models: models.join(','), task, ...(country ? { country } : {}) });
  for (const [name, count] of Object.entries(counts)) query.set(name, String(count));
  return `/v1/models/compare?${query}`;
}
