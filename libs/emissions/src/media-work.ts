import type { Grade, Interval } from '@promptprint/kernel';
import type { Assumption } from './assumptions.js';
import { sigmaOf } from './lognormal.js';
import type { ModelFacts } from './model-facts.js';
import { assumedPart, countedPart, type Part, type Work } from './parts-law.js';
import { sizeIn } from './picture-size.js';
import { rangeOf, usable } from './tokens.js';
import type { UsageInput } from './usage-input.js';

const wattHoursPerJoule = 1 / 3600;
/** Pixels of the picture the prior of a closed service is about: 1024 × 1024, in millions. */
const priorMegapixels = 1.048576;

/** Pictures: by steps, size of model and of picture where the model is known, else by the prior of a service (section 4). */
export function imageWork(usage: UsageInput, model: ModelFacts): Work {
  const { units } = usage;
  const { set } = model;
  const assumed: Assumption[] = [];
  const counted = usable(units?.images);
  const images = counted || Math.max(1, usable(usage.requests) ?? 1);
  if (!counted) assumed.push(usable(units?.imagePixels) ? 'pixels-without-images' : 'images-not-counted');
  const each = sizeIn(usage, images);
  if (each === null) assumed.push('size-of-images');
  const size =
    each === null ? assumedPart('imageSize', 'image_megapixels', { set }) : countedPart('imageSize', each, 'Mpx');
  const count = countedPart('images', images, 'image');
  if (model.activeB === null) {
    const prior = assumedPart('imagePrior', 'image_prior', { set, slot: null });
    return {
      kind: 'image-service',
      parts: [count, size, prior],
      scale: 1 / priorMegapixels,
      grade: 'E',
      isSizeKnown: false,
      assumed,
    };
  }
  const steps = usable(usage.steps) || model.steps;
  if (!steps) assumed.push('steps-of-images');
  const step = steps ? countedPart('steps', steps, 'step') : assumedPart('steps', 'image_steps', { set });
  const cost = assumedPart('imageCost', 'image_cost', { set, slot: null });
  const parts = [count, size, step, sizePart(model, 0.5), cost];
  return {
    kind: 'image',
    parts,
    scale: wattHoursPerJoule,
    grade: gradeOf(model),
    isSizeKnown: model.isDisclosed,
    assumed,
  };
}

/** Films: steps × size of model × volume, width × height × frames in millions of pixels per clip. */
export function videoWork(usage: UsageInput, model: ModelFacts): Work {
  const { set } = model;
  const assumed: Assumption[] = [];
  const clips = Math.max(1, usable(usage.requests) ?? 1);
  const frames = usable(usage.frames);
  const seconds = usable(usage.units?.videoSeconds);
  const size = sizeIn(usage, 1);
  if (size === null) assumed.push('frames-of-film');
  if (!frames && !seconds) assumed.push('length-of-film');
  const length: Part[] = frames
    ? [countedPart('frames', frames, 'frame', 1.5)]
    : [
        seconds
          ? countedPart('videoSeconds', seconds / clips, 's', 1.5)
          : assumedPart('videoSeconds', 'video_seconds', { set, power: 1.5 }),
        assumedPart('frameRate', 'video_rate', { set, power: 1.5 }),
      ];
  const steps = usable(usage.steps) || model.steps;
  if (!steps) assumed.push('steps-of-film');
  const parts = [
    countedPart('clips', clips, 'clip'),
    ...length,
    size === null
      ? assumedPart('frameSize', 'video_megapixels', { set, power: 1.5 })
      : countedPart('frameSize', size, 'Mpx', 1.5),
    steps ? countedPart('steps', steps, 'step') : assumedPart('steps', 'video_steps', { set }),
    model.activeB === null
      ? assumedPart('activeParameters', 'video_parameters', { set, slot: 'P_a', power: 0.55 })
      : sizePart(model, 0.55),
    assumedPart('videoCost', 'video_cost', { set, slot: null }),
  ];
  const grade = model.activeB === null ? 'E' : gradeOf(model);
  return { kind: 'video', parts, scale: wattHoursPerJoule, grade, isSizeKnown: model.isDisclosed, assumed };
}

/** Speech to text and text to speech, by minutes of sound. */
export function soundWork(usage: UsageInput, model: ModelFacts, kind: 'transcription' | 'speech'): Work {
  const { set } = model;
  const requests = Math.max(1, usable(usage.requests) ?? 1);
  const seconds = usable(usage.units?.audioSeconds);
  const characters = usable(usage.units?.characters);
  const cost = assumedPart(
    kind === 'speech' ? 'speechCost' : 'transcriptionCost',
    kind === 'speech' ? 'text_to_speech' : 'speech_to_text',
    { set, slot: null },
  );
  const law = { kind, scale: 1 / 60, grade: 'E', isSizeKnown: model.isDisclosed } as const;
  if (seconds) return { ...law, parts: [countedPart('audioSeconds', seconds, 's'), cost], assumed: [] };
  const pace = assumedPart('speakingRate', 'characters_per_second', { set, power: -1 });
  const tokens = usable(usage.inputTokens);
  if (!characters && tokens && kind === 'speech') {
    const letters = assumedPart('charactersPerToken', 'characters_per_token', { set });
    return {
      ...law,
      parts: [countedPart('tokensUncached', tokens, 'token'), letters, pace, cost],
      assumed: ['sound-from-characters'],
    };
  }
  if (characters && kind === 'speech') {
    return {
      ...law,
      parts: [countedPart('characters', characters, 'character'), pace, cost],
      assumed: ['sound-from-characters'],
    };
  }
  const length = assumedPart('audioSeconds', 'audio_seconds', { set });
  return { ...law, parts: [countedPart('requests', requests, 'request'), length, cost], assumed: ['length-of-sound'] };
}

/** Vectors and rankings: reading alone, at the cost of section 3 without its growth with context, as texts are read one by one. */
export function embeddingWork(usage: UsageInput, model: ModelFacts): Work {
  const { set } = model;
  const range = rangeOf(usage.inputTokens);
  const tokens = range ? range.mid || range.high / 10 : usable(usage.inputTokens);
  const characters = usable(usage.units?.characters);
  const requests = Math.max(1, usable(usage.requests) ?? 1);
  const assumed: Assumption[] = [];
  const input: Part[] = [];
  if (tokens !== null) input.push(countedPart('tokensUncached', tokens, 'token'));
  else if (characters) {
    assumed.push('tokens-from-characters');
    input.push(
      countedPart('characters', characters, 'character'),
      assumedPart('charactersPerToken', 'characters_per_token', { set, power: -1 }),
    );
  } else {
    assumed.push('length-of-text');
    input.push(countedPart('requests', requests, 'request'), assumedPart('tokensUncached', 'embedding_input', { set }));
  }
  if (range) input.push(rangePart(range, tokens ?? 0));
  const parts = [...input, sizePart(model, 1), assumedPart('prefillCost', 'c_pre', { set, slot: 'c_pre' })];
  const grade = tokens === null ? 'E' : model.grade;
  return { kind: 'embedding', parts, scale: wattHoursPerJoule, grade, isSizeKnown: model.isDisclosed, assumed };
}

/** A count known as a range: one unknown of the whole account. */
function rangePart({ low, high }: Interval, mid: number): Part {
  const sigma = mid > 0 ? sigmaOf(Math.max(low, mid / 100), high) : 0;
  return {
    id: 'tokenRange',
    value: { mid: 1, sigma },
    power: 1,
    slot: 'tokens',
    unit: '1',
    source: 'usage-log',
    grade: 'D',
  };
}

function sizePart({ activeB, source, grade }: ModelFacts, power: number): Part {
  const value = activeB ?? { mid: 1, sigma: 0 };
  return { id: 'activeParameters', value, power, slot: 'P_a', unit: '10⁹ parameters', source, grade };
}

function gradeOf({ isDisclosed }: ModelFacts): Grade {
  return isDisclosed ? 'C' : 'E';
}
