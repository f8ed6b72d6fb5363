import type { Operation } from '../event.js';
import { genAiNames, inferenceOperations } from './gen-ai-names.js';
import { slotsOf, type Kept } from './kept.js';

const slots = slotsOf(genAiNames);
const known: ReadonlyMap<string, Operation> = new Map(Object.entries(inferenceOperations));
/** What agents, workflows and tools do: their counts are the sum of what they called. */
const composed =
  /agent|workflow|tool|chain|retriev|reranker|graph|step|task|guardrail|evaluat|^prompt$|^unknown$|^ai\./;

/** What a record was done for; null when it is no inference but a part of an agent, a tool, a database. */
export function operationOf(kept: Kept): Operation | null {
  const subtype = kept.first(slots.genkitSubtype);
  const told = kept.first(slots.operation);
  // Who does not say what was done, but which agent did it, tells of the run of the agent.
  if (told === undefined && kept.first(slots.agent) !== undefined) return null;
  if (told === undefined) return subtype === undefined || subtype === 'model' ? 'chat' : null;
  if (typeof told !== 'string') return null;
  const name = told.toLowerCase();
  return known.get(name) ?? (composed.test(name) || !/^[a-z_.-]{1,40}$/.test(name) ? null : 'chat');
}
