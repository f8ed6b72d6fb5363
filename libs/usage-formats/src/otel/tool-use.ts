import { isoMs } from '../instant.js';
import { knownSum } from '../log-reading.js';
import { nameOrNull } from '../name.js';
import { countOf, inclusive, partsOf, type Counts } from './counts.js';
import {
  genAiNames,
  toolEventNames,
  toolEvents,
  toolServices,
  type CountedPart,
  type ToolName,
} from './gen-ai-names.js';
import { slotsOf, type Kept } from './kept.js';
import type { OtelRecord } from './record.js';
import { eventOf, sessionOf, setOrigin, type Use, type UseRules } from './use.js';

const slots = slotsOf(toolEventNames);
const { service } = slotsOf(genAiNames);
const events: Readonly<Record<string, ToolName>> = toolEvents;
/** The events without the name of their tool, as its resource gives that already. */
const shortNames: Readonly<Record<ToolName, string>> = {
  claude_code: 'api_request',
  codex: 'sse_event',
  gemini_cli: 'api_response',
};

/** The tool a resource is of; null for any other program. */
export function toolOf(resource: Kept): ToolName | null {
  const name = resource.first(service);
  if (typeof name !== 'string') return null;
  return toolServices.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** The tool whose request this log record tells of; null when it tells of anything else. */
export function requestOfTool({ resource, attributes, eventName }: OtelRecord): ToolName | null {
  const told = attributes.first(slots.eventName);
  const own = toolOf(resource);
  const byName = events[eventName ?? ''] ?? (typeof told === 'string' ? events[told] : undefined);
  const tool = byName ?? (own !== null && (told === shortNames[own] || own === 'codex') ? own : null);
  // Codex tells of every piece of a stream; the last one has the counts.
  return tool === 'codex' && attributes.first(slots.eventKind) !== 'response.completed' ? null : tool;
}

/** A request as the log events of Claude Code, Codex and Gemini CLI tell it; values may be texts. */
export function toolUse(record: OtelRecord, tool: ToolName, rules: UseRules): Use {
  const { resource, attributes } = record;
  const parts = partsOf(attributes, slots);
  if (parts === null) return null;
  if (parts === undefined) return { fault: 'invalid-number' };
  const counts = totals[tool](parts);
  const event = eventOf(counts, { startNs: startedNs(record), endNs: 0, ...rules });
  if (typeof event === 'string') return { fault: event };
  const model = nameOrNull(attributes.first(slots.model));
  event.operation = 'chat';
  event.modelRawResponse = model;
  event.provider = providers[tool](model);
  event.durationMs = countOf(attributes.first(slots.durationMs)) ?? null;
  event.ttftMs = countOf(attributes.first(slots.firstMs)) ?? null;
  event.serviceTier = attributes.first(slots.speed) === 'fast' ? 'fast' : null;
  event.sessionKey = sessionOf(attributes.first(slots.session) ?? resource.first(slots.session));
  const cost = Number(attributes.first(slots.costUsd) ?? Number.NaN);
  if (cost >= 0 && cost <= Number.MAX_SAFE_INTEGER) Object.assign(event, { cost, currency: 'USD' });
  setOrigin(event, attributes, resource);
  return { event, isRebuilt: counts.isRebuilt };
}

type Parts = Record<CountedPart, number | null>;

const totals: Readonly<Record<ToolName, (parts: Parts) => Counts>> = {
  /** Cached tokens stand beside the input. */
  claude_code: (parts) => ({
    ...parts,
    input: knownSum(parts.input, parts.cacheRead, parts.cacheWrite),
    isRebuilt: false,
  }),
  /** Inclusive; its count of tool tokens is the sum of the others. */
  codex: inclusive,
  /** What tools brought stands beside the input, thoughts beside the output. */
  gemini_cli: (parts) => ({
    ...parts,
    input: knownSum(parts.input, parts.toolInput),
    output: knownSum(parts.output, parts.reasoning),
    isRebuilt: false,
  }),
};

export const toolTotals = totals;

const providers: Readonly<Record<ToolName, (model: string | null) => string | null>> = {
  claude_code: (model) => (model?.includes('claude') === true ? 'anthropic' : null),
  codex: (model) => (/^(?:gpt-|o\d|codex)/.test(model ?? '') ? 'openai' : null),
  gemini_cli: (model) => (model?.startsWith('gemini') === true ? 'gcp.gemini' : null),
};

export const providerOfTool = providers;

function startedNs({ attributes, startNs }: OtelRecord): number {
  if (startNs > 0) return startNs;
  const told = attributes.first(slots.eventTime);
  const ms = typeof told === 'string' ? isoMs(told) : null;
  return ms === null ? 0 : ms * 1e6;
}

/** What names a record without an id: its time and all that is kept of it, whatever else it says. */
export function digestOf({ resource, attributes, startNs }: OtelRecord): string {
  const told = attributes.first(slots.eventTime);
  const time = typeof told === 'string' ? told : String(startNs);
  return `${time}|${attributes.digestible([...slots.eventName, ...slots.eventTime])}|${resource.digestible()}`;
}

export const requestIdOf = (attributes: Kept): string | null => nameOrNull(attributes.first(slots.requestId));
