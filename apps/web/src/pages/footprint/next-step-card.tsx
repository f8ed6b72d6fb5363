import { percentText } from '@promptprint/kernel';
import { ButtonLink } from '../../parts/button.js';
import { Loaded } from '../../parts/loaded.js';
import { useLocale, useWords } from '../../shell/locale.js';
import { footprintWords } from '../../words/footprint.js';
import { nextStep, type NextStep } from './next-step.js';
import type { Period } from './period.js';
import { useFootprint } from '../../api-client/usage.js';

export function NextStepCard({ period }: { period: Period }) {
  const say = useWords(footprintWords);
  const byModel = useFootprint(period, 'model');
  return (
    <aside className="card next-step" aria-label={say.next.title}>
      <h3>{say.next.title}</h3>
      <Loaded query={byModel} lines={2}>
        {(footprint) => <Step step={nextStep(footprint)} period={period} />}
      </Loaded>
    </aside>
  );
}

function Step({ step, period: { from, to } }: { step: NextStep; period: Period }) {
  const { next } = useWords(footprintWords);
  const { locale } = useLocale();
  const log = (more: Record<string, string> = {}): string => `/log?${new URLSearchParams({ from, to, ...more })}`;
  const { text, href, label } = shown();
  return (
    <div className="stack-s">
      <p>{text}</p>
      <div className="row no-print">
        <ButtonLink href={href}>{label}</ButtonLink>
      </div>
    </div>
  );

  function shown(): { text: string; href: string; label: string } {
    if (step.kind === 'sparse')
      return { text: next.sparse(step.daysWithData, step.days), href: '/log/import', label: next.toImport };
    if (step.kind === 'model')
      return { text: next.model(step.model), href: log({ model: step.model }), label: next.toModel };
    if (step.kind === 'thinking')
      return { text: next.thinking(percentText(step.share, locale)), href: log(), label: next.toLog };
    return { text: next.log, href: log(), label: next.toLog };
  }
}
