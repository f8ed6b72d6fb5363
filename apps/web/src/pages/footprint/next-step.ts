import type { Schemas } from '../../api-client/client.js';

type Footprint = Pick<Schemas['FootprintAnswer'], 'total' | 'groups' | 'coverage'>;

/** One suggestion, made of what was seen in this very period. */
export type NextStep =
  | { kind: 'thinking'; share: number }
  | { kind: 'model'; model: string }
  | { kind: 'sparse'; daysWithData: number; days: number }
  | { kind: 'log' };

const most = 0.5;
const sparseBelow = 0.4;

/** What weighs most first; where little stands out, completeness. `byModel` is grouped by model. */
export function nextStep(byModel: Footprint): NextStep {
  const { coverage, total, groups } = byModel;
  const { output, outputReasoning } = total?.tokens ?? {};
  if (output && outputReasoning && outputReasoning / output > most)
    return { kind: 'thinking', share: outputReasoning / output };
  const largest = groups.toSorted((a, b) => b.share - a.share)[0];
  if (groups.length > 1 && largest && largest.key !== '' && largest.share > most)
    return { kind: 'model', model: largest.key };
  const { days, daysWithData } = coverage;
  if (days > 1 && daysWithData / days < sparseBelow) return { kind: 'sparse', daysWithData, days };
  return { kind: 'log' };
}
