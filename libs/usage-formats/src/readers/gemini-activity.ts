import { attach, blankMessage } from '../chat-message.js';
import type { Features } from '../event.js';
import { htmlText, type HtmlText } from '../html-text.js';
import { isoMs } from '../instant.js';
import type { SkipReason } from '../item.js';
import { asList, asRecord, asText, leafText, parseText, type JsonRecord } from '../json-text.js';

/** A prompt to Gemini as one entry of "My Activity" tells it; texts are still in it. */
export interface GeminiActivity {
  startedMs: number;
  conversation: string | null;
  prompt: string;
  /** The label before the prompt is in a language nobody has told us of, and counted along. */
  isLabelUnknown: boolean;
  /** Each answer, as the entry keeps those made again; none where the export leaves it out. */
  answers: HtmlText[][];
  attached: Features;
}

/** How the title of an entry begins: it is translated, and what a person wrote follows. */
const promptLabels = ['Prompted ', 'Eingegebener Prompt: '];
const otherLabels = ['Gave feedback', 'Selected preferred draft', 'Created ', 'Used ', 'Feedback gegeben'];

const product = /\b(gemini|bard)\b/i;
const conversationUrl = /\bgemini\.google\.com\/(?:u\/\d+\/)?app\/([0-9a-f]{8,64})\b/;
const timeNames = ['time', 'timestamp', 'createTime', 'creationTime', 'creationTimestamp'];

export function isGeminiActivity(json: JsonRecord): boolean {
  if (asRecord(json['userInteraction'])?.['request'] !== undefined) return true;
  if (typeof json['title'] !== 'string' && detailsOf(json) === null) return false;
  if (Array.isArray(json['safeHtmlItem'])) return true;
  const names = [json['header'], ...asList(json['products']), ...asList(json['activityControls'])];
  return names.some((name) => typeof name === 'string' && product.test(name));
}

export function geminiActivity(json: JsonRecord): GeminiActivity | SkipReason {
  const told = interactionOf(json) ?? detailsOf(json) ?? titleOf(json);
  if (typeof told === 'string') return told;
  const startedMs = timeOf(json) ?? timeOf(asRecord(json['userInteraction']) ?? {});
  if (startedMs === null) return 'invalid-time';
  const conversation = conversationUrl.exec(asText(json['titleUrl']) ?? '')?.[1] ?? null;
  return { startedMs, conversation, attached: attachedTo(json), ...told };
}

type Told = Pick<GeminiActivity, 'prompt' | 'isLabelUnknown' | 'answers'>;

/** Feedback and the like is no prompt. A title without a label we know is a prompt if there is an answer to it. */
function titleOf(json: JsonRecord): Told | SkipReason {
  const title = asText(json['title']) ?? '';
  const items = asList(json['safeHtmlItem']).map((item) => htmlText(asText(asRecord(item)?.['html']) ?? ''));
  const answers = items.filter((parts) => parts.length > 0);
  if (otherLabels.some((label) => title.startsWith(label))) return 'no-usage';
  const label = promptLabels.find((each) => title.startsWith(each));
  if (label === undefined && answers.length === 0) return 'unknown-type';
  return { prompt: title.slice(label?.length ?? 0), isLabelUnknown: label === undefined, answers };
}

/** A form in which the two stand under names of their own. */
function detailsOf(json: JsonRecord): Told | null {
  const details = asList(json['details']).map((detail) => asRecord(detail) ?? {});
  const valueOf = (name: string): string | null => asText(details.find((each) => each['name'] === name)?.['value']);
  const prompt = valueOf('Request');
  return prompt === null ? null : toldOf(prompt, valueOf('Response'));
}

/** A form in which the two are JSON inside of texts. */
function interactionOf(json: JsonRecord): Told | null {
  const interaction = asRecord(json['userInteraction']);
  const prompt = insideText(interaction?.['request']);
  return prompt === '' ? null : toldOf(prompt, insideText(interaction?.['response']));
}

function toldOf(prompt: string, response: string | null): Told {
  const answer = htmlText(response ?? '');
  return { prompt, isLabelUnknown: false, answers: answer.length > 0 ? [answer] : [] };
}

function insideText(value: unknown): string {
  if (typeof value !== 'string') return leafText(value);
  const { value: inside, reason } = parseText(value);
  return reason === null ? leafText(inside) : value;
}

function timeOf(json: JsonRecord): number | null {
  const times = timeNames.map((name) => isoMs(asText(json[name]) ?? ''));
  return times.find((ms) => ms !== null) ?? null;
}

/** Only the names of attached files are told: a picture is also among them. */
function attachedTo(json: JsonRecord): Features {
  const files = [...asList(json['attachedFiles']), json['imageFile']].filter((name) => typeof name === 'string');
  const message = blankMessage(null, 'user');
  const pictures = [...new Set(files)].filter((name) => attach(message, name.slice(-16).toLowerCase(), null));
  return { images: pictures.length, unsizedImages: pictures.length, otherFiles: message.otherFiles };
}
