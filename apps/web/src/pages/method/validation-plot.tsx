import type { ValidationPoint } from '@promptprint/emissions';
import { scaleLog } from 'd3-scale';
import { useWidth } from '../../charts/width.js';
import { useWords } from '../../shell/locale.js';
import { chartsWords } from '../../words/charts.js';
import { methodWords } from '../../words/method.js';
import { coefficientText } from './coefficient-text.js';

const room = { left: 64, right: 12, top: 12, bottom: 48 };

/** Published against predicted on two equal logarithmic axes; the table beside it is its twin. */
export function ValidationPlot({ points }: { points: readonly ValidationPoint[] }) {
  const say = useWords(methodWords);
  const charts = useWords(chartsWords);
  const { ref, width } = useWidth(320);
  const side = Math.min(width, 620);
  const height = side - room.left + room.bottom;
  const span = spanOf(points);
  const across = scaleLog(span, [room.left, side - room.right]);
  const up = scaleLog(span, [height - room.bottom, room.top]);
  const ticks = decadesIn(span);
  const [low, high] = span;
  return (
    <figure className="method-plot" ref={ref}>
      <svg width={side} height={height} role="img" aria-label={say.plotTitle}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line className="axis-line" x1={across(tick)} x2={across(tick)} y1={room.top} y2={height - room.bottom} />
            <line className="axis-line" x1={room.left} x2={side - room.right} y1={up(tick)} y2={up(tick)} />
            <text className="plot-text" x={across(tick)} y={height - room.bottom + 18} textAnchor="middle">
              {coefficientText(tick)}
            </text>
            <text className="plot-text" x={room.left - 8} y={up(tick) + 4} textAnchor="end">
              {coefficientText(tick)}
            </text>
          </g>
        ))}
        <line className="plot-same" x1={across(low)} x2={across(high)} y1={up(low)} y2={up(high)} />
        {points.map(({ id, grade, published, predicted }) => (
          <g key={id} className={grade === 'D' ? 'plot-doubtful' : 'plot-good'}>
            <line x1={across(published)} x2={across(published)} y1={up(predicted.low)} y2={up(predicted.high)} />
            <circle cx={across(published)} cy={up(predicted.mid)} r={3}>
              <title>{`${id}: ${coefficientText(published)} → ${coefficientText(predicted.mid)} Wh`}</title>
            </circle>
          </g>
        ))}
        <text className="plot-text" x={side - room.right} y={height - 8} textAnchor="end">
          {say.published}
        </text>
        <text className="plot-text" x={room.left} y={height - 8} textAnchor="start">
          ↑ {say.predicted}
        </text>
      </svg>
      <figcaption className="small quiet">
        {say.plot} {charts.logAxis}
        <span className="plot-key">
          <span className="plot-key-good">{say.gradeAC}</span>
          <span className="plot-key-doubtful">{say.gradeD}</span>
        </span>
      </figcaption>
    </figure>
  );
}

/** Everything drawn lies inside, whiskers too; both axes are the same. */
function spanOf(points: readonly ValidationPoint[]): [low: number, high: number] {
  const values = points.flatMap(({ published, predicted: { low, high } }) => [published, low, high]);
  return [Math.min(...values) / 1.3, Math.max(...values) * 1.3];
}

function decadesIn([low, high]: readonly [number, number]): number[] {
  const first = Math.ceil(Math.log10(low));
  return Array.from({ length: Math.floor(Math.log10(high)) - first + 1 }, (_, at) => 10 ** (first + at));
}
