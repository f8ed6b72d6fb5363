import type { KeyboardEvent } from 'react';

interface PickMarkProps {
  label: string;
  isPicked: boolean;
  onPick: () => void;
}

/** Puts a model into the pair; arrows, Home and End walk through the list as through a listbox. */
export function PickMark({ label, isPicked, onPick }: PickMarkProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'c' && !event.ctrlKey && !event.metaKey) return onPick();
    const marks = marksBeside(event.currentTarget);
    const next = placeAfter(event.key, marks.indexOf(event.currentTarget), marks.length);
    if (next === null) return;
    event.preventDefault();
    marks[next]?.focus();
  };
  return (
    <input
      type="checkbox"
      className="compare-pick"
      aria-label={label}
      checked={isPicked}
      onChange={onPick}
      onKeyDown={onKeyDown}
    />
  );
}

const marksBeside = (mark: HTMLInputElement) => [
  ...(mark.closest('tbody')?.querySelectorAll<HTMLInputElement>('.compare-pick') ?? []),
];

/** The list has ends: nobody is carried from the last row to the first without noticing. */
function placeAfter(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return Math.min(at + 1, count - 1);
  if (key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
