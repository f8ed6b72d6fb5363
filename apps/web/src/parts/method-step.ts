import type { ExplanationNode, MethodStepId, NodeId } from '@promptprint/emissions';
import type { Typical } from './explain-facts.js';

/** What shows that another step than the tokens' made the energy, the surest first. */
const marks: readonly (readonly [step: MethodStepId, nodes: readonly NodeId[]])[] = [
  ['metered', ['reportedEnergy', 'reportedCarbon', 'meter']],
  ['unmetered', ['turnEnergy']],
  ['video', ['videoCost']],
  ['image', ['imageCost', 'imagePrior']],
  ['sound', ['transcriptionCost', 'speechCost']],
];

/** The step of the method that makes the figure. */
export function methodStepOf({ explanation, metric }: Pick<Typical, 'explanation' | 'metric'>): MethodStepId {
  if (metric === 'water') return 'water';
  if (metric === 'carbon') return 'carbon-use';
  const held = new Set(idsIn(explanation.carbon));
  return marks.find(([, nodes]) => nodes.some((id) => held.has(id)))?.[0] ?? 'electricity';
}

function idsIn({ id, children }: ExplanationNode): NodeId[] {
  return [id, ...children.flatMap(idsIn)];
}
