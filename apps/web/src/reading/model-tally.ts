import {
  classLedger,
  mergeLedgers,
  total,
  type ClassLedger,
  type Estimate,
  type UsageInput,
} from '@promptprint/emissions';
import type { Grade } from '@promptprint/kernel';
import { modelOf, tokenFields, type TokenField, type UsageEvent } from '@promptprint/usage-formats';
import type { ModelLine } from './result.js';

const mergeAfter = 256;

interface FieldSum {
  low: number;
  mid: number;
  high: number;
  /** Events that reported the field: where it is fewer than all, the mean is over these. */
  count: number;
}

/** One model's counts, figures and mean request. */
export class ModelTally {
  #ledgers: ClassLedger[] = [];
  #first: UsageInput | null = null;
  #requests = 0;
  #events = 0;
  #units = 0;
  #thinking = 0;
  readonly #rawNames = new Set<string | null>();
  readonly #grades = new Map<Grade, number>();
  readonly #fields = new Map<TokenField, FieldSum>();

  constructor(
    private readonly key: string,
    private readonly name: string | null,
    private readonly provider: string | null,
  ) {}

  add(event: UsageEvent, usage: UsageInput, estimated: Estimate): void {
    this.#first ??= usage;
    this.#rawNames.add(modelOf(event));
    this.#ledgers.push(classLedger(estimated));
    if (this.#ledgers.length > mergeAfter) this.#ledgers = mergeLedgers(this.#ledgers);
    this.#events += 1;
    this.#requests += event.requests ?? 0;
    // An aggregate without a count of requests still explains as itself.
    this.#units += Math.max(1, event.requests ?? 1);
    this.#thinking += usage.isThinking === true ? 1 : 0;
    const { carbonUseNg, carbonEmbodiedNg } = estimated.ledger;
    this.#grades.set(estimated.grade, (this.#grades.get(estimated.grade) ?? 0) + carbonUseNg + carbonEmbodiedNg);
    for (const field of tokenFields) this.#addField(field, event, usage);
  }

  /** Mean carbon by grade, in ng. */
  gradeShares(): { grade: Grade; carbon: number }[] {
    return [...this.#grades].map(([grade, carbon]) => ({ grade, carbon }));
  }

  line(): ModelLine {
    this.#ledgers = mergeLedgers(this.#ledgers);
    const { figures, factorSet } = total(this.#ledgers);
    const { low, mid, high } = figures.carbon ?? { low: 0, mid: 0, high: 0 };
    return {
      key: this.key,
      name: this.name,
      provider: this.provider,
      rawNames: [...this.#rawNames],
      requests: this.#requests,
      tokens: {
        input: this.#sum('inputTokens'),
        cached: this.#sum('inputCacheReadTokens'),
        output: this.#sum('outputTokens'),
        thinking: this.#sum('outputReasoningTokens'),
      },
      carbon: { low, mid, high, unit: 'g', grade: gradeOfShares(this.gradeShares()), factorSet },
      units: this.#units,
      typical: this.#typical(),
    };
  }

  #addField(field: TokenField, event: UsageEvent, usage: UsageInput): void {
    const count = usage[field];
    if (count === null || count === undefined) return;
    const { low, mid, high } = typeof count === 'number' ? { low: count, mid: count, high: count } : count;
    const sum = this.#fields.get(field) ?? { low: 0, mid: 0, high: 0, count: 0 };
    sum.low += low;
    sum.mid += event[field] ?? mid;
    sum.high += high;
    sum.count += Math.max(1, event.requests ?? 1);
    this.#fields.set(field, sum);
  }

  #sum(field: TokenField): number | null {
    return this.#fields.get(field)?.mid ?? null;
  }

  /** The mean request: enough to explain the figure again later, without a single record. */
  #typical(): UsageInput {
    const first = this.#first ?? {};
    const means = Object.fromEntries(
      [...this.#fields].map(([field, { low, mid, high, count }]) => [
        field,
        low === high ? mid / count : { low: low / count, mid: mid / count, high: high / count },
      ]),
    );
    return {
      provider: first.provider ?? null,
      hostProvider: first.hostProvider ?? null,
      model: first.model ?? null,
      startedAt: first.startedAt ?? null,
      region: first.region ?? null,
      country: first.country ?? null,
      operation: first.operation ?? null,
      tokenGrade: first.tokenGrade ?? null,
      granularity: 'request',
      requests: 1,
      ...(this.#thinking * 2 > this.#events ? { isThinking: true } : {}),
      ...means,
    };
  }
}

/** The worst grade that, with those below it, stands behind at least a tenth of the carbon. */
export function gradeOfShares(shares: readonly { grade: Grade; carbon: number }[]): Grade {
  const whole = shares.reduce((sum, { carbon }) => sum + carbon, 0);
  let reached = 0;
  for (const { grade, carbon } of shares.toSorted((a, b) => (a.grade > b.grade ? -1 : 1))) {
    reached += carbon;
    if (reached >= whole / 10) return grade;
  }
  return 'E';
}
