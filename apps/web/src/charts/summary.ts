import { figureText, type Figure, type Locale } from '@promptprint/kernel';
import type { ChartsWords } from '../words/charts.en.js';

/** One sentence from the data: a change is only called one where the two ranges stand apart. */
export function summaryOf(figures: readonly (Figure | null)[], locale: Locale, say: ChartsWords): string {
  const known = figures.filter((figure) => figure !== null);
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return say.empty;
  const text = (figure: Figure): string => {
    const { range, value } = figureText(figure, locale);
    return range ?? value;
  };
  if (known.length === 1) return say.one(text(last));
  if (last.low > first.high) return say.rose(text(first), text(last));
  if (last.high < first.low) return say.fell(text(first), text(last));
  return say.same(text(first), text(last));
}
