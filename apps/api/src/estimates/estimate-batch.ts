import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  classLedger,
  type ClassLedger,
  type Estimate,
  estimate,
  type Explanation,
  explain,
  type Total,
  total,
} from '@promptprint/emissions';
import type { Grade } from '@promptprint/kernel';
import { type Fault, gradeOf } from '@promptprint/usage';
import { decodeEvent, usageInput } from '@promptprint/usage-formats';

/** Other requests get their turn after so many estimates. */
const perTurn = 250;

export interface EstimatedEvent {
  index: number;
  made: Estimate;
  explanation: Explanation | null;
}

export interface EstimatedBatch {
  estimated: EstimatedEvent[];
  faults: Fault[];
  total: { whole: Total; grade: Grade } | null;
}

/** Estimates events nobody stores; `now` in milliseconds since 1970. */
export async function estimateBatch(
  events: readonly unknown[],
  { now, isExplained }: { now: number; isExplained: boolean },
): Promise<EstimatedBatch> {
  const estimated: EstimatedEvent[] = [];
  const faults: Fault[] = [];
  for (const [index, json] of events.entries()) {
    if (index % perTurn === perTurn - 1) await nextTurn();
    const event = decodeEvent(json, index, { now });
    if (Array.isArray(event)) {
      faults.push(...event.slice(0, 1));
      continue;
    }
    const input = usageInput(event);
    estimated.push({ index, made: estimate(input), explanation: isExplained ? explain(input) : null });
  }
  return { estimated, faults, total: estimated.length === 0 ? null : totalOf(estimated) };
}

function totalOf(estimated: readonly EstimatedEvent[]): EstimatedBatch['total'] {
  const ledgers = estimated.map(({ made }): ClassLedger & { grade: Grade } => ({
    ...classLedger(made),
    grade: made.grade,
  }));
  return { whole: total(ledgers), grade: gradeOf(ledgers) };
}
