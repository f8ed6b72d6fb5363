import type { Figure } from '@promptprint/kernel';
import { FigureText } from '../parts/figure-text.js';
import { GradeMark } from '../parts/grade-mark.js';

/** A figure of one of the two sides; a dash where no entry counts for it under those factors. */
export function RestatedCell({ figure }: { figure: Figure | null }) {
  if (!figure) return <td>—</td>;
  return (
    <td>
      <FigureText figure={figure} />
      <span className="restated-grade">
        <GradeMark grade={figure.grade} />
      </span>
    </td>
  );
}
