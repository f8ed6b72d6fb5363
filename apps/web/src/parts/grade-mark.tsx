import type { Grade } from '@promptprint/kernel';
import { useWords } from '../shell/locale.js';
import { commonWords } from '../words/common.js';

/** How much of the circle is filled: the shape carries the grade, colour never does. */
const filledQuarters: Record<Grade, number> = { A: 4, B: 3, C: 2, D: 1, E: 0 };

export function GradeMark({ grade, withMeaning = false }: { grade: Grade; withMeaning?: boolean }) {
  const say = useWords(commonWords);
  const meaning = say.grades[grade];
  return (
    <span className="grade" title={say.gradeLabel(grade, meaning)}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <circle cx="8" cy="8" r="6.5" className="grade-ring" />
        <path d={wedge(filledQuarters[grade])} className="grade-fill" />
      </svg>
      <span aria-hidden="true">{grade}</span>
      <span className="sr-only">{say.gradeLabel(grade, meaning)}</span>
      {withMeaning && <span aria-hidden="true">{meaning}</span>}
    </span>
  );
}

function wedge(quarters: number): string {
  if (quarters === 4) return 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z';
  const ends = [
    '',
    'M8 8V1.5A6.5 6.5 0 0 1 14.5 8z',
    'M8 8V1.5A6.5 6.5 0 0 1 8 14.5z',
    'M8 8V1.5A6.5 6.5 0 1 1 1.5 8z',
  ];
  return ends[quarters] ?? '';
}
