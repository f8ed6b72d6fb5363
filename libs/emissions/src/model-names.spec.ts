import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { currentFactorSet } from './factor-set.js';
import { matchReasons, resolveModel } from './model-names.js';
import { modelByKey } from './model-registry.js';

const resolve = (provider: string | null, name: string | null) => resolveModel(name, provider, currentFactorSet);

/** Provider and name as logs write them, and the model of the registry that ran. */
const known: [string, string, string][] = [
  ['openai', 'gpt-4o-2024-08-06', 'gpt-4o'],
  ['openai', 'gpt-5-2025-08-07', 'gpt-5'],
  ['openai', 'GPT-5', 'gpt-5'],
  ['openai', 'gpt-5.2-codex', 'gpt-5.2'],
  ['openai', 'gpt-5.1-codex-max', 'gpt-5.1'],
  ['openai', 'chatgpt-4o-latest', 'gpt-4o'],
  ['openai', 'ft:gpt-4o-mini:org::id', 'gpt-4o-mini'],
  ['openai', 'gpt-3.5-turbo-16k', 'gpt-3.5-turbo'],
  ['openai', 'gpt-4-32k', 'gpt-4'],
  ['openai', 'gpt-4o-realtime-preview', 'gpt-4o'],
  ['openai', 'o4-mini-high', 'o4-mini'],
  ['openai', 'text-davinci-002-render-sha', 'gpt-3.5-turbo'],
  ['openai', 'gpt-4-browsing', 'gpt-4'],
  ['openai', 'gpt-4-5', 'gpt-4.5'],
  ['openai', 'gpt-5-2', 'gpt-5.2'],
  ['openai', 'gpt-5-2-thinking', 'gpt-5.2'],
  ['openai', 'gpt-5-thinking', 'gpt-5'],
  ['openai', 'gpt-5-t-mini', 'gpt-5-mini'],
  ['openai', 'gpt-5-instant', 'gpt-5'],
  ['anthropic', 'claude-sonnet-4-5-20250929', 'claude-sonnet-4-5'],
  ['anthropic', 'claude-sonnet-4-5[1m]', 'claude-sonnet-4-5'],
  ['anthropic', 'claude-3-5-sonnet-latest', 'claude-3-5-sonnet'],
  ['anthropic', 'claude-opus-4-1-20250805', 'claude-opus-4-1'],
  ['anthropic', 'claude-opus-4-5-20251101', 'claude-opus-4-5'],
  ['cursor', 'claude-4.5-sonnet-thinking', 'claude-sonnet-4-5'],
  ['aws.bedrock', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'claude-sonnet-4-5'],
  ['aws.bedrock', 'anthropic.claude-3-5-sonnet-20240620-v1:0', 'claude-3-5-sonnet'],
  ['aws.bedrock', 'global.anthropic.claude-haiku-4-5-20251001-v1:0', 'claude-haiku-4-5'],
  ['aws.bedrock', 'meta.llama3-1-70b-instruct-v1:0', 'Meta-Llama-3.1-70B-Instruct'],
  ['aws.bedrock', 'amazon.nova-pro-v1:0', 'amazon-nova-pro'],
  ['aws.bedrock', 'mistral.mistral-large-2407-v1:0', 'mistral-large-2407'],
  ['aws.bedrock', 'openai.gpt-oss-120b-1:0', 'gpt-oss-120b'],
  ['gcp.vertex_ai', 'claude-sonnet-4@20250514', 'claude-sonnet-4'],
  ['gcp.vertex_ai', 'publishers/google/models/gemini-2.5-flash', 'gemini-2.5-flash'],
  ['gcp.gemini', 'models/gemini-2.5-pro', 'gemini-2.5-pro'],
  ['gcp.gemini', 'gemini-2.5-pro-preview-05-06', 'gemini-2.5-pro'],
  ['gcp.gemini', 'gemini-1.5-flash-latest', 'gemini-1.5-flash'],
  ['openrouter', 'anthropic/claude-sonnet-4.5:thinking', 'claude-sonnet-4-5'],
  ['openrouter', 'meta-llama/llama-3.3-70b-instruct:free', 'Llama-3.3-70B-Instruct'],
  ['openrouter', 'openai/gpt-5:online', 'gpt-5'],
  ['openrouter', 'z-ai/glm-4.6:exacto', 'glm-4.6'],
  ['openrouter', 'mistralai/mixtral-8x7b-instruct', 'open-mixtral-8x7b'],
  ['litellm', 'azure/eu/gpt-4o-2024-08-06', 'gpt-4o'],
  ['litellm', 'gemini/gemini-2.5-flash-lite', 'gemini-2.5-flash-lite'],
  ['litellm', 'groq/llama-3.3-70b-versatile', 'Llama-3.3-70B-Instruct'],
  ['litellm', 'together_ai/meta-llama/Llama-3.3-70B-Instruct-Turbo', 'Llama-3.3-70B-Instruct'],
  ['litellm', 'fireworks_ai/accounts/fireworks/models/llama-v3p3-70b-instruct', 'Llama-3.3-70B-Instruct'],
  ['ollama', 'llama3.1:8b', 'Meta-Llama-3.1-8B-Instruct'],
  ['ollama', 'gemma3:27b', 'gemma-3-27b-it'],
  ['groq', 'mixtral-8x7b-32768', 'open-mixtral-8x7b'],
  ['huggingface', 'Qwen/Qwen2.5-72B-Instruct-AWQ', 'Qwen2.5-72B-Instruct'],
  ['mistral_ai', 'codestral-latest', 'codestral-2508'],
  ['upstage', 'solar-pro2', 'solar-pro-2'],
  ['lg', 'EXAONE-4.0-32B', 'exaone-4.0-32b'],
  ['naver', 'HCX-005', 'hyperclova-x-hcx-005'],
];

/** Names that stand for no one model: how they are told, and under which key their events add up. */
const others: [string | null, string | null, string, string][] = [
  ['openai', 'auto', 'router', 'chatgpt-app'],
  ['openai', 'codex-auto-review', 'router', 'chatgpt-app'],
  ['openai', null, 'router', 'chatgpt-app'],
  ['openrouter', 'openrouter/auto', 'router', 'router:any'],
  ['cursor', 'default', 'router', 'router:any'],
  ['anthropic', 'claude-9-opus', 'family', 'family:claude-opus'],
  ['anthropic', 'sonnet', 'family', 'family:claude-sonnet'],
  ['openrouter', 'moonshotai/kimi-k2-0905', 'family', 'family:kimi-k2'],
  ['openrouter', 'deepseek/deepseek-chat-v3-0324:free', 'family', 'family:deepseek'],
  ['kakao', 'kanana-1.5-8b', 'family', 'size:8/8'],
  ['openrouter', 'qwen/qwen3-235b-a22b-2507', 'family', 'size:22/240'],
  ['ollama', 'qwen2.5-coder:32b-instruct-q4_K_M', 'family', 'size:32/32'],
  ['openai', 'text-embedding-3-large', 'family', 'embedding'],
  ['aws.bedrock', 'amazon.titan-embed-text-v2:0', 'family', 'embedding'],
  ['aws.bedrock', 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc', 'opaque', 'unknown:any'],
  ['aws.bedrock', 'arn:aws:bedrock:eu-west-1:123456789012:provisioned-model/xyz', 'opaque', 'unknown:any'],
  ['claude_code', '<synthetic>', 'opaque', 'synthetic'],
  ['litellm', 'bedrock/us-east-1/anthropic.claude-v2:1', 'unknown', 'unknown:anthropic'],
  ['naver', 'HyperCLOVA X', 'unknown', 'unknown:naver'],
  ['cursor', 'composer-1', 'unknown', 'unknown:any'],
  [null, null, 'unknown', 'unknown:any'],
  ['openai', '__proto__', 'unknown', 'unknown:openai'],
];

describe('names of models', () => {
  it.each(known)('%s: %s ran %s', (provider, name, id) => {
    const { id: found, key, match } = resolve(provider, name);
    expect({ found, key, isNamed: match === 'exact' || match === 'alias' }).toEqual({
      found: id,
      key: id,
      isNamed: true,
    });
  });

  it.each(others)('%s: %s is told as %s (%s)', (provider, name, match, key) => {
    expect(resolve(provider, name)).toMatchObject({ match, key });
  });

  it('tell host and region where they are written into the name', () => {
    expect(
      resolve(
        'aws.bedrock',
        'arn:aws:bedrock:us-east-1:1:inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0',
      ),
    ).toMatchObject({ id: 'claude-sonnet-4', host: 'amazon', region: 'us-east-1' });
    expect(resolve('x', 'projects/p/locations/europe-west4/publishers/google/models/gemini-2.5-pro')).toMatchObject({
      host: 'google',
      region: 'europe-west4',
    });
    expect(resolve('litellm', 'azure/eu/gpt-4o')).toMatchObject({ host: 'azure-openai', region: 'eu' });
    expect(resolve('aws.bedrock', 'us-gov.anthropic.claude-3-haiku-20240307-v1:0')).toMatchObject({
      host: 'amazon',
      region: 'us-gov',
    });
  });

  it('tell thinking', () => {
    for (const name of [
      'gpt-5-thinking',
      'gpt-5-2-thinking',
      'claude-4.5-sonnet-thinking',
      'anthropic/claude-sonnet-4.5:thinking',
      'deepseek-reasoner',
    ])
      expect({ name, isThinking: resolve('x', name).isThinking }).toEqual({ name, isThinking: true });
    for (const name of ['gpt-5', 'claude-sonnet-4-5', 'grok-4-fast-non-reasoning'])
      expect({ name, isThinking: resolve('x', name).isThinking }).toEqual({ name, isThinking: false });
  });

  it('of every model in the registry, and all its aliases, lead to that model', () => {
    for (const { id, aliases } of currentFactorSet.models) {
      expect(resolve(null, id).id).toBe(id);
      for (const alias of aliases)
        expect([alias, resolve(null, alias).match]).toEqual([alias, expect.stringMatching(/exact|alias|router/)]);
      expect(modelByKey(id, currentFactorSet)?.id).toBe(id);
    }
  });

  it('never make a key of their own text, whatever it is', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom('a|b|c', 'x'.repeat(100_000), '1e400b', '0x7b', '9'.repeat(30) + 'b', '(a+)+$'.repeat(30)),
    );
    const ids = new Set(currentFactorSet.models.map(({ id }) => id));
    fc.assert(
      fc.property(name, fc.oneof(name, fc.constantFrom('openai', 'ollama', null)), (model, provider) => {
        const { key, why, activeB, sparsity } = resolve(provider, model);
        expect(
          ids.has(key) ||
            /^(synthetic|embedding|(family|router|unknown):[a-z0-9.-]+|size:[\d.e+-]+\/[\d.e+-]+)$/.test(key),
        ).toBe(true);
        expect(matchReasons).toContain(why);
        expect(activeB.mid > 0 && Number.isFinite(activeB.mid) && activeB.sigma >= 0 && sparsity.mid >= 1).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are resolved at once, however long and odd they are', () => {
    const began = performance.now();
    for (const piece of ['-', '.', ':', '/', '-thinking', '-20250101', '-v1', 'b-a', 'claude-', '1x'])
      resolve(null, piece.repeat(60_000));
    expect(performance.now() - began).toBeLessThan(500);
  });
});
