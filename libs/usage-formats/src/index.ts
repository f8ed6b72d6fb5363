export { cloudEventUsage } from './cloud-event.js';
export { columnFields, guessColumns, type ColumnField, type ColumnMap } from './columns.js';
export { decodeEvent, refusalCodes, type DecodeRules, type Refusal, type RefusalCode } from './decode-event.js';
export {
  blankEvent,
  eventJson,
  featureFields,
  granularities,
  modalityFields,
  modelOf,
  operations,
  timeConfidences,
  tokenFields,
  tokenGrades,
  unitFields,
  type FeatureField,
  type Features,
  type Granularity,
  type ModalityField,
  type Operation,
  type TimeConfidence,
  type TokenField,
  type TokenRange,
  type UnitField,
  type UsageEvent,
} from './event.js';
export { formatIds, formatsWithText, formatVersions, knowsTable, type FormatId } from './formats.js';
export { isoMs, truncated, type TimePrecision } from './instant.js';
export { idHasher } from './hashed-ids.js';
export { noteCodes, skipReasons, type NoteCode, type SkipReason } from './item.js';
export type { ProviderPage } from './provider-page.js';
export { isNeverOpened } from './sources.js';
export { type SeriesState } from './otel/metric-points.js';
export type { OtelHint } from './otel/otel-reading.js';
export { type OtlpRequest, readOtlpJson, readOtlpWire } from './otel/otlp-request.js';
export { type Signal, signals } from './otel/record.js';
export { otlpSources, type OtlpSource } from './otel/source-kinds.js';
export { wireResponse, wireStatus } from './otel/wire-response.js';
export { readUsage } from './read-usage.js';
export type {
  ReadModel,
  ReadOptions,
  ReadProgress,
  ReadReport,
  SkippedRecord,
  UsageFile,
  UsageReading,
} from './reading.js';
export { anthropicUsagePage } from './readers/anthropic-usage.js';
export { openaiUsagePage } from './readers/openai-usage.js';
export { tableColumns } from './source-reader.js';
export { withTimePrecision } from './time-precision.js';
export { usageInput } from './usage-input.js';
export { refusalsEn } from './refusals.en.js';
export { refusalsKo } from './refusals.ko.js';
