import { operatorRows } from './data/operator-rows.js';
import { providerRows } from './data/provider-rows.js';
import { exp, log } from './functions.js';
import { sigmaOf, spreadOf, type Spread } from './lognormal.js';
import { isServingClass, type ServingClass } from './serving.js';

/** A data-centre operator of the catalogue. */
export interface DataCentre {
  readonly id: string;
  readonly country: string | null;
  readonly year: string;
  readonly pue: Spread;
  /** Litres of water evaporated on site per kWh of IT energy. */
  readonly waterOnsite: Spread;
  /** gCO2e/kWh by the operator's own power contracts, where it publishes one. */
  readonly marketGramsPerKwh: number | null;
  readonly source: string;
}

/** Who runs a model: an AI provider with the operators it uses. */
export interface Host {
  readonly id: string;
  readonly country: string | null;
  readonly serving: ServingClass;
  readonly operators: readonly string[];
  readonly pue: Spread;
  readonly waterOnsite: Spread;
  readonly marketGramsPerKwh: number | null;
  /** How its cloud writes regions in the grid catalogue, tried first. */
  readonly cloud: string | null;
  readonly source: string;
}

/** Every operator of set 2026-11. */
export const allDataCentres: readonly DataCentre[] = operatorRows.map(
  ([id, country, year, pue, water, market, , source]) => ({
    id,
    country,
    year,
    pue: triple(pue),
    waterOnsite: triple(water),
    marketGramsPerKwh: market,
    source,
  }),
);

/** A log-normal cannot start at zero: a range whose median is 0 keeps its upper end and takes a tenth of it as median. */
function triple([low, mid, high]: readonly [number | null, number | null, number | null]): Spread {
  if (!high) return { mid: mid ?? 0, sigma: 0 };
  if (!mid) return spreadOf(high / 100, high / 10, high);
  return { mid, sigma: low ? sigmaOf(low, high) : 2 * sigmaOf(mid, high) };
}

const byOperator = new Map(allDataCentres.map((operator) => [operator.id, operator]));

const clouds: Readonly<Record<string, string>> = {
  amazon: 'aws',
  upstage: 'aws',
  'azure-openai': 'azure',
  openai: 'azure',
  google: 'gcp',
  alibaba: 'alicloud',
  naver: 'ncp',
  kakao: 'kakaocloud',
};

/** Every host of set 2026-11; `generic` stands for a host nobody has told us about. */
export const allHosts: readonly Host[] = [
  ...providerRows.map(([id, country, serving, operators, pue, water, source]): Host => {
    const known = operators.flatMap((name) => byOperator.get(name) ?? []);
    const only = known.length === 1 ? known[0] : undefined;
    return {
      id,
      country,
      serving: isServingClass(serving) ? serving : 'provider-mid',
      operators,
      pue: pue ? spreadOf(...pue) : together(known.map((operator) => operator.pue)),
      waterOnsite: water ? spreadOf(...water) : together(known.map((operator) => operator.waterOnsite)),
      marketGramsPerKwh: only?.marketGramsPerKwh ?? null,
      cloud: clouds[id] ?? null,
      source,
    };
  }),
  ownCloud('ovhcloud', 'ovh'),
  ownCloud('scaleway', 'scaleway'),
  { ...ownCloud('generic-hyperscale', null), id: 'generic' },
];

function ownCloud(operator: string, cloud: string | null): Host {
  const row = byOperator.get(operator);
  if (!row) throw new Error(`no operator ${operator}`);
  const { country, pue, waterOnsite, marketGramsPerKwh, source } = row;
  return {
    id: operator,
    country,
    serving: 'provider-mid',
    operators: [operator],
    pue,
    waterOnsite,
    marketGramsPerKwh,
    cloud,
    source,
  };
}

function together(spreads: readonly Spread[]): Spread {
  if (spreads.length === 1 && spreads[0]) return spreads[0];
  const mean = spreads.reduce((sum, { mid }) => sum + log(mid), 0) / spreads.length;
  const variance =
    spreads.reduce((sum, { mid, sigma }) => sum + sigma ** 2 + (log(mid) - mean) ** 2, 0) / spreads.length;
  return { mid: exp(mean), sigma: Math.sqrt(variance) };
}

/** Names of hosts as logs write them, without case, spaces and punctuation. */
const names: Readonly<Record<string, string>> = {
  azure: 'azure-openai',
  azureopenai: 'azure-openai',
  azureaiopenai: 'azure-openai',
  azaiopenai: 'azure-openai',
  azureaiinference: 'azure-openai',
  azaiinference: 'azure-openai',
  microsoft: 'azure-openai',
  githubcopilot: 'azure-openai',
  copilot: 'azure-openai',
  github: 'azure-openai',
  chatgpt: 'openai',
  openaicodex: 'openai',
  codex: 'openai',
  claude: 'anthropic',
  claudeai: 'anthropic',
  claudecode: 'anthropic',
  gcpgemini: 'google',
  gcpvertexai: 'google',
  gcpgenai: 'google',
  vertex: 'google',
  vertexai: 'google',
  gemini: 'google',
  googleai: 'google',
  googleaistudio: 'google',
  googlevertex: 'google',
  googlevertexai: 'google',
  gcp: 'google',
  geminicli: 'google',
  aws: 'amazon',
  awsbedrock: 'amazon',
  bedrock: 'amazon',
  amazonbedrock: 'amazon',
  awssagemaker: 'amazon',
  mistral: 'mistralai',
  grok: 'xai',
  moonshotai: 'moonshot',
  kimi: 'moonshot',
  zhipu: 'zai',
  zhipuai: 'zai',
  bigmodel: 'zai',
  qwen: 'alibaba',
  dashscope: 'alibaba',
  alibabacloud: 'alibaba',
  togetherai: 'together',
  fireworksai: 'fireworks',
  hf: 'huggingface',
  hyperclova: 'naver',
  ncp: 'naver',
  sktelecom: 'skt',
  lgai: 'lg',
  lgairesearch: 'lg',
  upstageai: 'upstage',
  ovh: 'ovhcloud',
  ollama: 'local',
  lmstudio: 'local',
  llamacpp: 'local',
  llamafile: 'local',
  mlx: 'local',
  jan: 'local',
  gpt4all: 'local',
  koboldcpp: 'local',
  vllm: 'self-hosted',
  tgi: 'self-hosted',
  sglang: 'self-hosted',
  onpremise: 'self-hosted',
  selfhost: 'self-hosted',
  metaai: 'meta',
  metallama: 'meta',
  zhipuglm: 'zai',
};

const byName = new Map<string, string>([
  ...Object.entries(names),
  ...allHosts.map(({ id }): [string, string] => [bare(id), id]),
]);

function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The id of the host a log means by a provider's name, or null for one we do not know. */
export function hostNamed(name: string | null | undefined): string | null {
  return name ? (byName.get(bare(name.slice(0, 64))) ?? null) : null;
}
