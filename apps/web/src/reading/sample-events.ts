import { blankEvent, type UsageEvent } from '@promptprint/usage-formats';

const dayMs = 86_400_000;
const days = 180;

interface SampleHabit {
  model: string;
  provider: string;
  sourceKind: string;
  /** Requests on an ordinary working day. */
  perDay: number;
  input: number;
  cached: number;
  output: number;
  thinking: number;
  grade: 'A' | 'D';
}

/** Half a year of a made-up person who writes with a chat app, looks things up and codes a little. */
const habits: readonly SampleHabit[] = [
  {
    model: 'gpt-5',
    provider: 'openai',
    sourceKind: 'chatgpt_export',
    perDay: 9,
    input: 5200,
    cached: 2100,
    output: 620,
    thinking: 240,
    grade: 'D',
  },
  {
    model: 'claude-sonnet-4-5',
    provider: 'anthropic',
    sourceKind: 'claude_code',
    perDay: 14,
    input: 38_000,
    cached: 34_500,
    output: 540,
    thinking: 0,
    grade: 'A',
  },
  {
    model: 'gpt-4o-mini',
    provider: 'openai',
    sourceKind: 'canonical',
    perDay: 4,
    input: 1400,
    cached: 0,
    output: 310,
    thinking: 0,
    grade: 'A',
  },
  {
    model: 'gemini-2.5-flash',
    provider: 'gcp.gemini',
    sourceKind: 'canonical',
    perDay: 3,
    input: 1900,
    cached: 0,
    output: 420,
    thinking: 120,
    grade: 'A',
  },
];

/** The same numbers on every visit, ending yesterday; marked as a sample wherever they are shown. */
export function sampleEvents(now: number): UsageEvent[] {
  const random = generator(20_261_126);
  const lastDay = Math.floor(now / dayMs) - 1;
  const events: UsageEvent[] = [];
  for (let ago = days - 1; ago >= 0; ago -= 1) {
    const dayStart = (lastDay - ago) * dayMs;
    const weekday = new Date(dayStart).getUTCDay();
    const pace = weekday === 0 || weekday === 6 ? 0.3 : 1;
    for (const habit of habits) {
      const requests = Math.round(habit.perDay * pace * (0.4 + 1.2 * random()));
      for (let turn = 0; turn < requests; turn += 1) events.push(request(habit, dayStart, random));
    }
  }
  return events.toSorted((a, b) => ((a.startedAt ?? '') < (b.startedAt ?? '') ? -1 : 1));
}

function request(habit: SampleHabit, dayStart: number, random: () => number): UsageEvent {
  const length = Math.exp(1.1 * (random() + random() + random() - 1.5));
  const output = Math.round(habit.output * length);
  const input = Math.round(habit.input * length);
  const isExport = habit.grade === 'D';
  return {
    ...blankEvent(habit.sourceKind, isExport ? 'exchange' : 'request'),
    startedAt: new Date(dayStart + (8 + 11 * random()) * 3_600_000).toISOString(),
    requests: 1,
    operation: 'chat',
    provider: habit.provider,
    modelRawRequest: habit.model,
    inputTokens: input,
    inputCacheReadTokens: Math.round(habit.cached * length),
    outputTokens: output,
    outputReasoningTokens: Math.round(habit.thinking * length),
    tokenGrade: habit.grade,
    ...(isExport ? { features: { historyTokens: Math.round(input * 0.41) }, tokenRange: doubt(input, output) } : {}),
  };
}

/** An export shows neither the system prompt nor the thinking: counts from text come as ranges. */
function doubt(input: number, output: number): UsageEvent['tokenRange'] {
  return {
    inputTokens: { low: Math.round(input * 0.55), mid: input, high: Math.round(input * 2.1) },
    outputTokens: { low: Math.round(output * 0.7), mid: output, high: Math.round(output * 1.9) },
  };
}

/** A small linear generator: a sample that changed between visits would look like a measurement. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
