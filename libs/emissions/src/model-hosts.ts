import { hostNamed } from './hosts.js';

/** A model's name without the host that was written into it. */
export interface BareName {
  readonly bare: string;
  readonly host: string | null;
  readonly region: string | null;
  readonly vendor: string | null;
  /** A deployment whose name says nothing about the model behind it. */
  readonly isOpaque: boolean;
}

const bedrockVendors =
  /^(anthropic|meta|amazon|mistral|cohere|deepseek|openai|qwen|google|nvidia|minimax|moonshotai|moonshot|zai|ai21|writer|stability|twelvelabs|luma)\.(.+)$/;
const bedrockPlaces = /^(us|eu|apac|jp|au|ca|global|us-gov)\.(?=[a-z0-9]+\.)/;
const routerSuffix = /:(free|beta|nitro|floor|online|thinking|extended|exacto|batch|flex|cloud|latest)$/;

/** Takes hosts, paths, versions and routing suffixes off a lower-case name, keeping what they tell about place and maker. */
export function stripHost(name: string): BareName {
  const arn = /^arn:[a-z-]+:(?:bedrock|sagemaker):([a-z0-9-]*):\d*:([a-z-]+)\/(.+)$/.exec(name);
  if (arn) {
    const [, region = '', kind = '', rest = ''] = arn;
    if (!/^(foundation-model|inference-profile)$/.test(kind))
      return { bare: rest, host: 'amazon', region: region || null, vendor: null, isOpaque: true };
    return { ...bedrock(rest), region: region || null };
  }
  const vertex = /^projects\/[^/]+\/locations\/([^/]+)\/(.+)$/.exec(name);
  if (vertex) {
    const [, region = null, path = ''] = vertex;
    return { ...published(path), host: 'google', region };
  }
  if (name.startsWith('publishers/')) return { ...published(name), host: 'google' };
  if (name.startsWith('ft:'))
    return { bare: name.split(':')[1] ?? name, host: 'openai', region: null, vendor: 'openai', isOpaque: false };
  if (bedrockPlaces.test(name) || bedrockVendors.test(name)) return bedrock(name);
  return slashed(name.replace(/^models\//, ''));
}

function bedrock(name: string): BareName {
  const place = bedrockPlaces.exec(name)?.[1] ?? null;
  const rest = name.replace(bedrockPlaces, '');
  const [, vendor = null, model = rest] = bedrockVendors.exec(rest) ?? [];
  return {
    bare: plain(model.replace(/(-v?\d+)?(:\d+)+(:[a-z0-9]+)?$/, '').replace(/-v\d$/, '')),
    host: 'amazon',
    region: place === 'global' ? null : place,
    vendor: hostNamed(vendor),
    isOpaque: false,
  };
}

function published(path: string): BareName {
  const [, vendor = null, model] = /^publishers\/([^/]+)\/models\/(.+)$/.exec(path) ?? [];
  if (!model)
    return { bare: path, host: 'google', region: null, vendor: null, isOpaque: path.startsWith('endpoints/') };
  return { bare: plain(model), host: null, region: null, vendor: hostNamed(vendor), isOpaque: false };
}

/** "openrouter/anthropic/claude-sonnet-4.5:thinking", "azure/eu/gpt-4o", "bedrock/us-east-1/anthropic.claude-v2". */
function slashed(name: string): BareName {
  const parts = name.split('/');
  const model = parts.pop() ?? name;
  const first = parts[0] ?? null;
  const isRoute = parts.length > 1 || (first !== null && routes.has(first));
  const inner = bedrockVendors.test(model) || bedrockPlaces.test(model) ? bedrock(model) : null;
  return {
    bare: inner?.bare ?? plain(model),
    host: isRoute ? (hostNamed(first) ?? inner?.host ?? null) : null,
    region:
      inner?.region ?? parts.slice(1).find((part) => /^(us|eu|[a-z]{2}-[a-z]+-\d|[a-z]+-[a-z]+\d)$/.test(part)) ?? null,
    vendor: inner?.vendor ?? hostNamed(parts.at(-1)) ?? null,
    isOpaque: false,
  };
}

const routes = new Set([
  'azure',
  'azure_ai',
  'bedrock',
  'vertex_ai',
  'gemini',
  'openrouter',
  'groq',
  'together_ai',
  'together',
  'fireworks_ai',
  'fireworks',
  'ollama',
  'ollama_chat',
  'lm_studio',
  'huggingface',
  'hosted_vllm',
  'vllm',
]);

function plain(model: string): string {
  return model
    .replace(routerSuffix, '')
    .replace(/\[\d+[km]\]$/, '')
    .replace(/@(\d{8}|\d{3}|default|latest)$/, '')
    .replace(/^~/, '');
}
