import { scaleLinear, scaleLog } from 'd3-scale';
import type { ReactNode } from 'react';
import type { Figure, Interval } from '@promptprint/kernel';
import { FigureText } from '../parts/figure-text.js';
import { GradeMark } from '../parts/grade-mark.js';
import { useWords } from '../shell/locale.js';
import { chartsWords } from '../words/charts.js';
import { useWidth } from './width.js';

export interface WhiskerRow {
  key: string;
  label: ReactNode;
  detail?: ReactNode;
  figure: Figure;
  action?: ReactNode;
}

interface WhiskerListProps {
  caption: string;
  columnTitle: string;
  figureTitle: string;
  rows: readonly WhiskerRow[];
}

/** A log axis helps only where rows lie far apart. */
const logSpread = 30;
const padding = 8;

/** Dot and whisker per row, sorted by the caller. It is a table with a drawing in it: its own table twin. */
export function WhiskerList({ caption, columnTitle, figureTitle, rows }: WhiskerListProps) {
  const say = useWords(chartsWords);
  const { ref, width } = useWidth(280);
  const { place, isLog, ticks } = axis(
    rows.map(({ figure }) => figure),
    width,
  );
  return (
    <div className="table-scroll">
      <table className="table whiskers">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columnTitle}</th>
            <th scope="col" className="whisker-cell">
              <div ref={ref}>
                {isLog ? <span className="faint">{say.logAxis}</span> : <span className="sr-only">{caption}</span>}
              </div>
            </th>
            <th scope="col">{figureTitle}</th>
            <th scope="col">{say.grade}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, detail, figure, action }) => (
            <tr key={key}>
              <th scope="row">
                {label}
                {detail && <span className="whisker-detail">{detail}</span>}
              </th>
              <td className="whisker-cell">
                <Whisker interval={figure} place={place} width={width} ticks={ticks} />
              </td>
              <td>
                <FigureText figure={figure} />
              </td>
              <td className="nowrap">
                <span className="row">
                  <GradeMark grade={figure.grade} />
                  {action}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One row's drawing, on an axis of all rows. */
export interface WhiskerProps {
  interval: Interval;
  place: (value: number) => number;
  width: number;
  ticks: readonly number[];
}

export function Whisker({ interval, place, width, ticks }: WhiskerProps) {
  const [low, mid, high] = [place(interval.low), place(interval.mid), place(interval.high)];
  return (
    <svg width={width} height={28} aria-hidden="true">
      {ticks.map((tick) => (
        <line
          key={tick}
          className={tick === 0 ? 'axis-zero' : 'axis-line'}
          x1={place(tick)}
          x2={place(tick)}
          y1={0}
          y2={28}
        />
      ))}
      <line className="whisker-line" x1={low} x2={high} y1={14} y2={14} />
      <line className="whisker-end" x1={low} x2={low} y1={9} y2={19} />
      <line className="whisker-end" x1={high} x2={high} y1={9} y2={19} />
      <circle className="whisker-dot" cx={mid} cy={14} r={5} />
    </svg>
  );
}

export interface Axis {
  place: (value: number) => number;
  isLog: boolean;
  ticks: readonly number[];
}

/** The axis for intervals drawn below each other: logarithmic only where they lie far apart. */
export function axis(intervals: readonly Interval[], width: number): Axis {
  const highest = Math.max(...intervals.map(({ high }) => high), Number.MIN_VALUE);
  const mids = intervals.map(({ mid }) => mid).filter((mid) => mid > 0);
  const lowest = Math.min(...intervals.map(({ low }) => low).filter((low) => low > 0), highest);
  const room: [number, number] = [padding, width - padding];
  if (mids.length > 1 && Math.max(...mids) > Math.min(...mids) * logSpread) {
    const scale = scaleLog([lowest, highest], room).nice().clamp(true);
    return {
      place: (value) => scale(Math.max(value, lowest)),
      isLog: true,
      ticks: scale.ticks(1).filter(isPowerOfTen),
    };
  }
  const scale = scaleLinear([0, highest], room).nice(3);
  return { place: (value) => scale(value), isLog: false, ticks: scale.ticks(3) };
}

function isPowerOfTen(value: number): boolean {
  const exponent = Math.log10(value);
  return Math.abs(exponent - Math.round(exponent)) < 1e-9;
}
