import {
  classLedger,
  currentFactorSet,
  estimate,
  mergeLedgers,
  total,
  unitOfMetric,
  type ClassLedger,
  type Estimate,
} from '@promptprint/emissions';
import type { Figure, Grade } from '@promptprint/kernel';
import { eventJson, modelOf, usageInput, type UsageEvent } from '@promptprint/usage-formats';
import { gradeOfShares, ModelTally } from './model-tally.js';
import { metrics, type ReadingKind, type ReadingResult, type RecordLine, type ShownMetric } from './result.js';

const shownRecords = 6;
const mergeAfter = 256;
/** Base64url characters of the hash that takes the place of an id. */
const hashedIdLength = 43;

/** Sums while it reads: counts and ledgers per model, never a text. */
export class Tally {
  readonly #models = new Map<string, ModelTally>();
  #ledgers: ClassLedger[] = [];
  readonly #firstRecords: RecordLine[] = [];
  #sampleRecord: Record<string, unknown> = {};
  #records = 0;
  #requests = 0;
  #bytes = 0;
  #from: string | null = null;
  #to: string | null = null;
  #tokenGrade: Grade = 'A';
  readonly #history = { part: 0, whole: 0 };
  readonly #thinking = { part: 0, whole: 0 };

  /** Counts a part and answers its events as they would be kept, one JSON line each. */
  add(events: readonly UsageEvent[]): string {
    let lines = '';
    for (const event of events) {
      const line = JSON.stringify(eventJson(event));
      this.#bytes += line.length + (event.id === null ? 0 : hashedIdLength - event.id.length) + 1;
      lines += `${line}\n`;
      this.#count(event);
    }
    return lines;
  }

  /** The total so far, with its range; null before anything was counted. */
  running(): Figure | null {
    return this.#records === 0 ? null : this.#figures().carbon;
  }

  result(
    rest: Pick<ReadingResult, 'skipped' | 'duplicates' | 'notes'> & { kind: ReadingKind; format: string | null },
  ): ReadingResult {
    const models = [...this.#models.values()]
      .map((model) => model.line())
      .toSorted((a, b) => b.carbon.mid - a.carbon.mid);
    return {
      ...rest,
      from: this.#from,
      to: this.#to,
      records: this.#records,
      requests: this.#requests,
      figures: this.#figures(),
      models,
      causes: total(this.#merged()).causes.map(({ slot, share }) => ({ slot, share })),
      tokenGrade: this.#tokenGrade,
      factorSet: currentFactorSet.id,
      sampleRecord: this.#sampleRecord,
      firstRecords: this.#firstRecords,
      bytes: this.#bytes,
      historyShare: shareOf(this.#history),
      thinkingShare: shareOf(this.#thinking),
    };
  }

  #count(event: UsageEvent): void {
    const usage = usageInput(event);
    const estimated = estimate(usage);
    this.#ledgers.push(classLedger(estimated));
    if (this.#ledgers.length > mergeAfter) this.#merged();
    this.#modelOf(event, estimated).add(event, usage, estimated);
    this.#records += 1;
    this.#requests += event.requests ?? 0;
    if (event.startedAt !== null && (this.#from === null || event.startedAt < this.#from)) this.#from = event.startedAt;
    if (event.startedAt !== null && (this.#to === null || event.startedAt > this.#to)) this.#to = event.startedAt;
    if (event.tokenGrade !== null && event.tokenGrade > this.#tokenGrade) this.#tokenGrade = event.tokenGrade;
    this.#shares(event);
    if (this.#firstRecords.length < shownRecords) this.#firstRecords.push(recordLine(event));
    if (this.#records === 1) this.#sampleRecord = eventJson(event);
  }

  #modelOf(event: UsageEvent, { model, provider }: Estimate): ModelTally {
    const raw = modelOf(event);
    const key = `${model.id ?? raw ?? ''}|${provider ?? ''}`;
    let tally = this.#models.get(key);
    if (!tally) {
      tally = new ModelTally(key, model.id ?? raw, provider);
      this.#models.set(key, tally);
    }
    return tally;
  }

  #shares({ features, inputTokens, outputTokens, outputReasoningTokens }: UsageEvent): void {
    if (features?.historyTokens !== undefined && inputTokens !== null) {
      this.#history.part += Math.min(features.historyTokens, inputTokens);
      this.#history.whole += inputTokens;
    }
    if (outputTokens !== null && outputReasoningTokens !== null) {
      this.#thinking.part += outputReasoningTokens;
      this.#thinking.whole += outputTokens;
    }
  }

  #merged(): ClassLedger[] {
    this.#ledgers = mergeLedgers(this.#ledgers);
    return this.#ledgers;
  }

  #figures(): Record<ShownMetric, Figure> {
    const { figures, factorSet } = total(this.#merged());
    const grade = gradeOfShares([...this.#models.values()].flatMap((model) => model.gradeShares()));
    return Object.fromEntries(
      metrics.map((metric) => {
        const { low, mid, high } = figures[metric] ?? { low: 0, mid: 0, high: 0 };
        return [metric, { low, mid, high, unit: unitOfMetric[metric], grade, factorSet }];
      }),
    ) as Record<ShownMetric, Figure>;
  }
}

function recordLine(event: UsageEvent): RecordLine {
  const { startedAt, inputTokens, outputTokens, sourceKind } = event;
  return { at: startedAt, model: modelOf(event), input: inputTokens, output: outputTokens, source: sourceKind };
}

function shareOf({ part, whole }: { part: number; whole: number }): number | null {
  return part > 0 ? part / whole : null;
}
