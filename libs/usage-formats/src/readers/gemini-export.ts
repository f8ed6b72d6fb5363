import { attached } from '../chat-estimate.js';
import { chatEvent } from '../chat-event.js';
import { compactFeatures, scriptShares } from '../chat-exchange.js';
import type { Features, UsageEvent } from '../event.js';
import type { RecordReader, SharedReading, UsageFormat } from '../format.js';
import { isPlausible } from '../instant.js';
import type { ReadItem, Where } from '../item.js';
import type { JsonRecord } from '../json-text.js';
import { limits } from '../limits.js';
import { fingerprint } from '../seen-ids.js';
import { addMeasure, nothingMeasured, type TextMeasure } from '../text-measure.js';
import { geminiActivity, isGeminiActivity, type GeminiActivity } from './gemini-activity.js';

export const geminiExportFormat: UsageFormat<'gemini_export'> = {
  id: 'gemini_export',
  version: '1',
  record: 'use',
  tokenGrades: ['D'],
  mayHoldText: true,
  dedupeKey: 'time and prompt, and which of its answers',
  recognises: isGeminiActivity,
  create: (reading) => new GeminiExport(reading),
};

/** A prompt and its answers, counted; no text is left in it. */
interface Prompt extends Pick<GeminiActivity, 'startedMs' | 'conversation' | 'isLabelUnknown' | 'attached'> {
  key: string;
  asked: TextMeasure;
  answers: TextMeasure[];
  where: Where;
}

/** What was said before in what is taken for one conversation. */
interface Before {
  conversation: string | null;
  startedMs: number;
  text: TextMeasure;
  messages: number;
  attachedTokens: number;
}

/** A pause that ends a conversation, where no id says which prompts belong together. */
const longestGapMs = 30 * 60_000;

/**
 * Prompts of Gemini in a Takeout of "My Activity". Entries come newest first and mostly without a conversation, so they
 * are kept, as counts, and told in order when all files were read.
 */
class GeminiExport implements RecordReader {
  private readonly prompts: Prompt[] = [];

  constructor(private readonly reading: SharedReading) {}

  async take(json: JsonRecord, _text: string, where: Where): Promise<ReadItem[]> {
    const activity = geminiActivity(json);
    if (typeof activity === 'string') return [{ kind: 'skip', reason: activity, where }];
    const { startedMs, conversation, isLabelUnknown, prompt } = activity;
    if (!isPlausible(startedMs, this.reading.now)) return [{ kind: 'skip', reason: 'time-out-of-range', where }];
    const key = `gemini|${startedMs}|${fingerprint(prompt)}`;
    if (!this.reading.seen.add(key)) return [{ kind: 'duplicate', where }];
    if (this.prompts.length >= limits.calls) return [{ kind: 'skip', reason: 'too-large', where }];
    const asked = await this.measured([{ text: prompt, isCode: false }]);
    const answers: TextMeasure[] = [];
    for (const answer of activity.answers) answers.push(await this.measured(answer));
    this.prompts.push({
      key,
      startedMs,
      conversation,
      isLabelUnknown,
      attached: activity.attached,
      asked,
      answers,
      where,
    });
    return [];
  }

  *finish(): Generator<ReadItem[]> {
    const inOrder = this.prompts.toSorted((a, b) => a.startedMs - b.startedMs || (a.key < b.key ? -1 : 1));
    const byId = new Map<string, Before>();
    let last: Before | null = null;
    for (const prompt of inOrder) {
      const known = prompt.conversation === null ? last : (byId.get(prompt.conversation) ?? null);
      const isTogether =
        known !== null &&
        known.conversation === prompt.conversation &&
        (prompt.conversation !== null || isSoon(known, prompt));
      const before: Before = isTogether ? known : beginning(prompt);
      yield eventsOf(prompt, before);
      continued(before, prompt);
      if (prompt.conversation === null) last = before;
      else byId.set(prompt.conversation, before);
    }
    this.prompts.length = 0;
  }

  private async measured(parts: readonly { text: string; isCode: boolean }[]): Promise<TextMeasure> {
    const sum = nothingMeasured();
    for (const { text, isCode } of parts) addMeasure(sum, await this.reading.meter.measure(text, 'o200k', isCode));
    return sum;
  }
}

function isSoon(before: Before, { startedMs }: Prompt): boolean {
  return startedMs - before.startedMs <= longestGapMs;
}

function beginning({ conversation, startedMs }: Prompt): Before {
  return { conversation, startedMs, text: nothingMeasured(), messages: 0, attachedTokens: 0 };
}

/** The answer shown last stays in the conversation. */
function continued(before: Before, { startedMs, asked, answers, attached: files }: Prompt): void {
  before.startedMs = startedMs;
  before.attachedTokens += attached(files).mid;
  for (const part of [asked, answers.at(-1)]) {
    if (part === undefined) continue;
    addMeasure(before.text, part);
    before.messages += 1;
  }
}

/** One exchange for each answer, also for those that were made again; one where the export leaves the answer out. */
function eventsOf(prompt: Prompt, before: Before): ReadItem[] {
  const { where } = prompt;
  const answers = prompt.answers.length > 0 ? prompt.answers : [null];
  const items: ReadItem[] = answers.map((answer, at) => ({
    kind: 'event',
    event: eventOf(prompt, before, { answer, at }),
  }));
  if (prompt.isLabelUnknown) items.push({ kind: 'note', code: 'label-counted', where });
  return items;
}

function eventOf(
  prompt: Prompt,
  before: Before,
  { answer, at }: { answer: TextMeasure | null; at: number },
): UsageEvent {
  const { key, startedMs, conversation } = prompt;
  const features = featuresOf(prompt, before, answer);
  const event = chatEvent({
    sourceKind: geminiExportFormat.id,
    product: 'other',
    family: 'gemini',
    features,
    startedMs,
  });
  const { outputTokens: _output, outputReasoningTokens: _reasoning, ...input } = event.tokenRange ?? {};
  return {
    ...event,
    ...(answer === null ? { outputTokens: null, outputReasoningTokens: null, tokenRange: input } : {}),
    id: at === 0 ? key : `${key}|${at}`,
    parserVersion: geminiExportFormat.version,
    provider: 'gcp.gemini',
    clientApp: 'gemini-web',
    sessionKey: conversation === null ? null : fingerprint(conversation),
  };
}

function featuresOf(prompt: Prompt, before: Before, answer: TextMeasure | null): Features {
  const text = nothingMeasured();
  for (const part of [before.text, prompt.asked, ...(answer === null ? [] : [answer])]) addMeasure(text, part);
  const isFirst = before.messages === 0;
  return compactFeatures({
    userTokens: prompt.asked.tokens,
    answerTokens: answer?.tokens,
    historyTokens: before.text.tokens,
    historyMessages: before.messages,
    historyAttachedTokens: Math.round(before.attachedTokens),
    historyGuessed: prompt.conversation === null ? 1 : 0,
    messages: answer === null ? 1 : 2,
    gapSeconds: isFirst ? undefined : Math.round((prompt.startedMs - before.startedMs) / 1000),
    ...prompt.attached,
    ...scriptShares(text),
  });
}
