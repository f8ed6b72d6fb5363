import type { UsageInput } from '@promptprint/emissions';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useExplainer } from '../reading/use-explainer.js';
import { useExplained } from './explain-address.js';
import type { ExplainFacts, Typical } from './explain-facts.js';

const ExplainDrawer = lazy(() => import('./explain-drawer.js'));

/** A figure and the use that stands for it; what is known of one use is worked out from it. */
export interface Explainable extends Omit<ExplainFacts, 'typical'> {
  metric: Typical['metric'];
  usage: { input: UsageInput; model: string | null; requests: number } | null;
}

interface ExplainTypicalProps {
  /** Null for an address that names nothing here. */
  find: (id: string) => Explainable | null;
  /** What is to be explained has not arrived yet. */
  isWaiting?: boolean;
}

/** The evidence of a figure that came from the server, worked out on this device by the same estimator. */
export function ExplainTypical({ find, isWaiting = false }: ExplainTypicalProps) {
  const { id, close } = useExplained();
  const explainable = id === null ? null : find(id);
  const typical = useTypical(explainable);
  if (id === null) return null;
  return (
    <Suspense>
      <ExplainDrawer facts={factsOf()} onClose={close} />
    </Suspense>
  );

  function factsOf(): ExplainFacts | null | 'gone' | 'failed' {
    if (!explainable) return isWaiting ? null : 'gone';
    if (typical === 'failed') return typical;
    if (typical === undefined) return null;
    const { what, figure, causes, parts } = explainable;
    return { what, figure, causes, parts, typical };
  }
}

/** Undefined while it is worked out. */
function useTypical(explainable: Explainable | null): Typical | null | 'failed' | undefined {
  const explain = useExplainer();
  const [found, setFound] = useState<{ key: string; typical: Typical | null | 'failed' } | null>(null);
  const key = explainable ? JSON.stringify([explainable.usage, explainable.metric]) : null;
  useEffect(() => {
    if (!explainable || key === null) return undefined;
    const { usage, metric } = explainable;
    if (!usage) {
      setFound({ key, typical: null });
      return undefined;
    }
    let isCurrent = true;
    const take = (typical: Typical | 'failed'): void => {
      if (isCurrent) setFound({ key, typical });
    };
    const { model, requests } = usage;
    explain(usage.input).then(
      (explanation) => take({ explanation, metric, model, requests }),
      () => take('failed'),
    );
    return () => {
      isCurrent = false;
    };
    // The key says all there is to say of what is to be explained.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key, explain]);
  return found && found.key === key ? found.typical : undefined;
}
