import { ButtonLink } from '../../parts/button.js';
import { Loaded } from '../../parts/loaded.js';
import { Notice } from '../../parts/notice.js';
import { PageTitle } from '../../parts/page-title.js';
import { useSourceName } from '../../parts/source-name.js';
import { RestatedStrip } from '../../restated/restated-strip.js';
import { useWords } from '../../shell/locale.js';
import { MemberOnly } from '../../shell/member-only.js';
import { footprintWords } from '../../words/footprint.js';
import { Breakdown } from './breakdown.js';
import { Coverage } from './coverage.js';
import { EmptyLog, EmptyPeriod } from './empty.js';
import { FootprintExplain } from './explain.js';
import { Headline } from './headline.js';
import { HideAmounts } from './hide-amounts.js';
import { MadeOf } from './made-of.js';
import { PeriodBar } from './period-bar.js';
import { Trend } from './trend.js';
import { trendStep } from './trend-points.js';
import { useFootprint, type FootprintAnswer } from '../../api-client/usage.js';
import { usePeriod } from './use-period.js';
import type { Period } from './period.js';
import '../../look/blocks.css';
import '../../look/footprint.css';

/** How much, from what, is it going up or down, what next. */
export default function FootprintPage() {
  return (
    <MemberOnly>
      <FootprintScreen />
    </MemberOnly>
  );
}

function FootprintScreen() {
  const say = useWords(footprintWords);
  const { period, today, choose } = usePeriod();
  const main = useFootprint(period, trendStep(period));
  return (
    <div className="stack-l footprint">
      <RestatedStrip />
      <div>
        <div className="page-head">
          <PageTitle title={say.title} />
          <HideAmounts />
        </div>
        <PeriodBar period={period} today={today} onChoose={choose} />
      </div>
      <Loaded query={main} lines={8}>
        {(footprint) =>
          footprint.total ? (
            <Screen period={period} footprint={footprint} />
          ) : (
            <NothingHere period={period} today={today} onChoose={choose} />
          )
        }
      </Loaded>
    </div>
  );
}

function Screen({ period, footprint }: { period: Period; footprint: FootprintAnswer }) {
  const say = useWords(footprintWords);
  return (
    <>
      <SilentSources footprint={footprint} isCurrent={period.isCurrent} />
      <Headline period={period} footprint={footprint} />
      <Trend period={period} footprint={footprint} />
      <MadeOf footprint={footprint} />
      <Breakdown period={period} />
      <Coverage footprint={footprint} />
      <p className="small faint">
        {say.zone(footprint.zone)} {footprint.factorSets.map(say.version).join(' · ')} · {say.made.notCounted}
      </p>
      <FootprintExplain period={period} />
    </>
  );
}

/** A source that went quiet makes the figure too small without anyone noticing. */
function SilentSources({ footprint, isCurrent }: { footprint: FootprintAnswer; isCurrent: boolean }) {
  const say = useWords(footprintWords);
  const nameOf = useSourceName();
  const silent = footprint.coverage.sources.filter(({ state }) => state === 'silent');
  if (!isCurrent || silent.length === 0) return null;
  return (
    <Notice tone="warn">
      <ul>
        {silent.map(({ source, silentDays }) => (
          <li key={source}>{say.silentNotice(nameOf(source), silentDays)}</li>
        ))}
      </ul>
      <div className="row no-print">
        <ButtonLink href="/log/import">{say.next.toImport}</ButtonLink>
      </div>
    </Notice>
  );
}

/** Nothing in this period is something else than nothing at all: the whole log decides. */
function NothingHere({
  period,
  today,
  onChoose,
}: {
  period: Period;
  today: string;
  onChoose: ReturnType<typeof usePeriod>['choose'];
}) {
  const whole = useFootprint({ from: '2020-01-01', to: today }, 'month', period.kind !== 'all');
  if (period.kind === 'all') return <EmptyLog />;
  return (
    <Loaded query={whole} lines={4}>
      {({ groups }) => {
        const latest = groups
          .map(({ key }) => key)
          .toSorted()
          .at(-1);
        return latest ? <EmptyPeriod period={period} latestMonth={latest} onChoose={onChoose} /> : <EmptyLog />;
      }}
    </Loaded>
  );
}
