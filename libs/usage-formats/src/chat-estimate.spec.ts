import { describe, expect, it } from '@jest/globals';
import { chatTokens, factorOf } from './chat-estimate.js';
import type { Features } from './event.js';
import { claudeFamily, encodingOf, familyFactors, isThinkingModel } from './model-hints.js';

/** Questions of 60 tokens and answers of 350, so many turns of them, the gap between them in seconds. */
function chat(turns: number, gapSeconds: number, more: Features = {}): Features[] {
  return Array.from({ length: turns }, (_, turn) => ({
    userTokens: 60,
    answerTokens: 350,
    historyTokens: 410 * turn,
    historyMessages: 2 * turn,
    messages: 2,
    latinShare: 1,
    ...(turn === 0 ? {} : { gapSeconds }),
    ...more,
  }));
}

function mids(features: readonly Features[], product: 'chatgpt' | 'claude' = 'chatgpt') {
  const all = features.map((each) => chatTokens(each, product, product === 'claude' ? 'claude' : 'openai'));
  const sum = (field: 'inputTokens' | 'inputCacheReadTokens' | 'outputTokens') =>
    all.reduce((total, each) => total + each[field].mid, 0);
  return { input: sum('inputTokens'), cached: sum('inputCacheReadTokens'), output: sum('outputTokens') };
}

describe('what a chat export does not show', () => {
  // Simulated medians of the method; mids here leave out the skew of the draws, hence the tolerance.
  it.each([
    { name: '1 turn', features: chat(1, 60), product: 'chatgpt', input: 3370, output: 350 },
    { name: '5 turns, short gaps', features: chat(5, 60), product: 'chatgpt', input: 20_970, output: 1750 },
    { name: '5 turns, long gaps', features: chat(5, 9000), product: 'chatgpt', input: 20_980, output: 1750 },
    { name: '20 turns', features: chat(20, 60), product: 'chatgpt', input: 146_000, output: 7000 },
    {
      name: '5 turns, 15 s thinking each',
      features: chat(5, 60, { reasoningSeconds: 15 }),
      product: 'chatgpt',
      input: 20_970,
      output: 7740,
    },
    {
      name: '5 turns, 137 s thinking each',
      features: chat(5, 60, { reasoningSeconds: 137 }),
      product: 'chatgpt',
      input: 21_040,
      output: 56_900,
    },
    { name: '5 turns on Claude.ai', features: chat(5, 60), product: 'claude', input: 44_700, output: 1750 },
  ] as const)('$name: comes near the published simulation', ({ features, product, input, output }) => {
    const found = mids(features, product);
    expect(found.input / input).toBeGreaterThan(0.8);
    expect(found.input / input).toBeLessThan(1.25);
    expect(found.output / output).toBeGreaterThan(0.85);
    expect(found.output / output).toBeLessThan(1.15);
  });

  it('is cached mostly within minutes, less within the hour, and only the system prompt later', () => {
    const [soon, later, much] = [60, 1800, 90_000].map((gap) => mids(chat(5, gap)).cached) as [number, number, number];
    expect(soon).toBeGreaterThan(later);
    expect(later).toBeGreaterThan(much);
    expect(soon / 15_930).toBeGreaterThan(0.75);
  });

  it('keeps low, mid and high in order, and parts within their wholes, for any features', () => {
    const wild: Features[] = [
      {},
      { userTokens: 1e6, historyTokens: 1e7, historyMessages: 9000, gapSeconds: 0 },
      {
        images: 3,
        unsizedImages: 3,
        otherFiles: 9,
        textFileBytes: 2 ** 40,
        searches: 40,
        toolMessages: 60,
        agentRun: 1,
      },
      { thinking: 1, effort: 3, hangulShare: 0.7, latinShare: 0.2, codeShare: 0.9, answerTokens: 10 },
    ];
    for (const features of wild)
      for (const family of Object.keys(familyFactors) as (keyof typeof familyFactors)[]) {
        const tokens = chatTokens(features, 'claude', family);
        for (const range of Object.values(tokens)) {
          expect(Number.isSafeInteger(range.mid)).toBe(true);
          expect(range.low).toBeLessThanOrEqual(range.mid);
          expect(range.mid).toBeLessThanOrEqual(range.high);
        }
        expect(tokens.inputCacheReadTokens.mid).toBeLessThanOrEqual(tokens.inputTokens.mid);
        expect(tokens.outputReasoningTokens.mid).toBeLessThanOrEqual(tokens.outputTokens.mid);
      }
  });

  it('reasons only where the model is known to, by the seconds where they are known', () => {
    const reasoning = (features: Features) => chatTokens(features, 'chatgpt', 'openai').outputReasoningTokens.mid;
    expect(reasoning({})).toBe(0);
    expect(reasoning({ thinking: 1 })).toBe(1200);
    expect(reasoning({ thinking: 1, effort: 3 })).toBe(4000);
    expect(reasoning({ thinking: 1, reasoningSeconds: 10 })).toBe(800);
    expect(reasoning({ thinking: 1, reasoningSeconds: 10, toolMessages: 1 })).toBe(400);
  });
});

describe('the vocabulary a text is counted with', () => {
  it('is exact for OpenAI, and by the mix of scripts for others', () => {
    expect(factorOf({ hangulShare: 1 }, 'openai')).toEqual({ low: 1, mid: 1, high: 1 });
    expect(factorOf({ latinShare: 1 }, 'claude')).toEqual({ low: 1, mid: 1.1, high: 1.25 });
    expect(factorOf({ hangulShare: 1 }, 'claude').mid).toBeCloseTo(1.6);
    const mixed = factorOf({ latinShare: 0.5, hangulShare: 0.5 }, 'claude').mid;
    expect(mixed).toBeGreaterThan(1.35);
    expect(mixed).toBeLessThan(1.6);
  });

  it.each([
    ['gpt-4', 'cl100k'],
    ['gpt-3.5-turbo', 'cl100k'],
    ['text-davinci-002-render-sha', 'cl100k'],
    ['gpt-4-gizmo', 'cl100k'],
    ['gpt-4o', 'o200k'],
    ['gpt-4-5', 'o200k'],
    ['gpt-4.1-mini', 'o200k'],
    ['gpt-5-2-thinking', 'o200k'],
    ['o4-mini-high', 'o200k'],
  ])('of %s is %s', (model, encoding) => {
    expect(encodingOf(model, null)).toBe(encoding);
  });

  it('follows the date where the model is not named', () => {
    expect(encodingOf(null, Date.UTC(2024, 0, 1))).toBe('cl100k');
    expect(encodingOf('auto', Date.UTC(2025, 0, 1))).toBe('o200k');
    expect(claudeFamily(null, Date.UTC(2026, 0, 1))).toBe('claude');
    expect(claudeFamily(null, Date.UTC(2026, 8, 1))).toBe('claude-unknown');
    expect(
      ['claude-3-5-sonnet-20241022', 'claude-sonnet-4-20250514', 'claude-opus-4-7', 'claude-opus-5'].map((model) =>
        claudeFamily(model, 0),
      ),
    ).toEqual(['claude', 'claude', 'claude-new', 'claude-new']);
  });

  it.each(['o3', 'o4-mini-high', 'gpt-5-thinking', 'gpt-5-t-mini', 'gpt-5-6-pro', 'research'])(
    '%s reasons before it answers',
    (model) => {
      expect(isThinkingModel(model)).toBe(true);
    },
  );

  it.each(['gpt-4o', 'gpt-5', 'auto', 'gpt-5-instant'])('%s is not known to', (model) => {
    expect(isThinkingModel(model)).toBe(false);
  });
});
