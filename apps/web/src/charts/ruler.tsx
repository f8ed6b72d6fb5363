import { scaleLog } from 'd3-scale';
import { figureText, type Figure } from '@promptprint/kernel';
import type { Known } from '../parts/equivalence.js';
import { useHiddenAmounts } from '../parts/hidden-amounts.js';
import { useLocale, useWords } from '../shell/locale.js';
import { chartsWords } from '../words/charts.js';
import { welcomeWords } from '../words/welcome.js';
import { tickText } from './unit.js';
import { useWidth } from './width.js';

const markAt = 44;
const axisY = 78;
const height = 190;
const side = 22;

/** One dot with its whisker on a log ruler between three things people know, all in the same quantity. */
export function Ruler({ figure, marks }: { figure: Figure; marks: readonly Known[] }) {
  const say = useWords(welcomeWords);
  const charts = useWords(chartsWords);
  const { locale } = useLocale();
  const { areHidden } = useHiddenAmounts();
  const { ref, width } = useWidth(560);
  const powers = powersAround([figure.low, figure.high, ...marks.map(({ grams }) => grams.mid)]);
  const x = scaleLog([powers[0] ?? 1, powers.at(-1) ?? 10], [side, width - side]).clamp(true);
  const summary = say.rulerSummary(areHidden ? say.rulerYou : figureText(figure, locale).spoken);
  const [low, mid, high] = [x(figure.low), x(figure.mid), x(figure.high)];
  return (
    <div className="ruler" ref={ref}>
      <svg width={width} height={height} role="img" aria-label={summary}>
        <title>{summary}</title>
        <line className="axis-zero" x1={side} x2={width - side} y1={axisY} y2={axisY} />
        {powers.map((tick, at) => (
          <g key={tick}>
            <line className="ruler-tick" x1={x(tick)} x2={x(tick)} y1={axisY} y2={axisY + 7} />
            {!areHidden && isLabelled(at, powers.length, width) && (
              <text className="axis-text" x={x(tick)} y={axisY + 22} textAnchor="middle">
                {tickText(tick, figure.unit, locale)}
              </text>
            )}
          </g>
        ))}
        <text className="ruler-you" {...labelAt(mid, width)} y={markAt - 18}>
          {say.rulerYou}
        </text>
        <line className="whisker-line" x1={low} x2={high} y1={markAt} y2={markAt} />
        <line className="whisker-end" x1={low} x2={low} y1={markAt - 7} y2={markAt + 7} />
        <line className="whisker-end" x1={high} x2={high} y1={markAt - 7} y2={markAt + 7} />
        <circle className="whisker-dot" cx={mid} cy={markAt} r={7} />
        {marks.map(({ id, grams }, at) => (
          <g key={id}>
            <path className="ruler-mark" d={`M${x(grams.mid)} ${axisY}V${markY(at) - 14}`} />
            <path className="ruler-diamond" d={`M${x(grams.mid)} ${axisY - 5}l5 5l-5 5l-5 -5z`} />
            <text className="ruler-text" {...labelAt(x(grams.mid), width)} y={markY(at)}>
              {say.rulerMarks[id]}
            </text>
          </g>
        ))}
      </svg>
      <p className="small faint">{charts.logAxis}</p>
    </div>
  );
}

/** Whole powers of ten that hold all values: a step of the ruler each. */
function powersAround(values: readonly number[]): number[] {
  const logs = values.filter((value) => value > 0).map((value) => Math.log10(value));
  const [first, last] = [Math.floor(Math.min(...logs)), Math.ceil(Math.max(...logs))];
  return Array.from({ length: last - first + 1 }, (_, at) => 10 ** (first + at));
}

/** Where the steps stand close, every other one is named, counted from the right end. */
function isLabelled(at: number, count: number, width: number): boolean {
  const every = Math.ceil((count * 56) / width);
  return (count - 1 - at) % every === 0;
}

/** The three labels stand on three lines, so that they never cover each other. */
const markY = (at: number): number => axisY + 56 + at * 22;

function labelAt(x: number, width: number): { x: number; textAnchor: 'start' | 'middle' | 'end' } {
  if (x < 70) return { x: Math.max(2, x - 6), textAnchor: 'start' };
  if (x > width - 70) return { x: Math.min(width - 2, x + 6), textAnchor: 'end' };
  return { x, textAnchor: 'middle' };
}
