import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normals, percentile } from '../test/draws.js';
import { mediaUsages } from '../test/usages.js';
import { classConstants } from './class-constants.js';
import { operationOfKind } from './class-kinds.js';
import { estimate, type Estimate } from './estimate.js';
import { explain } from './explanation.js';
import { explanationWordsEn } from './explanation.en.js';
import { explanationWordsKo } from './explanation.ko.js';
import type { ExplanationNode } from './explanation-node.js';
import { currentFactorSet } from './factor-set.js';
import { imageJoules, videoJoules } from './media-energy.js';
import { classLedger } from './ledger.js';
import { z95 } from './lognormal.js';
import { modelByKey } from './model-registry.js';
import { total } from './sums.js';
import type { UsageInput } from './usage-input.js';

const wh = (usage: UsageInput) => estimate(usage).figures.energy ?? { low: 0, mid: 0, high: 0 };

/** Joules at the accelerator, H100: the facility's energy without what its class multiplies it by. */
function acceleratorJoules(usage: UsageInput): number {
  const made = estimate(usage);
  const { products } = classConstants(made.classKey, currentFactorSet);
  const { h, chi_host, iota_idle, PUE } = products;
  return ((made.figures.energy?.mid ?? 0) * 3600) / (h.mid * chi_host.mid * iota_idle.mid * PUE.mid);
}

describe('pictures and films of the method, sections 4 and 13', () => {
  it('Stable Diffusion 3.5 Large takes 3,765 J for 28 steps at 1.05 Mpx', () => {
    expect(imageJoules(28, 8.1, 1.05)).toBeCloseTo(3765, 0);
    const usage: UsageInput = {
      model: 'stable-diffusion-3.5-large',
      operation: 'image_generation',
      units: { images: 1, imagePixels: 1_050_000 },
    };
    expect(acceleratorJoules(usage)).toBeCloseTo(3765, 0);
    expect(estimate(usage)).toMatchObject({ tier: 'T2', assumptions: [] });
    expect(acceleratorJoules({ ...usage, steps: 14 })).toBeCloseTo(3765 / 2, 0);
  });

  it('Wan 14B takes 235 kJ for 81 frames of 480 × 832 in 50 steps', () => {
    expect(videoJoules(50, 14, 32.3) / 1000).toBeCloseTo(235, 0);
    const usage = { model: 'Wan2.1-T2V-14B', operation: 'video_generation', width: 480, height: 832, frames: 81 };
    expect(acceleratorJoules(usage) / 1000 / 235).toBeCloseTo(1, 1);
    expect(estimate(usage).assumptions).toEqual([]);
  });

  it('a closed service takes 0.25 to 6 Wh a picture of 1024 × 1024, and in proportion to its size', () => {
    const usage = { provider: 'someone', model: 'dreamer-9', operation: 'image_generation' };
    const { low, mid, high } = wh({ ...usage, units: { images: 1 }, width: 1024, height: 1024 });
    expect([mid, low / 0.25, high / 6].map((value) => Number(value.toFixed(1)))).toEqual([1.2, 1, 1]);
    expect(wh({ ...usage, units: { images: 4 }, width: 512, height: 512 }).mid).toBeCloseTo(1.2, 6);
    expect(estimate({ ...usage, units: { images: 1 } })).toMatchObject({ grade: 'E', assumptions: ['size-of-images'] });
  });

  it('a closed film service is a film of 3 to 40 billion parameters in 20 to 80 steps', () => {
    const made = estimate({
      provider: 'openai',
      model: 'sora-2',
      operation: 'video_generation',
      units: { videoSeconds: 8 },
    });
    expect(made).toMatchObject({ tier: 'T4', grade: 'E', assumptions: ['frames-of-film', 'steps-of-film'] });
    const joules = videoJoules(50, 10, 0.92 * 24 * 8);
    const { h, chi_host, iota_idle, PUE } = classConstants(made.classKey, currentFactorSet).products;
    const outer = h.mid * chi_host.mid * iota_idle.mid * PUE.mid;
    expect(((made.figures.energy?.mid ?? 0) * 3600) / outer / joules).toBeCloseTo(1, 4);
  });
});

describe('pictures drawn token by token', () => {
  const drawn = (usage: UsageInput) =>
    wh({ provider: 'openai', model: 'gpt-image-1', operation: 'image_generation', ...usage });

  it('cost their tokens at the price of the model that writes them', () => {
    const byTokens = wh({ provider: 'openai', model: 'gpt-image-1', inputTokens: 0, outputTokens: 1_056 });
    const asText = wh({ provider: 'openai', model: 'gpt-4o', inputTokens: 0, outputTokens: 1_056 });
    expect(byTokens.mid / asText.mid).toBeCloseTo(1, 6);
    expect(drawn({ units: { images: 1 }, quality: 'medium' }).mid / byTokens.mid).toBeCloseTo(1, 6);
    expect(drawn({ units: { images: 1 }, quality: 'high' }).mid / byTokens.mid).toBeGreaterThan(3);
    expect(
      drawn({ units: { images: 3 }, quality: 'low' }).mid / drawn({ units: { images: 1 }, quality: 'low' }).mid,
    ).toBeCloseTo(3, 6);
  });

  it('are wider where their quality is not told', () => {
    const width = ({ low, high }: { low: number; high: number }) => high / low;
    expect(width(drawn({ units: { images: 1 } }))).toBeGreaterThan(
      width(drawn({ units: { images: 1 }, quality: 'low' })),
    );
    expect(estimate({ model: 'gpt-image-1', units: { images: 1 } }).assumptions).toEqual(['tokens-of-images']);
  });

  it('of Gemini take 1,290 tokens', () => {
    const one = { provider: 'google', model: 'gemini-2.5-flash-image' };
    const told = wh({ ...one, operation: 'image_generation', units: { images: 1 } });
    expect(told.mid / wh({ ...one, inputTokens: 0, outputTokens: 1_290 }).mid).toBeCloseTo(1, 6);
  });
});

describe('sound and vectors', () => {
  it('a minute of speech takes 0.002 to 0.03 Wh at the accelerator to write down, 0.01 to 0.4 Wh to speak', () => {
    const outer = (usage: UsageInput) => {
      const { chi_host, iota_idle, PUE } = classConstants(estimate(usage).classKey, currentFactorSet).products;
      return wh(usage).mid / (chi_host.mid * iota_idle.mid * PUE.mid);
    };
    const heard = { provider: 'openai', model: 'whisper-1', operation: 'transcription', units: { audioSeconds: 60 } };
    expect(outer(heard)).toBeCloseTo(0.008, 9);
    expect(outer({ provider: 'openai', model: 'tts-1', operation: 'speech', units: { audioSeconds: 60 } })).toBeCloseTo(
      0.06,
      9,
    );
    expect(wh({ ...heard, units: { audioSeconds: 120 } }).mid / wh(heard).mid).toBeCloseTo(2, 9);
  });

  it('speech known by its characters is spoken at 14 of them a second', () => {
    const usage = { model: 'tts-1', operation: 'speech' };
    const byCharacters = estimate({ ...usage, units: { characters: 840 } });
    expect(byCharacters.assumptions).toEqual(['sound-from-characters']);
    expect((byCharacters.figures.energy?.mid ?? 0) / wh({ ...usage, units: { audioSeconds: 60 } }).mid).toBeCloseTo(
      1,
      9,
    );
  });

  it('speech known by the tokens of its text is spoken too', () => {
    const usage = { model: 'tts-1', operation: 'speech' };
    const byTokens = estimate({ ...usage, inputTokens: 210 });
    expect(byTokens.assumptions).toEqual(['sound-from-characters']);
    expect((byTokens.figures.energy?.mid ?? 0) / wh({ ...usage, units: { audioSeconds: 60 } }).mid).toBeCloseTo(1, 9);
  });

  it('a realtime voice costs 10 tokens a second heard and 20 spoken', () => {
    const made = estimate({ provider: 'openai', model: 'gpt-4o', units: { audioSeconds: 60 } });
    expect(made).toMatchObject({ tier: 'T4', assumptions: ['tokens-from-sound'] });
    const counted = wh({ provider: 'openai', model: 'gpt-4o', inputTokens: 300, outputTokens: 600 }).mid;
    expect(Math.abs(Math.log((made.figures.energy?.mid ?? 0) / counted))).toBeLessThan(0.2);
  });

  it('an embedding reads its tokens once, at the cost of section 3, however many texts there are', () => {
    const usage = { model: 'bge-m3', operation: 'embeddings' };
    const one = estimate({ ...usage, inputTokens: 1_000 });
    const { phi, h, chi_host, iota_idle, PUE } = classConstants(one.classKey, currentFactorSet).products;
    const joules = 1_000 * 0.0055 * 0.6 * phi.mid * h.mid * chi_host.mid * iota_idle.mid * PUE.mid;
    expect(((one.figures.energy?.mid ?? 0) * 3600) / joules).toBeCloseTo(1, 9);
    expect(wh({ ...usage, inputTokens: 1_000_000 }).mid / wh({ ...usage, inputTokens: 1_000 }).mid).toBeCloseTo(
      1_000,
      6,
    );
    expect(wh({ model: 'rerank-3', operation: 'rerank', inputTokens: 50 }).mid).toBeGreaterThan(0);
  });

  it('attached pictures take a fifth more of their tokens to encode', () => {
    const chat = { model: 'gpt-4o', inputTokens: 2_000, outputTokens: 0 };
    const plain = wh(chat).mid;
    const seen = wh({ ...chat, modality: { inputImageTokens: 1_000 } }).mid;
    expect(seen / plain).toBeGreaterThan(1.09);
    expect(seen / plain).toBeLessThan(1.12);
  });
});

describe('a chat answer with pictures', () => {
  const text = { provider: 'openai', model: 'gpt-4o', inputTokens: 500, outputTokens: 400 };
  const both = estimate({ ...text, units: { images: 1 } });

  it('is the sum of both, told as such', () => {
    expect(both.assumptions).toContain('images-in-chat');
    const one = estimate(text).energy.mean;
    const picture = estimate({
      provider: 'openai',
      model: 'unheard-of',
      operation: 'image_generation',
      units: { images: 1 },
    });
    expect(both.energy.mean / (one + picture.energy.mean)).toBeCloseTo(1, 6);
  });

  it('has the ends of 20,000 draws of the sum, within a quarter', () => {
    const next = normals(11);
    const sides = [
      estimate(text),
      estimate({ model: 'unheard-of', operation: 'image_generation', units: { images: 1 } }),
    ];
    const draws = Array.from({ length: 20_000 }, () =>
      sides.reduce((sum, { energy }) => sum + Math.exp(energy.mu + energy.s * next()), 0),
    );
    const { low, mid, high } = both.figures.energy ?? { low: 0, mid: 0, high: 0 };
    for (const [value, share] of [
      [mid, 0.5],
      [high, 0.95],
    ] as const)
      expect(Math.abs(value / percentile(draws, share) - 1)).toBeLessThan(0.25);
    // The lower end is on the safe side: what both share is not known apart.
    expect(low / percentile(draws, 0.05)).toBeLessThan(1.25);
  });

  it('keeps its width in a sum of equals', () => {
    const rows = Array.from({ length: 50 }, () => classLedger(both));
    const { low, high } = total(rows).figures.energy ?? { low: 1, high: 1 };
    const one = both.figures.energy ?? { low: 1, high: 1 };
    expect(high / low / (one.high / one.low)).toBeCloseTo(1, 6);
  });
});

const nodesOf = (node: ExplanationNode): ExplanationNode[] => [node, ...node.children.flatMap(nodesOf)];

describe('work of every kind', () => {
  it('is finite, explained to its sources in both languages, and sums to its own width', () => {
    fc.assert(
      fc.property(mediaUsages, fc.integer({ min: 2, max: 9 }), (usage, n) => {
        const made = estimate(usage);
        const energy = made.figures.energy ?? { low: -1, mid: -1, high: -1 };
        expect(energy.low).toBeGreaterThan(0);
        expect(energy.high).toBeGreaterThanOrEqual(energy.mid);
        const { carbon, assumptions } = explain(usage);
        for (const node of nodesOf(carbon)) {
          expect(node.sources).not.toEqual([]);
          expect(explanationWordsEn.node[node.id]).toBeTruthy();
          expect(explanationWordsKo.node[node.id]).toBeTruthy();
        }
        for (const one of assumptions)
          expect([explanationWordsEn.assumption[one], explanationWordsKo.assumption[one]]).not.toContain('');
        const many = total(Array.from({ length: n }, () => classLedger(made))).figures.energy ?? energy;
        if (made.energy.tau === 0) expect(many.high / many.low / (energy.high / energy.low)).toBeCloseTo(1, 6);
        expect(Math.log(energy.high / energy.mid) / z95).toBeCloseTo(Math.hypot(made.energy.s, made.energy.tau), 6);
      }),
    );
  });

  it('is explained by a product that makes the figure', () => {
    const usage = { model: 'FLUX.1-dev', operation: 'image_generation', units: { images: 2, imagePixels: 2_000_000 } };
    const energy = explain(usage).carbon.children[0]?.children[0];
    const product = energy?.children.reduce((times, { value }) => times * value.mid, 1) ?? 0;
    expect(product / (energy?.value.mid ?? 1)).toBeCloseTo(1, 6);
    expect(energy?.children.map(({ id }) => id)).toEqual([
      'workEnergy',
      'hardwareGeneration',
      'hostShare',
      'idleShare',
      'pue',
    ]);
  });

  it('costs more the more there is of it', () => {
    const pairs: [UsageInput, UsageInput][] = [
      [
        { operation: 'image_generation', units: { images: 1 } },
        { operation: 'image_generation', units: { images: 2 } },
      ],
      [
        { operation: 'video_generation', units: { videoSeconds: 4 } },
        { operation: 'video_generation', units: { videoSeconds: 5 } },
      ],
      [
        { operation: 'speech', units: { characters: 100 } },
        { operation: 'speech', units: { characters: 200 } },
      ],
      [
        { operation: 'embeddings', inputTokens: 10 },
        { operation: 'embeddings', inputTokens: 20 },
      ],
    ];
    for (const [less, more] of pairs) expect(wh(more).mid).toBeGreaterThan(wh(less).mid);
  });

  it.each([
    ['openai/dall-e-2', 'image-service'],
    ['imagen-4.0-ultra', 'image-service'],
    ['black-forest-labs/FLUX.1-dev', 'image'],
    ['veo-3.1', 'video'],
    ['wan2.1-t2v-14b', 'video'],
    ['gpt-4o-mini-transcribe', 'transcription'],
    ['gpt-4o-mini-tts', 'speech'],
    ['text-embedding-3-large', 'embedding'],
    ['gpt-4o', 'text'],
    ['Llama-3.3-70B-Instruct', 'text'],
  ])('is told from the name of the model where no operation is: %s', (model, kind) => {
    expect(estimate({ model, units: { images: null } }).classKey.split('|')[0]).toBe(kind);
  });

  it('that a voice model reports in tokens on both sides is a text', () => {
    const usage = { model: 'gpt-4o-mini-tts', operation: 'speech', inputTokens: 40, outputTokens: 600 };
    expect(estimate(usage).classKey.split('|')[0]).toBe('text');
  });

  it('is found again from its class', () => {
    fc.assert(
      fc.property(mediaUsages, (usage) => {
        const { classKey } = estimate(usage);
        const { kind, model, host, zone } = classConstants(classKey, currentFactorSet);
        const operation = operationOfKind(kind);
        if (operation === null) return;
        const again = estimate({ provider: host, model, region: zone, operation });
        if (modelByKey(model, currentFactorSet)) expect(again.classKey.split('|')[0]).toBe(kind);
      }),
      { numRuns: 50 },
    );
  });

  it('of nothing is nothing', () => {
    expect(wh({ model: 'bge-m3', operation: 'embeddings', inputTokens: 0 })).toEqual({ low: 0, mid: 0, high: 0 });
  });
});

describe('a total of mixed modalities', () => {
  it('lets errors of one service’s pictures stand apart from those of its texts', () => {
    const text = estimate({ provider: 'openai', model: 'gpt-4o', inputTokens: 3_000, outputTokens: 2_000 });
    const picture = estimate({
      provider: 'openai',
      model: 'dreamer',
      operation: 'image_generation',
      units: { images: 1 },
    });
    const both = total([classLedger(text), classLedger(picture)]).figures.energy ?? { low: 1, mid: 1, high: 1 };
    const one = (made: Estimate) => made.figures.energy ?? { low: 1, mid: 1, high: 1 };
    expect(both.high).toBeLessThan(one(text).high + one(picture).high);
    expect(both.low).toBeGreaterThan(Math.max(one(text).low, one(picture).low));
    expect(both.mid).toBeGreaterThan(one(text).mid + one(picture).mid);
  });
});
