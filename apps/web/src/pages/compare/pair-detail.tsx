import type { ComparedModel, ModelComparison, Variant } from '@promptprint/emissions';
import { FigureText } from '../../parts/figure-text.js';
import { GradeMark } from '../../parts/grade-mark.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { compareWords } from '../../words/compare.js';
import { figureOf } from '../questions/figure-of.js';
import { casesOf } from './cases.js';

/** Two models against each other, and each against itself when the task is done another way. */
export function PairDetail({ comparison, pair }: { comparison: ModelComparison; pair: readonly string[] }) {
  const say = useWords(compareWords);
  const chosen = comparison.models.filter(({ name }) => pair.includes(name));
  const [a, b] = chosen;
  return (
    <section className="stack" aria-labelledby="pair-title">
      <h2 id="pair-title">{say.pair}</h2>
      <output className="compare-verdict">
        {a && b ? <Verdict a={a} b={b} comparison={comparison} /> : say.pairHint}
      </output>
      <div className="compare-pair">
        {chosen.map((model) => (
          <Otherways key={model.name} model={model} />
        ))}
      </div>
    </section>
  );
}

function Verdict({ a, b, comparison }: { a: ComparedModel; b: ComparedModel; comparison: ModelComparison }) {
  const say = useWords(compareWords);
  const place = (model: ComparedModel) => comparison.models.indexOf(model);
  const aMore = comparison.probabilities[place(a)]?.[place(b)] ?? 0.5;
  const cases = casesOf(Math.max(aMore, 1 - aMore));
  if (cases === null) return say.cannotTell(a.name, b.name);
  const [low, high] = aMore < 0.5 ? [a, b] : [b, a];
  return say.lower(low.name, high.name, say.cases[cases]);
}

function Otherways({ model: { name, estimate, variants } }: { model: ComparedModel }) {
  const say = useWords(compareWords);
  return (
    <section className="stack-s">
      <h3>{name}</h3>
      <p className="row">
        <FigureText figure={figureOf(estimate, 'carbon')} />
        <GradeMark grade={estimate.grade} />
      </p>
      {variants.length > 0 && (
        <table className="table">
          <caption>{say.otherways}</caption>
          <thead>
            <tr>
              <th scope="col">{say.variantColumn}</th>
              <th scope="col">{say.thenFigure}</th>
              <th scope="col">{say.against}</th>
            </tr>
          </thead>
          <tbody>
            {variants.map((variant) => (
              <VariantRow key={variant.id} variant={variant} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function VariantRow({ variant: { id, estimate, lower } }: { variant: Variant }) {
  const say = useWords(compareWords);
  const name = useVariantName();
  const cases = casesOf(Math.max(lower, 1 - lower));
  const verdict = lower > 0.5 ? say.lowerHere : say.higherHere;
  return (
    <tr>
      <th scope="row">{name(id)}</th>
      <td>
        <FigureText figure={figureOf(estimate, 'carbon')} />
      </td>
      <td>{cases === null ? <span className="quiet">{say.unclear}</span> : verdict(say.cases[cases])}</td>
    </tr>
  );
}

function useVariantName(): (id: Variant['id']) => string {
  const say = useWords(compareWords);
  const { locale } = useLocale();
  const countries = new Intl.DisplayNames([locale], { type: 'region' });
  return (id) => {
    if (id in say.variants) return say.variants[id as keyof typeof say.variants];
    const code = id.slice('in-'.length);
    return say.inPlace(countries.of(code) ?? code);
  };
}
