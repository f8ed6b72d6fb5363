export { naiveMedianEnergy } from './baseline.js';
export { dataCentres, grids, hosts, models, sources } from './catalogue.js';
export { probabilityGreater, verdictOf, type Verdict } from './comparison.js';
export {
  compareModels,
  variantIds,
  type ComparedModel,
  type ComparisonWish,
  type ModelComparison,
  type Variant,
  type VariantId,
} from './model-comparison.js';
export { methodSteps, type MethodStep, type MethodStepId, type MethodSymbol } from './method-steps.js';
export { errorBar } from './accuracy.js';
export { publishedMeasurements } from './published-measurements.js';
export {
  changeBetween,
  editionChanges,
  type EditionChange,
  type EditionEffect,
  type RowChange,
} from './edition-changes.js';
export { addedSavings, savingOf, type Saving } from './saving.js';
export { taskIds, tasks, usageOf, type TaskId, type TaskWork } from './tasks.js';
export { classConstants, type ClassConstants } from './class-constants.js';
export type { Factor, FactorScope } from './coefficients.js';
export { estimate, type Boundary, type EnergyLaw, type Estimate, type EventLedger } from './estimate.js';
export { assumptions, type Assumption } from './assumptions.js';
export type { EvidenceTier } from './measured.js';
export type { Anchor } from './anchors.js';
export { anchorEffect, type AnchorEffect } from './anchoring.js';
export { editionReasonsEn, type EditionReasons } from './editions.en.js';
export { editionReasonsKo } from './editions.ko.js';
export {
  anchoredFactorSet,
  currentFactorSet,
  factorSetNamed,
  factorSets,
  reviseFactorSet,
  type FactorSet,
  type Revision,
} from './factor-set.js';
export { type Zone } from './grid.js';
export { type DataCentre, type Host } from './hosts.js';
export { metrics, unitOfMetric, type Metric } from './impact.js';
export { classLedger, mergeLedgers, type ClassLedger } from './ledger.js';
export { resolveModel, type MatchReason, type ModelMatch, type ResolvedModel } from './model-names.js';
export { type Model } from './models.js';
export { LOADING_SLOTS, type LoadingSlot, type MetricLaw } from './propagation.js';
export { type FactorSlot } from './sharing.js';
export { setChanges, type SetChange } from './set-changes.js';
export { type Source } from './sources.js';
export { total, type Total } from './sums.js';
export type {
  MediaSettings,
  ModalityTokens,
  ReportedFigures,
  ServingFacts,
  TokenCount,
  UsageInput,
  WorkUnits,
} from './usage-input.js';
export { operationOfKind, type ClassKind } from './class-kinds.js';
export type { MeasurementRow } from './measurement-row.js';
export {
  validateMeasurements,
  type Accuracy,
  type AccuracyByKind,
  type ValidationPoint,
  type ValidationReport,
} from './validation.js';
export { explain, type ChainLink, type Explanation } from './explanation.js';
export { explanationWordsEn, type ExplanationWords } from './explanation.en.js';
export { explanationWordsKo } from './explanation.ko.js';
export { nodeIds, type ExplanationNode, type NodeId } from './explanation-node.js';
export type { NotCounted, PublishedFigure } from './published-figures.js';
export type { Remedy, RemedyShare, VarianceShare } from './variance-shares.js';
export { boundaryLevels, type BoundaryLevel } from './boundary-levels.js';
export { outsideFigures, outsideScopes, type OutsideFigure, type OutsideScope } from './outside-scopes.js';
export { expertFigures, type ExpertFigures } from './expert-figures.js';
export { servingClasses, tierFactor, type ServingClass } from './serving.js';
export { precisions, type Precision } from './models.js';
export { intervalOf, type Spread } from './lognormal.js';
