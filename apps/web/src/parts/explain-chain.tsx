import type { ChainLink, Explanation, ExplanationNode } from '@promptprint/emissions';
import type { Interval } from '@promptprint/kernel';
import { useLocale, useWords } from '../shell/locale.js';
import type { ExplainWords } from '../words/explain.en.js';
import { explainWords } from '../words/explain.js';
import { explainedText } from './explained-value.js';
import type { Typical } from './explain-facts.js';
import { wholeText } from './text.js';

interface Step {
  key: string;
  /** Stands before the step: a factor, or what the factors above make. */
  sign: '×' | '=' | '+' | '';
  label: string;
  value: Interval;
  unit: string;
  isResult?: boolean;
  perThousand?: boolean;
}

/** The sentence "this number is X × Y × Z", then each factor with its range. */
export function ExplainChain({ typical }: { typical: Typical }) {
  const say = useWords(explainWords);
  const { locale } = useLocale();
  const { explanation, metric, model, requests } = typical;
  const steps = stepsOf(explanation, metric, say);
  if (steps.length === 0) return null;
  const told = (step: Step) => {
    const value = step.perThousand ? thousandfold(step.value) : step.value;
    return explainedText(value, step.unit, { locale, say });
  };
  const short = steps
    .filter(({ sign }) => sign === '×' || sign === '')
    .map((step) => (step.perThousand ? say.perThousand(told(step).mid) : told(step).mid));
  const sentence = [...(requests > 1 ? [say.requests(wholeText(requests, locale))] : []), ...short].join(say.times);
  return (
    <section className="stack-s">
      <p className="sr-only">{say.isFormula}</p>
      <p className="explain-sentence num">{sentence}</p>
      <h3>{say.chainTitle}</h3>
      {model && <p className="small quiet">{say.chainOf(model)}</p>}
      <ol className="chain">
        {steps.map((step) => (
          <li key={step.key} className={step.isResult ? 'chain-step chain-result' : 'chain-step'}>
            <span className="chain-sign" aria-hidden="true">
              {step.sign}
            </span>
            <span className="chain-label">{step.label}</span>
            <span className="chain-value num">{told(step).mid}</span>
            <span className="chain-range num small quiet">{told(step).range}</span>
          </li>
        ))}
      </ol>
      <p className="small quiet">{say.chainNote}</p>
    </section>
  );
}

function stepsOf({ chain, figures, carbon, water }: Explanation, metric: Typical['metric'], say: ExplainWords): Step[] {
  const [units, per, pue] = chain;
  if (!units || !per || !pue) return [];
  const energy = { low: 0, mid: 0, high: 0, ...figures.energy };
  const isTurn = units.id === 'turns';
  const shared: Step[] = [
    ...(isTurn ? [] : [step(units, '', say)]),
    { ...step(per, isTurn ? '' : '×', say), unit: 'Wh', perThousand: !isTurn },
    step(pue, '×', say),
  ];
  const energyStep: Step = {
    key: 'energy',
    sign: '=',
    label: say.steps.energy,
    value: energy,
    unit: 'Wh',
    isResult: true,
  };
  if (metric === 'energy') return [...shared, energyStep];
  const branches = metric === 'carbon' ? carbon : water;
  const total = figures[metric];
  return [
    ...shared,
    energyStep,
    ...branches.children.flatMap((branch, at) => branchSteps(branch, at > 0, say)),
    ...(total
      ? [
          {
            key: 'total',
            sign: '=',
            label: say.steps.total,
            value: total,
            unit: branches.unit,
            isResult: true,
          } as const,
        ]
      : []),
  ];
}

function step({ id, value, unit }: ChainLink, sign: Step['sign'], say: ExplainWords): Step {
  return { key: id, sign, label: say.steps[id], value, unit };
}

/** Energy times what turns it into carbon or water: the first branch goes on with the product, the second is added. */
function branchSteps(branch: ExplanationNode, isSecond: boolean, say: ExplainWords): Step[] {
  const factor = branch.children[1];
  if (!factor) return [];
  const label = say.estimator.node[factor.id];
  return [
    ...(isSecond ? [] : [{ key: factor.id, sign: '×', label, value: factor.value, unit: factor.unit } as const]),
    {
      key: branch.id,
      sign: isSecond ? '+' : '=',
      label: say.estimator.node[branch.id],
      value: branch.value,
      unit: branch.unit,
    },
  ];
}

const thousandfold = ({ low, mid, high }: Interval): Interval => ({
  low: low * 1000,
  mid: mid * 1000,
  high: high * 1000,
});
