import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { useSession } from '../../api-client/session.js';
import { dateText, monthText, todayIn } from '../../parts/text.js';
import { weekStart, type WeekStart } from '../../parts/week.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { footprintWords } from '../../words/footprint.js';
import { isDay, periodAt, periodKinds, type Period, type PeriodKind } from './period.js';

/** As `Date` counts the days of a week. */
const firstDays: Record<WeekStart, number> = { sunday: 0, monday: 1, saturday: 6 };

interface PeriodChoice {
  period: Period;
  today: string;
  choose: (kind: PeriodKind, day?: string) => void;
}

/** The period stands in the address, so that a figure can be shared and found again. */
export function usePeriod(): PeriodChoice {
  const [search, setSearch] = useSearchParams();
  const { me } = useSession();
  const today = todayIn(me?.person.timezone);
  const asked = search.get('period');
  const kind = periodKinds.find((known) => known === asked) ?? 'month';
  const day = search.get('day');
  const period = useMemo(
    () => periodAt(kind, isDay(day) && day <= today ? day : today, today, firstDays[weekStart()]),
    [kind, day, today],
  );
  const choose = (wanted: PeriodKind, from?: string): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      next.delete('explain');
      next.set('period', wanted);
      if (from && from < today) next.set('day', from);
      else next.delete('day');
      return next;
    });
  return { period, today, choose };
}

/** "October 2026", "2026", "the week of 16 Nov 2026" without its words. */
export function usePeriodName(): (period: Pick<Period, 'kind' | 'from'>) => string {
  const { locale } = useLocale();
  return ({ kind, from }) => {
    const start = new Date(from);
    if (kind === 'week') return dateText(start, locale, 'UTC');
    if (kind === 'month') return monthText(start, locale, 'UTC');
    return locale === 'ko' ? `${from.slice(0, 4)}년` : from.slice(0, 4);
  };
}

export function usePeriodTitle(period: Period): string {
  const say = useWords(footprintWords);
  const name = usePeriodName();
  return period.isCurrent ? say.headlineNow[period.kind] : say.headline[period.kind](name(period));
}
