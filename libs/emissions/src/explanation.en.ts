import type { Verdict } from './comparison.js';
import type { Boundary } from './estimate.js';
import type { NodeId } from './explanation-node.js';
import type { Metric } from './impact.js';
import type { EvidenceTier } from './measure.js';
import type { MatchReason } from './model-names.js';
import type { NotCounted, PublishedFigure } from './published-figures.js';
import type { FactorSlot } from './sharing.js';
import type { Remedy } from './variance-shares.js';

/** Every phrase an explanation needs; a language without one of them does not compile. */
export interface ExplanationWords {
  readonly metric: Readonly<Record<Metric, string>>;
  readonly node: Readonly<Record<NodeId, string>>;
  readonly slot: Readonly<Record<FactorSlot | 'noise', string>>;
  /** What would narrow the range; `percent` is the width left, already written as a percentage. */
  readonly remedy: Readonly<Record<Remedy, (facts: { provider: string; percent: string }) => string>>;
  readonly cause: Readonly<Record<Remedy, string>>;
  readonly match: Readonly<Record<MatchReason, string>>;
  readonly tier: Readonly<Record<EvidenceTier, string>>;
  readonly boundary: Readonly<Record<Boundary, string>>;
  readonly scope: Readonly<Record<PublishedFigure['scope'], string>>;
  readonly notCounted: Readonly<Record<NotCounted['id'], string>>;
  readonly verdict: Readonly<Record<Verdict, string>>;
}

export const explanationWordsEn: ExplanationWords = {
  metric: {
    energy: 'Electricity',
    carbonUse: 'CO₂e of electricity, by the local grid',
    carbonEmbodied: 'CO₂e of making the hardware',
    carbon: 'CO₂e',
    carbonMarket: "CO₂e of electricity, by the provider's power contracts",
    waterOnsite: 'On-site water',
    waterOffsite: 'Off-site water',
    water: 'Water',
  },
  node: {
    carbon: 'CO₂e',
    carbonUse: 'CO₂e of electricity, by the local grid',
    carbonEmbodied: 'CO₂e of making the hardware',
    carbonMarket: "CO₂e of electricity, by the provider's power contracts",
    energy: 'Electricity at the data centre',
    chipEnergy: 'Energy at the chip',
    baseEnergy: 'Energy on the reference chip',
    energyUncached: 'Reading new input',
    energyCached: 'Reading cached input',
    energyGenerated: 'Writing the answer',
    tokensUncached: 'New input tokens',
    tokensCached: 'Cached input tokens',
    tokensGenerated: 'Output tokens, reasoning included',
    perUncached: 'Energy per new input token',
    perCached: 'Energy per cached input token',
    perGenerated: 'Energy per output token',
    requests: 'Requests',
    turnEnergy: 'One chat turn in a mainstream app',
    turnThinking: 'Thinking mode against plain answers',
    activeParameters: 'Parameters at work per token',
    sparsity: 'Total parameters over those at work',
    batch: 'Requests answered together',
    bytesPerParameter: 'Bytes per parameter',
    kernelFactor: 'Cost of the number format',
    servingEfficiency: 'Efficiency of the serving software',
    hardwareGeneration: 'Hardware against an H100',
    modelResidual: 'How far one model strays from the formula',
    prefillCost: 'Energy to read a token, per billion parameters',
    cachedRatio: 'Cached against new input',
    weightReading: 'Energy to read weights',
    arithmetic: 'Energy to compute, per billion parameters',
    stepCost: 'Fixed cost of each step per chip',
    contextReading: 'Energy to look back over the context',
    expertReading: 'Extra reading in mixtures of experts',
    hostShare: 'Rest of the server',
    idleShare: 'Machines kept ready',
    pue: 'Cooling and power conversion (PUE)',
    gridIntensity: 'CO₂e per kWh of the local grid',
    marketIntensity: 'CO₂e per kWh by contract',
    embodiedIntensity: 'CO₂e of making the hardware, per kWh',
    water: 'Water',
    waterOnsite: 'Water evaporated in the data centre',
    waterOffsite: 'Water used to generate the electricity',
    itEnergy: 'Electricity of the machines alone',
    onsiteIntensity: 'Litres on site per kWh',
    offsiteIntensity: 'Litres per kWh generated',
  },
  slot: {
    f_a: 'Reading weights',
    f_c: 'Computing',
    f_s: 'Fixed cost of steps',
    f_k: 'Looking back over the context',
    c_pre: 'Reading input',
    rho: 'Cached input',
    B: 'Requests answered together',
    b: 'Number format',
    P_a: 'Model size',
    S: 'Sparsity of the model',
    rem: 'Unknown things acting together',
    tokens: 'Token counts',
    noise: 'Difference between single requests',
    phi: 'Serving software',
    h: 'Hardware',
    q: 'Cost of the number format',
    r: 'Models strayed from the formula',
    chi_host: 'Rest of the server',
    iota_idle: 'Machines kept ready',
    PUE: 'Cooling and power conversion',
    EF: 'Local grid',
    EMB: 'Making the hardware',
    EF_market: 'Power contracts',
    WUE: 'Cooling water',
    EWIF: 'Water of power stations',
    mix: 'Grid and hardware together',
  },
  cause: {
    'model-size': 'Model size not published',
    serving: 'How the model is served is not published',
    hardware: 'Hardware not published',
    precision: 'Number format not published',
    'measuring-models': 'Few models have been measured',
    'token-counts': 'Tokens not counted exactly',
    'cache-energy': 'Energy of cached input hardly measured',
    'operator-figures': "Data centre's own figures are averages",
    'grid-place': 'Place not known exactly',
    'hardware-footprint': 'Making of hardware hardly published',
    'water-of-power': 'Water of power stations varies',
  },
  remedy: {
    'model-size': ({ provider, percent }) =>
      `If ${provider} published the model's size, the range would be ${percent} as wide.`,
    serving: ({ provider, percent }) =>
      `If ${provider} published how it serves the model, the range would be ${percent} as wide.`,
    hardware: ({ provider, percent }) => `If ${provider} named its hardware, the range would be ${percent} as wide.`,
    precision: ({ provider, percent }) =>
      `If ${provider} published the number format, the range would be ${percent} as wide.`,
    'measuring-models': ({ percent }) => `If this model had been metered, the range would be ${percent} as wide.`,
    'token-counts': ({ percent }) => `With metered token counts the range would be ${percent} as wide.`,
    'cache-energy': ({ percent }) => `If cached input were measured, the range would be ${percent} as wide.`,
    'operator-figures': ({ provider, percent }) =>
      `If ${provider} published figures per site, the range would be ${percent} as wide.`,
    'grid-place': ({ percent }) => `If the region were known, the range would be ${percent} as wide.`,
    'hardware-footprint': ({ percent }) =>
      `If makers published the footprint of chips, the range would be ${percent} as wide.`,
    'water-of-power': ({ percent }) => `With water figures per power station the range would be ${percent} as wide.`,
  },
  match: {
    registry: 'The name stands in our list.',
    'own-alias': 'We read the name as another name of this model.',
    'host-name': "The name carries its host's prefix.",
    'stripped-name': 'We left out a date or a suffix of the name.',
    'size-in-name': 'We do not know this model, but its name states its size.',
    family: 'We do not know this model and took its family.',
    'app-default': 'Only the app is known; we took its usual models.',
    router: 'A router picked the model; we took the models it could pick.',
    'opaque-deployment': 'The name is a deployment that hides the model.',
    'made-by-tool': 'The tool wrote this line itself; no model ran.',
    'vendor-only': 'We do not know this model and took all models of its maker.',
    'nothing-known': 'We do not know this model, so the range is wide.',
  },
  tier: {
    T1: 'Energy from the provider',
    T2: 'Tokens known, model size published',
    T3: 'Tokens known, model size estimated',
    T4: 'Model known, tokens estimated',
    T5: 'Only the app is known',
    T6: 'Only the money spent is known',
  },
  boundary: {
    B0: 'Chips only',
    B1: 'Whole server',
    B2: 'Servers with idle capacity',
    B3: 'Whole data centre',
    B4: 'Data centre and making the hardware',
  },
  scope: {
    'median-text-prompt': 'One median text prompt of the app; the length is not published.',
    'average-without-method': 'An average question; the method is not published.',
    'life-cycle-of-answer': 'A 400-token answer over the whole life cycle, scaled to these tokens.',
    'server-by-throughput': 'Server energy from published throughput, scaled to these tokens.',
    'fixed-batch-output-only': 'Counts output tokens only, 64 requests together, 16-bit weights.',
  },
  notCounted: {
    device: 'Your device while you read',
    network: 'The network',
    training: 'Training of the model, as a share',
  },
  verdict: {
    'cannot-tell': 'cannot be told apart',
    leaning: 'leaning',
    likely: 'likely',
    clear: 'clear',
  },
};
