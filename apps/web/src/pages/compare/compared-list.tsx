import type { ComparedModel, ModelComparison } from '@promptprint/emissions';
import type { CSSProperties } from 'react';
import { axis, Whisker } from '../../charts/whisker-list.js';
import { useWidth } from '../../charts/width.js';
import { FigureText } from '../../parts/figure-text.js';
import { GradeMark } from '../../parts/grade-mark.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { chartsWords } from '../../words/charts.js';
import { compareWords } from '../../words/compare.js';
import { figureOf } from '../questions/figure-of.js';
import { PickMark } from './pick-mark.js';
import { lanesOf, type TiePart } from './tie-lanes.js';

interface ComparedListProps {
  comparison: ModelComparison;
  isShown: (model: ComparedModel) => boolean;
  /** What its provider says of such work, in words. */
  published: ReadonlyMap<string, string>;
  hasPrices: boolean;
  pair: readonly string[];
  onPick: (name: string) => void;
}

/** Dot and whisker for each model, lowest first; brackets join those that cannot be told apart. */
export function ComparedList({ comparison, isShown, published, hasPrices, pair, onPick }: ComparedListProps) {
  const say = useWords(compareWords);
  const charts = useWords(chartsWords);
  const { ref, width } = useWidth(280);
  const shown = comparison.models.filter(isShown);
  const lanes = lanesOf(placesShown(comparison, shown), shown.length);
  const scale = axis(
    shown.map(({ estimate }) => figureOf(estimate, 'carbon')),
    width,
  );
  return (
    <div className="stack-s">
      <div className="table-scroll">
        <table className="table whiskers compared" style={property('--lanes', lanes.count)}>
          <caption className="sr-only">{say.listTitle}</caption>
          <thead>
            <tr>
              <th scope="col">{say.column}</th>
              <th scope="col" className="whisker-cell">
                <div ref={ref}>
                  {scale.isLog ? (
                    <span className="faint">{charts.logAxis}</span>
                  ) : (
                    <span className="sr-only">{say.range}</span>
                  )}
                </div>
              </th>
              <th scope="col">{say.figure}</th>
              <th scope="col">{charts.grade}</th>
              {hasPrices && (
                <th scope="col" className="to-right">
                  {say.price}
                  <span className="whisker-detail">{say.priceHint}</span>
                </th>
              )}
              <th scope="col">{say.pairColumn}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((model, at) => (
              <tr key={model.name}>
                <th scope="row">
                  {lanes.rows[at]?.map((part, lane) => (
                    <TieMark key={lane} part={part} lane={lane} />
                  ))}
                  {model.name}
                  {published.has(model.name) && <span className="whisker-detail">{published.get(model.name)}</span>}
                </th>
                <td className="whisker-cell">
                  <Whisker interval={figureOf(model.estimate, 'carbon')} width={width} {...scale} />
                </td>
                <td>
                  <FigureText figure={figureOf(model.estimate, 'carbon')} />
                </td>
                <td className="nowrap">
                  <GradeMark grade={model.estimate.grade} />
                </td>
                {hasPrices && <Price usd={model.row?.priceUsdPerMOut ?? null} />}
                <td>
                  <PickMark
                    label={say.pick(model.name)}
                    isPicked={pair.includes(model.name)}
                    onPick={() => onPick(model.name)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Ties comparison={comparison} isShown={isShown} />
      <p className="small faint hide-on-phone">{say.keys}</p>
    </div>
  );
}

/** Ties by the places in the list that is shown; a tie of which one is left has nothing to join. */
function placesShown({ models, ties }: ModelComparison, shown: readonly ComparedModel[]): [number, number][] {
  return ties.flatMap(([first, last]): [number, number][] => {
    const places = models
      .slice(first, last + 1)
      .flatMap((model) => (shown.includes(model) ? [shown.indexOf(model)] : []));
    const [from, to] = [places[0], places.at(-1)];
    return from !== undefined && to !== undefined && to > from ? [[from, to]] : [];
  });
}

/** A property of our own for the style sheet; React's types know only those of CSS. */
const property = (name: `--${string}`, value: number): CSSProperties => ({ [name]: value });

function TieMark({ part, lane }: { part: TiePart; lane: number }) {
  return part ? <span className={`tie-mark tie-${part}`} style={property('--lane', lane)} aria-hidden="true" /> : null;
}

function Price({ usd }: { usd: number | null }) {
  const say = useWords(compareWords);
  const { locale } = useLocale();
  return (
    <td className="to-right num compare-price" data-label={usd === null ? undefined : say.price}>
      {usd === null ? (
        <span className="faint">
          <span aria-hidden="true">—</span>
          <span className="sr-only">{say.noPrice}</span>
        </span>
      ) : (
        new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' }).format(
          usd,
        )
      )}
    </td>
  );
}

/** The brackets in words, and who was left out for not doing such work. */
function Ties({ comparison: { models, ties, unable }, isShown }: Pick<ComparedListProps, 'comparison' | 'isShown'>) {
  const say = useWords(compareWords);
  const told = ties
    .map(([first, last]) => models.slice(first, last + 1).filter(isShown))
    .filter((tied) => tied.length > 1);
  return (
    <ul className="compare-ties small">
      {told.map((tied) => (
        <li key={tied[0]?.name}>{say.tieOf(tied.map(({ name }) => name).join(', '))}</li>
      ))}
      {unable.length > 0 && <li className="quiet">{say.unable(unable.map(({ name }) => name).join(', '))}</li>}
    </ul>
  );
}
