export { seedClasses } from './class-seed.store.js';
export { type Conflict, ConflictService } from './conflict.service.js';
export { type ConflictChoice, conflictChoices } from './conflict.store.js';
export { EntryService } from './entry.service.js';
export { EventLog, explainEntry, type LogEntry, type LogFilter, type LogPage } from './event-log.queries.js';
export { type Footprint, type FootprintGroup, groupings, type Grouping, type SourceCoverage } from './footprint.js';
export { FootprintQueries, type PeriodExplanation, type Reductions } from './footprint.queries.js';
export type { ImportReading } from './import-reading.store.js';
export { ImportReadings } from './import-readings.service.js';
export { type ImportPart, ImportService } from './import.service.js';
export { OtlpService } from './otlp.service.js';
export { type Overlap, OverlapService } from './overlap.service.js';
export { type OverlapChoice, overlapChoices } from './overlap.js';
export type { Period } from './period.js';
export {
  addRecorded,
  type Fault,
  mostListed,
  nothingRecorded,
  type Part,
  type Recorded,
  UnnamedEvents,
} from './recording.js';
export { reductionRules, type Reduction, type ReductionRule, type ReductionState, type WhatIf } from './reductions.js';
export type { ExplainedPart } from './sum-explanation.js';
export { usageTablesWithoutAccount } from './tenancy.js';
export { type Amounts, amountsOf, gradeOf, type SumRow, type TokenSums } from './totals.js';
export type { SourceState } from './arrivals.store.js';
export { SourceStates } from './source-states.queries.js';
export type { TrialReason, TrialSide, TrialState } from './trial.js';
export { type TrialReport, TrialService } from './trial.service.js';
export { type ModelChange, type RestatementAnswer, type RestatementState } from './restatement.js';
export { type AccountToRestate, accountsToRestate } from './restatement-survey.store.js';
export { RestatementMail } from './restatement-mail.service.js';
export { RestatementService } from './restatement.service.js';
export { type EntryStatus, statusOf } from './stored-event.js';
export { restatementAnnounced, restatementBegunAgain, usageOverlapping } from './usage.events.js';
export { usageMigrations } from './usage.migrations.js';
export type { ImportState, NewImport, UsageImport } from './usage-import.js';
export { UsageModule } from './usage.module.js';
export { UsageService } from './usage.service.js';
export { usageInvariants } from './usage-invariants.js';
