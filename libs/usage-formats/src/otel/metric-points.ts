import { blankEvent, type UsageEvent } from '../event.js';
import { earliestMs, isoText, isPlausible } from '../instant.js';
import type { SkipReason } from '../item.js';
import { nameOrNull } from '../name.js';
import { fingerprint } from '../seen-ids.js';
import { countOf, inclusive } from './counts.js';
import {
  countedParts,
  genAiNames,
  tokenMetrics,
  tokenTypes,
  toolEventNames,
  type CountedPart,
  type ToolName,
} from './gen-ai-names.js';
import { slotsOf, type Kept } from './kept.js';
import type { OtelPoint } from './record.js';
import { metricSourceOf, otlpVersion } from './source-kinds.js';
import { providerOfTool, toolOf, toolTotals } from './tool-use.js';
import { providerOf, setOrigin } from './use.js';

const slots = slotsOf(genAiNames);
const toolSlots = slotsOf(toolEventNames);

/** Where a cumulative series stood when it was last told. */
export interface SeriesState {
  /** Nanoseconds since 1970, as exact as a double; another start is a counter that began anew. */
  startNs: number;
  timeNs: number;
  tokens: number;
  requests: number | null;
}

/** One counter of one part of the tokens, as one export tells it. */
interface SeriesPoint extends SeriesState {
  series: string;
  group: string;
  part: CountedPart;
  isCumulative: boolean;
  facts: GroupFacts;
}

/** What the parts of one group have in common. */
interface GroupFacts {
  tool: ToolName | null;
  provider: string | null;
  requestModel: string | null;
  responseModel: string | null;
  region: string | null;
  clientApp: string | null;
}

/** What became of cumulative series: where each stands now. */
export interface Advance {
  events: UsageEvent[];
  states: Map<string, SeriesState>;
}

/**
 * Points of token counters. What a cumulative counter grew by since it was last told is a use, and so is what a delta
 * counter says; parts told at the same time are one event.
 */
export class MetricPoints {
  private readonly points: SeriesPoint[] = [];

  constructor(private readonly now: number) {}

  add(point: OtelPoint): SkipReason | 'no-temporality' | null {
    // A tool with counters or log events of its own tells the same again by the conventions.
    if (tokenMetrics[point.metric] === 'any' && toolOf(point.resource) !== null) return null;
    const part = partOf(point.attributes);
    const tokens = point.value === null ? null : countOf(point.value);
    if (part === null || tokens === null) return null;
    if (tokens === undefined || (point.count !== null && !Number.isSafeInteger(point.count))) return 'invalid-number';
    if (point.timeNs === 0) return 'missing-time';
    if (!isPlausible(Math.floor(point.timeNs / 1e6), this.now)) return 'time-out-of-range';
    if (point.temporality === null) return 'no-temporality';
    this.points.push(seriesPoint(point, part, tokens));
    return null;
  }

  /** The cumulative series among the points. */
  series(): string[] {
    return [...new Set(this.points.filter(({ isCumulative }) => isCumulative).map(({ series }) => series))];
  }

  /** What the points tell that is new, given where the series stood before. */
  advance(before: ReadonlyMap<string, SeriesState>): Advance {
    const states = new Map<string, SeriesState>();
    const grown = new Map<string, Growth[]>();
    for (const point of this.points.toSorted((a, b) => a.timeNs - b.timeNs)) {
      const known = states.get(point.series) ?? before.get(point.series);
      const growth = growthOf(point, known);
      if (growth === null) continue;
      const { startNs, timeNs, tokens, requests } = point;
      if (point.isCumulative) states.set(point.series, { startNs, timeNs, tokens, requests });
      const key = `${point.group}|${timeNs}`;
      grown.set(key, [...(grown.get(key) ?? []), growth]);
    }
    const events = [...grown].flatMap(([key, parts]) => eventOf(key, parts) ?? []);
    return { events, states };
  }
}

interface Growth {
  point: SeriesPoint;
  fromNs: number;
  tokens: number;
  requests: number | null;
}

/** Null for a point that was told before, or is older than one that was. */
function growthOf(point: SeriesPoint, known: SeriesState | undefined): Growth | null {
  const { startNs, timeNs, tokens, requests, isCumulative } = point;
  if (!isCumulative || known === undefined) return { point, fromNs: startNs || timeNs, tokens, requests };
  if (timeNs <= known.timeNs) return null;
  const isAnew = startNs !== known.startNs || tokens < known.tokens;
  if (isAnew) return { point, fromNs: startNs || known.timeNs, tokens, requests };
  const more = requests === null ? null : Math.max(0, requests - (known.requests ?? 0));
  return { point, fromNs: known.timeNs, tokens: tokens - known.tokens, requests: more };
}

function eventOf(key: string, grown: readonly Growth[]): UsageEvent | null {
  const [first] = grown;
  if (first === undefined || grown.every(({ tokens }) => tokens === 0)) return null;
  const { facts, timeNs } = first.point;
  const parts = Object.fromEntries(countedParts.map((part) => [part, sumOf(grown, part)])) as Record<
    CountedPart,
    number | null
  >;
  const counts = facts.tool === null ? inclusive(parts) : toolTotals[facts.tool](parts);
  const event = blankEvent(metricSourceOf(facts.tool), 'hour');
  const fromNs = Math.min(...grown.map((each) => each.fromNs));
  const requests = grown.map((each) => each.requests ?? 0);
  // A request may bring the parts of one time in pieces.
  event.id = fingerprint(
    `${key}|${grown
      .map(({ point }) => point.part)
      .toSorted()
      .join()}`,
  );
  event.parserVersion = otlpVersion;
  const fromMs = Math.floor(Math.min(fromNs, timeNs) / 1e6);
  event.startedAt = isoText(fromMs >= earliestMs ? fromMs : Math.floor(timeNs / 1e6));
  event.endedAt = isoText(Math.floor(timeNs / 1e6));
  event.operation = 'chat';
  event.tokenGrade = 'B';
  event.requests = Math.max(...requests) || null;
  event.provider = facts.provider;
  event.modelRawRequest = facts.requestModel;
  event.modelRawResponse = facts.responseModel;
  event.region = facts.region;
  event.clientApp = facts.clientApp;
  event.inputTokens = counts.input;
  event.inputCacheReadTokens = counts.cacheRead;
  event.inputCacheWriteTokens = counts.cacheWrite;
  event.outputTokens = counts.output;
  event.outputReasoningTokens = counts.output === null ? null : counts.reasoning;
  return event;
}

function sumOf(grown: readonly Growth[], part: CountedPart): number | null {
  const own = grown.filter(({ point }) => point.part === part);
  return own.length === 0 ? null : own.reduce((sum, { tokens }) => sum + tokens, 0);
}

function seriesPoint(point: OtelPoint, part: CountedPart, tokens: number): SeriesPoint {
  const { resource, attributes, metric, startNs, timeNs, count, temporality } = point;
  const whose = `${metric}|${resource.digestible()}`;
  return {
    series: fingerprint(`${whose}|${attributes.digestible()}`),
    group: `${whose}|${attributes.digestible(slots.tokenType)}`,
    part,
    isCumulative: temporality === 'cumulative',
    startNs,
    timeNs,
    tokens,
    requests: count,
    facts: factsOf(point),
  };
}

function factsOf({ metric, attributes, resource }: OtelPoint): GroupFacts {
  const told = tokenMetrics[metric];
  const tool = told === undefined || told === 'any' ? null : told;
  const model = nameOrNull(attributes.first(toolSlots.model));
  const provider = tool === null ? providerOf(attributes.first(slots.provider)) : providerOfTool[tool](model);
  const origin = { ...blankEvent('', 'hour'), provider };
  setOrigin(origin, attributes, resource);
  return {
    tool,
    provider,
    requestModel: nameOrNull(attributes.first(slots.requestModel)) ?? model,
    responseModel: nameOrNull(attributes.first(slots.responseModel)),
    region: origin.region,
    clientApp: origin.clientApp,
  };
}

function partOf(attributes: Kept): CountedPart | null {
  const type = attributes.first(slots.tokenType);
  return typeof type === 'string' && Object.hasOwn(tokenTypes, type) ? (tokenTypes[type] ?? null) : null;
}
