import type { UsageEvent } from '../event.js';
import { blankEvent } from '../event.js';
import { isoText, isPlausible } from '../instant.js';
import type { SkipReason } from '../item.js';
import { nameOrNull } from '../name.js';
import { fingerprint } from '../seen-ids.js';
import { countOf, inclusive, partsOf, type Counts } from './counts.js';
import { genAiNames } from './gen-ai-names.js';
import { slotsOf, type Kept, type KeptValue } from './kept.js';
import { operationOf } from './operation.js';
import type { OtelRecord } from './record.js';

const slots = { ...slotsOf(genAiNames), toolInput: [] };
const serverAddress = /^[A-Za-z0-9_.:[\]-]{1,255}$/;
const kindOfCall = /^([a-z0-9_-]+)\.(?:chat|responses|messages|completions?|generative-ai|embeddings?)(?:\..*)?$/;
const longestDurationMs = 7 * 86_400_000;

/** A use, or why a record that should be one is none; null for a record that does not tell of use. */
export type Use = { event: UsageEvent; isRebuilt: boolean } | { fault: SkipReason } | null;

export interface UseRules {
  sourceKind: string;
  version: string;
  /** Milliseconds since 1970. */
  now: number;
}

/** The inference a span or a log record by the GenAI conventions tells of; its id is for the caller to give. */
export function genAiUse({ resource, attributes, startNs, endNs }: OtelRecord, rules: UseRules): Use {
  const parts = partsOf(attributes, slots);
  if (parts === null) return null;
  const operation = operationOf(attributes);
  if (operation === null) return null;
  if (parts === undefined) return { fault: 'invalid-number' };
  const counts = inclusive(parts);
  const event = eventOf(counts, { startNs, endNs, ...rules });
  if (typeof event === 'string') return { fault: event };
  event.operation = operation;
  event.provider = providerOf(attributes.first(slots.provider));
  event.modelRawRequest = nameOrNull(attributes.first(slots.requestModel));
  event.modelRawResponse = nameOrNull(attributes.first(slots.responseModel));
  event.serviceTier = nameOrNull(attributes.first(slots.tier));
  event.isStream = flagOf(attributes.first(slots.isStream));
  event.ttftMs = firstMs(attributes);
  event.sessionKey = sessionOf(attributes.first(slots.session) ?? resource.first(slots.session));
  const server = attributes.first(slots.server);
  event.serverAddress = typeof server === 'string' && serverAddress.test(server) ? server : null;
  setOrigin(event, attributes, resource);
  setAudio(event, attributes);
  return { event, isRebuilt: counts.isRebuilt };
}

interface Frame extends UseRules {
  startNs: number;
  endNs: number;
}

/** The event of these counts and times, or the rule it breaks. */
export function eventOf(counts: Counts, { startNs, endNs, sourceKind, version, now }: Frame): UsageEvent | SkipReason {
  const startMs = Math.floor((startNs || endNs) / 1e6);
  const endMs = Math.floor(endNs / 1e6);
  if (startMs === 0) return 'missing-time';
  if (!isPlausible(startMs, now)) return 'time-out-of-range';
  if (counts.input !== null && counts.input < (counts.cacheRead ?? 0) + (counts.cacheWrite ?? 0))
    return 'parts-exceed-input';
  if (!isSafe(counts.input) || !isSafe(counts.output)) return 'invalid-number';
  const event = blankEvent(sourceKind, 'request');
  const lastsMs = endMs - startMs;
  event.parserVersion = version;
  event.startedAt = isoText(startMs);
  event.requests = 1;
  event.tokenGrade = 'A';
  event.inputTokens = counts.input;
  event.inputCacheReadTokens = counts.cacheRead;
  event.inputCacheWriteTokens = counts.cacheWrite;
  event.outputTokens = counts.output;
  event.outputReasoningTokens = counts.output === null ? null : counts.reasoning;
  if (endMs > 0 && lastsMs >= 0 && lastsMs <= longestDurationMs) {
    event.endedAt = isoText(endMs);
    event.durationMs = lastsMs;
  }
  return event;
}

const isSafe = (count: number | null) => count === null || Number.isSafeInteger(count);

/** Providers that run a model in a region of the caller's choosing, as a rule its own. */
const inOwnRegion = /^(?:aws\.bedrock|gcp\.vertex_ai|azure\.)/;

/** Where it ran and what sent it. The region of the program says where a model ran only for a cloud's own service. */
export function setOrigin(event: UsageEvent, attributes: Kept, resource: Kept): void {
  const around = inOwnRegion.test(event.provider ?? '') ? resource.first(slots.region) : undefined;
  event.region = nameOrNull(attributes.first(slots.region) ?? around);
  event.clientApp = nameOrNull(resource.first(slots.service));
}

function setAudio(event: UsageEvent, attributes: Kept): void {
  const input = countOf(attributes.first(slots.inputAudio)) ?? 0;
  const output = countOf(attributes.first(slots.outputAudio)) ?? 0;
  if (input === 0 && output === 0) return;
  event.modality = {
    ...(input > 0 ? { inputAudioTokens: input } : {}),
    ...(output > 0 ? { outputAudioTokens: output } : {}),
  };
}

/** Names differ in case, and the Vercel AI SDK adds which of the provider's interfaces was called. */
export function providerOf(value: KeptValue | undefined): string | null {
  if (typeof value !== 'string') return null;
  const name = value.trim().toLowerCase();
  return nameOrNull(kindOfCall.exec(name)?.[1] ?? name);
}

function flagOf(value: KeptValue | undefined): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

function firstMs(attributes: Kept): number | null {
  const seconds = Number(attributes.first(slots.firstSeconds) ?? Number.NaN);
  const ms = Math.round(Number.isNaN(seconds) ? Number(attributes.first(slots.firstMs) ?? Number.NaN) : seconds * 1000);
  return Number.isSafeInteger(ms) && ms >= 0 ? ms : null;
}

/** Of the session only a name that means nothing is kept, for telling which uses belong together. */
export function sessionOf(value: KeptValue | undefined): string | null {
  if (typeof value !== 'string' || value === '') return null;
  if (value !== last.session) Object.assign(last, { session: value, print: fingerprint(value) });
  return last.print;
}

/** Records of a session come one after the other. */
const last = { session: '', print: '' };
