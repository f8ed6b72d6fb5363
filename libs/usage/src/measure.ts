import { estimate, type Estimate } from '@promptprint/emissions';
import { isoMs, usageInput, type UsageEvent } from '@promptprint/usage-formats';
import { eventDetails } from './event-details.js';
import { contentOf, type EventNamer, fingerprintOf, type Unnamed } from './event-key.js';
import type { UsageClass } from './usage-classes.service.js';
import type { UsageRow } from './usage-row.js';

/** Whose event it is, and how it is told from others when it has no id of its own. */
export interface Belonging {
  accountId: string;
  importId: string | null;
  namer: EventNamer;
  /** Names an event without an id; `content` is everything it says. */
  nameFor(content: string): Unnamed;
}

export interface Measured {
  /** Complete but for the numbers of its class and its source. */
  row: UsageRow;
  sourceKind: string;
  usageClass: UsageClass;
}

/** The row of an event and the class it belongs to; null when its figures are larger than can be counted exactly. */
export function measure(event: UsageEvent, belonging: Belonging): Measured | null {
  const estimated = estimate(usageInput(event));
  if (!isExact(estimated)) return null;
  const { classKey, factorSet, model, provider, zone } = estimated;
  return {
    row: rowOf(event, estimated, belonging),
    sourceKind: event.sourceKind,
    usageClass: { classKey, factorSet, modelId: model.id, provider, zone },
  };
}

/** At the end of the exact numbers the estimator stops counting; a row that large is refused rather than made smaller. */
function isExact({ ledger }: Estimate): boolean {
  const { energyNwh, carbonUseNg, carbonEmbodiedNg, carbonMarketNg, waterOnsiteNl, waterOffsiteNl } = ledger;
  const most = Math.max(energyNwh, carbonUseNg, carbonEmbodiedNg, carbonMarketNg ?? 0, waterOnsiteNl, waterOffsiteNl);
  return most < Number.MAX_SAFE_INTEGER;
}

// oxlint-disable-next-line max-lines-per-function -- one literal gives all rows one shape; spreading parts together costs more than the estimate
function rowOf(event: UsageEvent, { ledger, energy, grade, tier }: Estimate, belonging: Belonging): UsageRow {
  const { accountId, importId, namer } = belonging;
  const { sourceKind, id, modelRawRequest, modelRawResponse } = event;
  const content = contentOf(event);
  return {
    accountId,
    memberId: event.memberId?.toLowerCase() ?? null,
    importId,
    occurredAt: microsecondsOf(event.startedAt) ?? 0,
    endedAt: microsecondsOf(event.endedAt),
    fingerprint: fingerprintOf(content),
    requests: event.requests,
    modelCalls: event.modelCalls,
    inputTokens: event.inputTokens,
    inputCacheReadTokens: event.inputCacheReadTokens,
    inputCacheWriteTokens: event.inputCacheWriteTokens,
    outputTokens: event.outputTokens,
    outputReasoningTokens: event.outputReasoningTokens,
    energyNwh: ledger.energyNwh,
    carbonUseNg: ledger.carbonUseNg,
    carbonEmbodiedNg: ledger.carbonEmbodiedNg,
    carbonMarketNg: ledger.carbonMarketNg,
    waterOnsiteNl: ledger.waterOnsiteNl,
    waterOffsiteNl: ledger.waterOffsiteNl,
    q: ledger.q,
    i: ledger.i,
    classNo: 0,
    sourceNo: 0,
    isBatch: event.isBatch,
    servedFromCache: event.servedFromCache,
    grade,
    tokenGrade: event.tokenGrade,
    tier,
    granularity: event.granularity,
    operation: event.operation,
    provider: event.provider,
    hostProvider: event.hostProvider,
    modelRequest: modelRawRequest,
    modelResponse: modelRawResponse === modelRawRequest ? null : modelRawResponse,
    region: event.region,
    country: event.country,
    serviceTier: event.serviceTier,
    dedupeKey: namer.key(sourceKind, id ?? belonging.nameFor(content)),
    replaces: null,
    v: weighted(energy.loadings, ledger.energyNwh),
    details: eventDetails(event),
  };
}

/** The loadings times the mean: the form in which events add up. */
export function weighted(loadings: ArrayLike<number>, energyNwh: number): number[] {
  const v: number[] = [];
  for (let slot = 0; slot < loadings.length; slot += 1) v.push((loadings[slot] ?? 0) * energyNwh);
  return v;
}

function microsecondsOf(iso: string | null): number | null {
  const ms = iso === null ? null : isoMs(iso);
  return ms === null ? null : ms * 1000;
}
