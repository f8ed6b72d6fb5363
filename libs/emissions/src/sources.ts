import type { Grade } from '@promptprint/kernel';
import { sourceRows } from './data/source-rows.js';

export interface Source {
  readonly id: string;
  readonly title: string;
  /** Where it is published; null where only a title is known, or for a prior of this method. */
  readonly url: string | null;
  /** Year, month or day of the source, as far as it is known. */
  readonly date: string | null;
  /** primary: read at the source itself; secondary: read elsewhere; unverified: recalled; expert: a prior of this method. */
  readonly verified: 'primary' | 'secondary' | 'unverified' | 'expert';
}

const own: readonly Source[] = [
  source(
    'ml-energy',
    'ML.ENERGY benchmark v3: 391 vLLM configurations on H100 and B200 (Chung et al.)',
    'https://arxiv.org/abs/2601.22076',
    '2026',
    'primary',
  ),
  source(
    'google-2025',
    'Elsworth et al., Measuring the environmental impact of delivering AI at Google scale',
    'https://arxiv.org/abs/2508.15734',
    '2025-08',
    'secondary',
  ),
  source(
    'epoch-2025',
    'Epoch AI, How much energy does ChatGPT use?',
    'https://epoch.ai/gradient-updates/how-much-energy-does-chatgpt-use',
    '2025-02',
    'primary',
  ),
  source(
    'oviedo-2025',
    'Oviedo et al., Energy use of AI inference, version 2',
    'https://arxiv.org/abs/2509.20241',
    '2026-06',
    'secondary',
  ),
  source(
    'openai-2025',
    'S. Altman, The Gentle Singularity',
    'https://blog.samaltman.com/the-gentle-singularity',
    '2025-06-10',
    'secondary',
  ),
  source(
    'four-anchors',
    'Google 0.24 Wh, Epoch AI 0.30 Wh, Oviedo et al. 0.31 Wh, OpenAI 0.34 Wh per chat turn',
    'https://arxiv.org/abs/2508.15734',
    '2025',
    'secondary',
  ),
  source(
    'deepseek-infra',
    'DeepSeek open-infra-index, day 6: inference system overview',
    'https://github.com/deepseek-ai/open-infra-index',
    '2025-03-01',
    'secondary',
  ),
  source(
    'mistral-lca',
    'Mistral AI with Carbone 4 and ADEME, life-cycle assessment of Mistral Large 2',
    'https://mistral.ai/news/our-contribution-to-a-global-environmental-standard-for-ai',
    '2025-07',
    'secondary',
  ),
  source(
    'wri-2020',
    'World Resources Institute, water embedded in electricity generation',
    'https://www.wri.org/research/guidance-calculating-water-use-embedded-purchased-electricity',
    '2020',
    'secondary',
  ),
  source(
    'lmsys-wildchat',
    'LMSYS-Chat-1M (215 output tokens) and WildChat (441)',
    'https://arxiv.org/abs/2405.01470',
    '2024',
    'unverified',
  ),
  source(
    'openrouter-state',
    'OpenRouter, State of AI: tokens per request',
    'https://openrouter.ai/state-of-ai',
    '2025',
    'secondary',
  ),
  source(
    'price-fit',
    'List prices of 17 models of disclosed size against that size',
    'https://github.com/simonw/llm-prices',
    '2026-08',
    'primary',
  ),
  source(
    'delavande-2025',
    'Delavande et al., Video killed the energy budget',
    'https://arxiv.org/abs/2509.19222',
    '2025-09',
    'secondary',
  ),
  source(
    'whisper-2022',
    'Radford et al., Whisper (size of the model; energy from its arithmetic)',
    'https://arxiv.org/abs/2212.04356',
    '2022',
    'unverified',
  ),
  source(
    'deepseek-report',
    'DeepSeek-V3 technical report: GPU hours of training',
    'https://arxiv.org/abs/2412.19437',
    '2024-12',
    'primary',
  ),
  source(
    'co2js',
    'Sustainable Web Design model v4, as shipped in CO2.js 0.19',
    'https://github.com/thegreenwebfoundation/co2.js',
    '2026',
    'primary',
  ),
  source(
    'ecologits',
    'EcoLogits 0.9.1, its formula with the sizes of this catalogue',
    'https://github.com/genai-impact/ecologits',
    '2025-11',
    'primary',
  ),
  source(
    'open-image-models',
    'Spread of open image models (ML.ENERGY v3); Luccioni et al. give 2.9 Wh as an upper figure',
    'https://arxiv.org/abs/2311.16863',
    '2026',
    'secondary',
  ),
  source(
    'image-token-counts',
    'Tokens per picture of gpt-image and Gemini image models, as recalled',
    null,
    '2025',
    'unverified',
  ),
  source('audio-token-counts', 'Tokens per second of realtime voice models, as recalled', null, '2025', 'unverified'),
  source('reported-by-provider', 'As the provider or a meter reported it for this use', null, null, 'primary'),
  source('usage-log', 'As the usage log reports it', null, null, 'primary'),
  source('expert-prior', 'Expert prior of the Promptprint method, factor set 2026-11', null, '2026-11', 'expert'),
];

function source(
  id: string,
  title: string,
  url: string | null,
  ...[date, verified]: [string | null, Source['verified']]
): Source {
  return { id, title, url, date, verified };
}

const catalogue = sourceRows.map(([id, title, url, date, verified]): Source => {
  const how = verified === 'primary' || verified === 'secondary' ? verified : 'unverified';
  return { id, title, url, date, verified: how };
});

/** Every source of set 2026-11. */
export const allSources: readonly Source[] = [...own, ...catalogue];

/** How much a source's way of knowing is worth where the row says nothing better. */
export const gradeOfVerification: Readonly<Record<Source['verified'], Grade>> = {
  primary: 'B',
  secondary: 'C',
  unverified: 'D',
  expert: 'E',
};
