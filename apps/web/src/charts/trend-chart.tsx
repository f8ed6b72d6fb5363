import { scaleLinear } from 'd3-scale';
import { useState, type KeyboardEvent } from 'react';
import { figureText, type Figure, type FigureUnit } from '@promptprint/kernel';
import { FigureText } from '../parts/figure-text.js';
import { GradeMark } from '../parts/grade-mark.js';
import { useHiddenAmounts } from '../parts/hidden-amounts.js';
import { useLocale, useWords } from '../shell/locale.js';
import { chartsWords } from '../words/charts.js';
import { commonWords } from '../words/common.js';
import { area, centre, edge, runs } from './band.js';
import { summaryOf } from './summary.js';
import { tickText } from './unit.js';
import { useWidth } from './width.js';

export interface TrendPoint {
  key: string;
  /** Short for the axis, long for the reading line and the table. */
  label: string;
  title: string;
  figure: Figure | null;
  isOpen?: boolean;
}

interface TrendChartProps {
  title: string;
  points: readonly TrendPoint[];
  unit: FigureUnit;
}

const height = 260;
const margin = { top: 12, right: 4, bottom: 30, left: 58 };

/** Step line and band over time, one tab stop, with its table twin and a sentence that says what is seen. */
export function TrendChart({ title, points, unit }: TrendChartProps) {
  const say = useWords(chartsWords);
  const common = useWords(commonWords);
  const { locale } = useLocale();
  const { areHidden } = useHiddenAmounts();
  const [isTable, setTable] = useState(false);
  const summary = summaryOf(
    points.map(({ figure }) => figure),
    locale,
    say,
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the key of the chart inside, which is the one tab stop
    <figure className="chart" onKeyDown={(event) => isTableKey(event) && setTable((shown) => !shown)}>
      <div className="row-apart">
        <figcaption>
          <h3>{title}</h3>
          {!areHidden && <p className="small quiet">{summary}</p>}
        </figcaption>
        <button
          type="button"
          className="button button-quiet button-small no-print"
          aria-pressed={isTable}
          onClick={() => setTable(!isTable)}
        >
          {isTable ? common.asChart : common.asTable}
        </button>
      </div>
      {isTable ? <TrendTable title={title} points={points} /> : <TrendPlot title={title} points={points} unit={unit} />}
    </figure>
  );
}

function TrendPlot({ title, points, unit }: TrendChartProps) {
  const say = useWords(chartsWords);
  const [at, setAt] = useState(points.length - 1);
  const { ref, width } = useWidth();
  const active = points[Math.min(at, points.length - 1)];
  const spoken = useSpoken(active?.figure ?? null);
  if (!active) return <p className="quiet">{say.empty}</p>;
  return (
    <>
      <ReadingLine point={active} />
      <div className="trend-plot" ref={ref}>
        <TrendDrawing title={title} points={points} unit={unit} width={width} at={at} />
        <input
          className="trend-cursor"
          type="range"
          min={0}
          max={points.length - 1}
          value={Math.min(at, points.length - 1)}
          aria-label={`${title}. ${say.cursor}`}
          aria-valuetext={`${active.title}: ${spoken}`}
          onChange={(event) => setAt(Number(event.target.value))}
          onPointerMove={(event) =>
            setAt(pointAt(event.nativeEvent.offsetX, event.currentTarget.clientWidth, points.length))
          }
        />
      </div>
      <p className="small faint chart-legend">
        <span>
          <span className="key key-band" /> {say.bandLegend}
        </span>
        <span>
          <span className="key key-line" /> {say.lineLegend}
        </span>
      </p>
    </>
  );
}

function TrendDrawing({ title, points, unit, width, at }: TrendChartProps & { width: number; at: number }) {
  const { locale } = useLocale();
  const { areHidden } = useHiddenAmounts();
  const top = Math.max(...points.map(({ figure }) => figure?.high ?? 0), Number.MIN_VALUE);
  const y = scaleLinear([0, top], [height - margin.bottom, margin.top]).nice(4);
  const step = (width - margin.left - margin.right) / points.length;
  const placed = points.map(({ figure }, index) => ({ x0: x(index), x1: x(index + 1), interval: figure }));
  function x(index: number): number {
    return Math.round((margin.left + index * step) * 10) / 10;
  }
  return (
    <svg width={width} height={height} role="img" aria-label={title}>
      <title>{title}</title>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line
            className={tick === 0 ? 'axis-zero' : 'axis-line'}
            x1={margin.left}
            x2={width - margin.right}
            y1={y(tick)}
            y2={y(tick)}
          />
          {(!areHidden || tick === 0) && (
            <text className="axis-text" x={margin.left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
              {tickText(tick, unit, locale)}
            </text>
          )}
        </g>
      ))}
      <rect
        className="trend-active"
        x={x(at)}
        width={Math.max(step, 2)}
        y={margin.top}
        height={height - margin.top - margin.bottom}
      />
      {runs(placed).map((run) => (
        <g key={run[0]?.x0}>
          <path className="band-fill" d={area(run, y)} />
          <path className="band-edge" d={edge(run, ({ high }) => y(high)) + edge(run, ({ low }) => y(low))} />
          <path className="band-centre" d={centre(run, y)} />
        </g>
      ))}
      {labelled(points, step).map((index) => (
        <text
          key={index}
          className="axis-text"
          x={x(index) + step / 2}
          y={height - 8}
          textAnchor={anchor(index, points.length, step)}
        >
          {points[index]?.label}
        </text>
      ))}
    </svg>
  );
}

function ReadingLine({ point }: { point: TrendPoint }) {
  const say = useWords(chartsWords);
  return (
    <p className="trend-reading" aria-hidden="true">
      <strong>{point.title}</strong> {point.figure ? <FigureText figure={point.figure} /> : say.noValue}
      {point.isOpen && <span className="faint"> · {say.partial}</span>}
    </p>
  );
}

function TrendTable({ title, points }: { title: string; points: readonly TrendPoint[] }) {
  const say = useWords(chartsWords);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label={title} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say.when}</th>
            <th scope="col">{title}</th>
            <th scope="col">{say.grade}</th>
            <th scope="col">{say.factorSet}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ key, title: when, figure, isOpen }) => (
            <tr key={key}>
              <th scope="row">
                {when}
                {isOpen && <span className="faint"> · {say.partial}</span>}
              </th>
              <td>{figure ? <FigureText figure={figure} /> : `— ${say.noValue}`}</td>
              <td>{figure && <GradeMark grade={figure.grade} />}</td>
              <td>{figure?.factorSet}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function useSpoken(figure: Figure | null): string {
  const { locale } = useLocale();
  const say = useWords(chartsWords);
  const common = useWords(commonWords);
  const { areHidden } = useHiddenAmounts();
  if (!figure) return say.noValue;
  return areHidden ? common.hidden : figureText(figure, locale).spoken;
}

/** As many labels as fit, the last one always among them. */
function labelled(points: readonly TrendPoint[], step: number): number[] {
  // The last label ends at the edge instead of standing over its step: it needs half a label more.
  const room = step > 40 ? 62 : 96;
  const every = Math.max(1, Math.ceil(room / step));
  return points.map((_, index) => index).filter((index) => (points.length - 1 - index) % every === 0);
}

function anchor(index: number, count: number, step: number): 'start' | 'middle' | 'end' {
  if (step > 40) return 'middle';
  return index === count - 1 ? 'end' : 'middle';
}

function pointAt(offset: number, width: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.floor((offset / width) * count)));
}

function isTableKey(event: KeyboardEvent): boolean {
  return event.key === 't' && !event.ctrlKey && !event.metaKey && !event.altKey;
}
