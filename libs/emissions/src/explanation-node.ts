import type { Grade, Interval } from '@promptprint/kernel';
import { factorIn, type FactorSet } from './factor-set.js';
import type { Host } from './hosts.js';
import { intervalOf, type Spread } from './lognormal.js';
import { gradeOfVerification, type Source } from './sources.js';

/** Every number an explanation can show. */
export const nodeIds = [
  'carbon',
  'carbonUse',
  'carbonEmbodied',
  'carbonMarket',
  'energy',
  'chipEnergy',
  'baseEnergy',
  'energyUncached',
  'energyCached',
  'energyGenerated',
  'tokensUncached',
  'tokensCached',
  'tokensGenerated',
  'perUncached',
  'perCached',
  'perGenerated',
  'requests',
  'images',
  'imageSize',
  'steps',
  'imageCost',
  'imagePrior',
  'clips',
  'frames',
  'frameRate',
  'frameSize',
  'videoSeconds',
  'videoCost',
  'audioSeconds',
  'speakingRate',
  'characters',
  'charactersPerToken',
  'tokenRange',
  'transcriptionCost',
  'speechCost',
  'workEnergy',
  'textEnergy',
  'mediaEnergy',
  'pictureEncoder',
  'reportedEnergy',
  'reportedCarbon',
  'deviceWatts',
  'deviceSeconds',
  'meter',
  'disclosures',
  'minutes',
  'turnsPerMinute',
  'turnEnergy',
  'turnThinking',
  'activeParameters',
  'sparsity',
  'batch',
  'bytesPerParameter',
  'kernelFactor',
  'servingEfficiency',
  'hardwareGeneration',
  'modelResidual',
  'prefillCost',
  'cachedRatio',
  'weightReading',
  'arithmetic',
  'stepCost',
  'contextReading',
  'expertReading',
  'hostShare',
  'idleShare',
  'pue',
  'gridIntensity',
  'marketIntensity',
  'embodiedIntensity',
  'water',
  'waterOnsite',
  'waterOffsite',
  'itEnergy',
  'onsiteIntensity',
  'offsiteIntensity',
] as const;
export type NodeId = (typeof nodeIds)[number];

/** A number with its range, unit, grade and sources, and the numbers it was made from. */
export interface ExplanationNode {
  readonly id: NodeId;
  readonly value: Interval;
  /** As factor rows write it: 'Wh', 'g/kWh', 'token', 'J/B/token' …; '1' is a plain factor. */
  readonly unit: string;
  readonly grade: Grade;
  readonly sources: readonly Source[];
  /** How the children make the number: multiplied, added, or put through the energy formula; given where there are none. */
  readonly how: 'product' | 'sum' | 'formula' | 'given';
  readonly children: readonly ExplanationNode[];
}

export function sourcesIn(set: FactorSet, ...ids: readonly string[]): Source[] {
  return [...new Set(ids)].flatMap((id) => set.sources.get(id) ?? []);
}

/** Where a host's own figures come from: who says where it serves, and each operator's publication. */
export function operatorSources({ source, operators }: Host, set: FactorSet): Source[] {
  return sourcesIn(
    set,
    source,
    ...operators.flatMap((id) => set.dataCentres.find((row) => row.id === id)?.source ?? []),
  );
}

/** A factor row as a node. */
export function factorNode(id: NodeId, factorId: string, set: FactorSet): ExplanationNode {
  const { low, mid, high, unit, grade, source } = factorIn(set.factors, factorId);
  return { id, value: { low, mid, high }, unit, grade, sources: sourcesIn(set, source), how: 'given', children: [] };
}

/** A spread of the catalogue as a node; the grade is its source's unless the row has its own. */
export function spreadNode(
  id: NodeId,
  spread: Spread,
  row: { unit: string; source: string; grade?: Grade },
  set: FactorSet,
): ExplanationNode {
  const sources = sourcesIn(set, row.source);
  const grade = row.grade ?? (sources[0] ? gradeOfVerification[sources[0].verified] : 'E');
  return { id, value: intervalOf(spread), unit: row.unit, grade, sources, how: 'given', children: [] };
}

/** A computed number; it rests on every source below it. */
export function computedNode(
  node: Pick<ExplanationNode, 'id' | 'value' | 'unit' | 'grade' | 'how' | 'children'>,
): ExplanationNode {
  const below = new Map(
    node.children.flatMap((child) => child.sources.map((source): [string, Source] => [source.id, source])),
  );
  return { ...node, sources: [...below.values()] };
}
