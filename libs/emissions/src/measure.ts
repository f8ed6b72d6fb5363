import { log } from './functions.js';

import { constantsOf, type Profile } from './profile.js';
import { lawOfParts, type Work } from './parts-law.js';
import { z95 } from './lognormal.js';
import type { Measured } from './measured.js';
import { picturesBeside, workOf } from './medium.js';
import { together } from './mixed.js';
import { hasTokens, readPictureTokens, readSpokenTokens, withEncoder } from './modal-tokens.js';
import { ruleOf } from './class-kinds.js';
import { readSpentTokens } from './spend.js';
import type { ProductFactor } from './text-energy.js';
import { measureTokens, zero } from './token-measure.js';
import { readDoubtfulTokens, readPlainTokens, type TokenReading } from './tokens.js';
import { chatTurn } from './turn.js';
import type { UsageInput } from './usage-input.js';

/** Energy of one event: by a meter, by its tokens, by its medium's formula or prior, or by the anchor of a chat turn. */
export function measure(usage: UsageInput, profile: Profile): Measured {
  const work = workOf(usage, profile);
  if (work) return measureWork(work, profile);
  const text = measureText(usage, profile);
  if (!usage.units) return text;
  const beside = picturesBeside(usage, profile);
  return beside ? together(text, measureWork(beside, profile)) : text;
}

/** What is read of the tokens of an event, and the tier that makes; null where only the app is known. */
export function readTokens(
  usage: UsageInput,
  profile: Pick<Profile, 'model' | 'set'>,
): { reading: TokenReading; tier: Measured['tier'] } | null {
  const { model, set } = profile;
  const sized = model.isDisclosed ? 'T2' : 'T3';
  const told = readPlainTokens(usage);
  if (told) return { reading: withEncoder(told, usage, set), tier: sized };
  if (!hasTokens(usage)) {
    const spoken = readSpokenTokens(usage, set);
    if (spoken) return { reading: spoken, tier: 'T4' };
    const spent = readSpentTokens(usage, model, set);
    if (spent) return { reading: spent, tier: 'T6' };
  }
  const drawn = readPictureTokens(usage, model, set);
  if (drawn && usage.operation !== 'chat') return { reading: drawn, tier: drawn.doubts.length === 0 ? sized : 'T4' };
  if (!hasTokens(usage) && (model.isApp || model.match === 'unknown')) return null;
  const reading = readDoubtfulTokens(usage, usage.isThinking ?? model.isThinking, set);
  const isRanged = reading.doubts.every((doubt) => doubt.steps === z95);
  return { reading: withEncoder(reading, usage, set), tier: isRanged ? sized : 'T4' };
}

function measureText(usage: UsageInput, profile: Profile): Measured {
  const read = readTokens(usage, profile);
  if (!read) return { constants: profile.turn, ...chatTurn(usage, profile) };
  return measureTokens(read.reading, usage, profile, read.tier);
}

/** The law of work that is a plain product, with the products of its class. */
export function measureWork(work: Work, profile: Profile): Measured {
  if (work.parts.some(({ value }) => value.mid === 0)) return { ...zero(profile), grade: work.grade };
  const constants = constantsOf(profile, work.kind);
  const { mu, variance, loadings } = lawOfParts(work);
  const product = ruleOf(work.kind).products.reduce((sum, id) => sum + log(productMid(id, profile, constants)), 0);
  const lnEf = work.kind === 'reported-carbon' ? log(profile.zone.gramsPerKwh.mid / 1000) : 0;
  const isMetered = work.kind === 'reported' || work.kind === 'reported-carbon' || work.kind === 'device';
  const tier = isMetered ? 'T1' : work.assumed.length > 0 ? 'T4' : work.isSizeKnown ? 'T2' : 'T3';
  return {
    constants,
    tier,
    grade: work.grade,
    mu: mu + product - lnEf,
    variance,
    tau: 0,
    loadings,
    assumed: work.assumed,
  };
}

/** A service tier changes how machines are filled; everything else is the class's own. */
function productMid(id: ProductFactor, { tierFactor }: Profile, { products }: Measured['constants']): number {
  const { mid } = products[id];
  return id === 'phi' ? mid * tierFactor : mid;
}
