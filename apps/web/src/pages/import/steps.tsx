import { useWords } from '../../shell/locale.js';
import { importWords } from '../../words/import.js';

const steps = ['choose', 'columns', 'preview', 'receipt'] as const;
export type Step = (typeof steps)[number];

/** Where one is; columns are asked for only where a table has some. */
export function Steps({ at }: { at: Step }) {
  const say = useWords(importWords);
  const shown = steps.filter((step) => step !== 'columns' || at === 'columns');
  return (
    <ol className="steps-line" aria-label={say.stepOf(shown.indexOf(at) + 1, shown.length, say.steps[at])}>
      {shown.map((step) => (
        <li key={step} aria-current={step === at ? 'step' : undefined}>
          {say.steps[step]}
        </li>
      ))}
    </ol>
  );
}
