import { Button } from '../../parts/button.js';
import { Segmented } from '../../parts/segmented.js';
import { useWords } from '../../shell/locale.js';
import { footprintWords } from '../../words/footprint.js';
import { neighbour, periodKinds, type Period, type PeriodKind } from './period.js';
import { usePeriodName } from './use-period.js';

interface PeriodBarProps {
  period: Period;
  today: string;
  onChoose: (kind: PeriodKind, day?: string) => void;
}

export function PeriodBar({ period, today, onChoose }: PeriodBarProps) {
  const say = useWords(footprintWords);
  const name = usePeriodName();
  const earlier = neighbour(period, -1);
  const later = neighbour(period, 1);
  return (
    <div className="period-bar no-print">
      <Segmented
        label={say.period}
        value={period.kind}
        options={periodKinds.map((value) => ({ value, label: say.periods[value] }))}
        onChange={(kind) => onChoose(kind, period.kind === 'all' ? today : period.to)}
      />
      {period.kind !== 'all' && (
        <div className="period-steps">
          <Button
            className="button-small"
            disabled={!earlier}
            onClick={() => earlier && onChoose(period.kind, earlier.day)}
          >
            {say.earlier}
          </Button>
          <span className="num period-name">{name(period)}</span>
          <Button className="button-small" disabled={!later} onClick={() => later && onChoose(period.kind, later.day)}>
            {say.later}
          </Button>
        </div>
      )}
    </div>
  );
}
