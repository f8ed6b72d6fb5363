// Full estimates a second on one core (interval, loadings, every metric), against the formula alone at the medians of its
// factors over the same usage.
import { estimate, naiveMedianEnergy } from '@promptprint/emissions';
import { inTurns, median, secondsOf } from './measure.mjs';

const usesPerRound = 100_000;

/** Models, hosts and places as logs name them; the last of each is one nobody knows. */
const models = [
  ['openai', 'gpt-5', null],
  ['openai', 'gpt-5-mini-2025-08-07', null],
  ['anthropic', 'claude-sonnet-4-5-20250929', 'us-east-1'],
  ['aws.bedrock', 'eu.anthropic.claude-haiku-4-5-20251001-v1:0', 'eu-central-1'],
  ['gcp.gemini', 'gemini-2.5-pro', 'europe-west4'],
  ['deepseek', 'deepseek-chat', null],
  ['groq', 'llama-3.3-70b-versatile', null],
  ['openrouter', 'qwen/qwen3-235b-a22b', null],
  ['ollama', 'gemma3:4b', null],
  ['someone', 'a model nobody knows', null],
];
const countries = ['KR', 'US', 'SE', null];

export async function bench({ rounds, say }) {
  const uses = Array.from({ length: usesPerRound }, (_, number) => useOf(number));
  let sum = 0;
  const whole = () => {
    for (const use of uses) sum += estimate(use).figures.carbon.mid;
  };
  const bare = () => {
    for (const use of uses) sum += naiveMedianEnergy(use);
  };
  // The first look at a model, a place and a year makes what all later ones share.
  const coldSeconds = await secondsOf(whole);
  bare();
  const seconds = await inTurns(rounds, whole, bare);
  const doubtful = uses.slice(0, 20_000).map(doubtfulUse);
  const ranges = () => {
    for (const use of doubtful) sum += estimate(use).figures.carbon.mid;
  };
  const doubtfulSeconds = [];
  for (let round = 0; round < rounds; round += 1) doubtfulSeconds.push(await secondsOf(ranges));
  if (!Number.isFinite(sum)) throw new Error('an estimate is not finite');
  const [figure, baseline] = [usesPerRound / seconds.figure, usesPerRound / seconds.baseline];
  say(`${Math.round(figure)} estimates/s, ${Math.round(baseline)} bare evaluations/s`);
  return {
    figure,
    unit: 'estimates/s',
    baseline,
    baselineIs: 'the energy formula alone, every factor at its median, same usage, same process',
    estimatesPerRound: usesPerRound,
    coldPerSecond: Math.round(usesPerRound / coldSeconds),
    rangesPerSecond: Math.round(doubtful.length / median(doubtfulSeconds)),
  };
}

function useOf(number) {
  const [provider, model, region] = models[number % models.length];
  const input = 200 + ((number * 7_919) % 40_000);
  return {
    provider,
    model,
    region,
    country: countries[number % countries.length],
    startedAt: new Date(Date.UTC(2025, 0, 1) + (number % 690) * 86_400_000).toISOString(),
    granularity: 'request',
    requests: 1,
    inputTokens: input,
    inputCacheReadTokens: number % 3 === 0 ? Math.floor(input / 2) : 0,
    outputTokens: 20 + ((number * 104_729) % 3_000),
    tokenGrade: 'A',
  };
}

/** As a chat export is read: ranges instead of counts. */
function doubtfulUse({ inputTokens, outputTokens, ...use }) {
  const range = (mid) => ({ low: Math.floor(mid / 2), mid, high: mid * 3 });
  return {
    ...use,
    tokenGrade: 'D',
    inputCacheReadTokens: range(inputTokens >> 2),
    inputTokens: range(inputTokens),
    outputTokens: range(outputTokens),
  };
}
