import { useState } from 'react';
import { TrendChart } from '../../charts/trend-chart.js';
import { Segmented } from '../../parts/segmented.js';
import { dateText, dayText, monthText, shortMonthText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { footprintWords } from '../../words/footprint.js';
import type { Period } from './period.js';
import { trendPoints, trendStep } from './trend-points.js';
import type { FootprintAnswer } from '../../api-client/usage.js';

const shownMetrics = ['carbon', 'energy', 'water'] as const;
type ShownMetric = (typeof shownMetrics)[number];
const units = { carbon: 'g', energy: 'Wh', water: 'mL' } as const;

export function Trend({ period, footprint }: { period: Period; footprint: FootprintAnswer }) {
  const say = useWords(footprintWords);
  const { locale } = useLocale();
  const [metric, setMetric] = useState<ShownMetric>('carbon');
  const isDaily = trendStep(period) === 'day';
  const points = trendPoints(
    period,
    footprint.groups.map(({ key, figures }) => ({ key, figure: figures[metric] })),
    {
      short: (start) => (isDaily ? dayText : shortMonthText)(start, locale, 'UTC'),
      long: (start) => (isDaily ? dateText : monthText)(start, locale, 'UTC'),
    },
  );
  return (
    <section className="stack block" aria-labelledby="trend-title">
      <div className="row-apart">
        <h2 id="trend-title">{say.trend.title}</h2>
        <Segmented
          label={say.trend.metric}
          value={metric}
          options={shownMetrics.map((value) => ({ value, label: say.trend[value] }))}
          onChange={setMetric}
        />
      </div>
      <TrendChart key={`${period.from}${metric}`} title={say.trend[metric]} points={points} unit={units[metric]} />
      <p className="small faint no-print hide-on-phone">{say.trend.keys}</p>
    </section>
  );
}
