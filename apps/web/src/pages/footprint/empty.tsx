import type { Figure } from '@promptprint/kernel';
import { TrendChart, type TrendPoint } from '../../charts/trend-chart.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { shortMonthText } from '../../parts/text.js';
import { useLocale, useWords } from '../../shell/locale.js';
import type { Locale } from '@promptprint/kernel';
import { footprintWords } from '../../words/footprint.js';
import type { Period, PeriodKind } from './period.js';
import { usePeriodName } from './use-period.js';

/** Nothing at all yet: what it will look like, clearly a sample, and the way to an own one. */
export function EmptyLog() {
  const say = useWords(footprintWords);
  const { locale } = useLocale();
  return (
    <section className="stack-l">
      <div className="card stack empty-lead">
        <h2>{say.emptyTitle}</h2>
        <p className="quiet">{say.emptyHint}</p>
        <div className="row">
          <ButtonLink kind="primary" href="/log/import">
            {say.next.toImport}
          </ButtonLink>
          <ButtonLink href="/log?add=1">{say.add}</ButtonLink>
        </div>
      </div>
      <div className="sample">
        <p className="row">
          <span className="badge">{say.sample}</span>
          <span className="quiet">{say.sampleTitle}</span>
        </p>
        {/* Drawn for the eye only: nothing in it is anyone's figure. */}
        <div className="sample-chart" inert aria-hidden="true">
          <TrendChart title={say.trend.carbon} points={samplePoints(locale)} unit="g" />
        </div>
      </div>
    </section>
  );
}

interface EmptyPeriodProps {
  period: Period;
  /** `YYYY-MM` of the latest entry. */
  latestMonth: string;
  onChoose: (kind: PeriodKind, day?: string) => void;
}

export function EmptyPeriod({ period, latestMonth, onChoose }: EmptyPeriodProps) {
  const say = useWords(footprintWords);
  const name = usePeriodName();
  const latest = { kind: 'month', from: `${latestMonth}-01` } as const;
  return (
    <section className="card stack">
      <h2>{period.isCurrent ? say.emptyPeriodNow[period.kind] : say.emptyPeriod(name(period))}</h2>
      <div className="row">
        <Button kind="primary" onClick={() => onChoose('month', latest.from)}>
          {say.latest(name(latest))}
        </Button>
        <ButtonLink href="/log/import">{say.next.toImport}</ButtonLink>
      </div>
    </section>
  );
}

const sampleMids = [120, 180, 150, 260, 310, 240, 390, 420];

function samplePoints(locale: Locale): TrendPoint[] {
  return sampleMids.map((mid, month) => {
    const name = shortMonthText(new Date(Date.UTC(2026, month, 1)), locale, 'UTC');
    const figure: Figure = { low: mid * 0.55, mid, high: mid * 1.7, unit: 'g', grade: 'D', factorSet: '' };
    return { key: name, label: name, title: name, figure };
  });
}
