import { remember, remembered } from '../shell/memory.js';

export const weekStarts = ['monday', 'sunday', 'saturday'] as const;
export type WeekStart = (typeof weekStarts)[number];

/** The day on which a week of this reader begins; Monday unless they chose another. */
export function weekStart(): WeekStart {
  const kept = remembered('week-start');
  return weekStarts.find((day) => day === kept) ?? 'monday';
}

export const rememberWeekStart = (day: WeekStart): void => remember('week-start', day === 'monday' ? null : day);
