import { sharedReading, type UsageFormat } from './format.js';
import { anthropicUsageFormat } from './readers/anthropic-usage.js';
import { bedrockLogFormat } from './readers/bedrock-log.js';
import { canonicalFormat } from './readers/canonical.js';
import { chatgptFormat } from './readers/chatgpt.js';
import { claudeChatFormat } from './readers/claude-chat.js';
import { claudeCodeFormat } from './readers/claude-code.js';
import { cloudEventsFormat } from './readers/cloud-events.js';
import { codexFormat } from './readers/codex.js';
import { copilotMetricsFormat } from './readers/copilot-metrics.js';
import { copilotCliFormat } from './readers/copilot-cli.js';
import { cursorFormat } from './readers/cursor.js';
import { geminiCliFormat } from './readers/gemini-cli.js';
import { geminiExportFormat } from './readers/gemini-export.js';
import { litellmFormat } from './readers/litellm.js';
import { openaiUsageFormat } from './readers/openai-usage.js';
import { opencodeFormat } from './readers/opencode.js';
import { openrouterFormat } from './readers/openrouter.js';
import { otlpFormat } from './readers/otlp.js';

/** Asked in this order; the canonical format knows its records by the least and comes last. */
const all = [
  chatgptFormat,
  claudeChatFormat,
  geminiExportFormat,
  claudeCodeFormat,
  codexFormat,
  geminiCliFormat,
  opencodeFormat,
  cursorFormat,
  openaiUsageFormat,
  anthropicUsageFormat,
  openrouterFormat,
  litellmFormat,
  bedrockLogFormat,
  copilotMetricsFormat,
  cloudEventsFormat,
  otlpFormat,
  copilotCliFormat,
  canonicalFormat,
];

export type FormatId = (typeof all)[number]['id'];
export const formats: readonly UsageFormat<FormatId>[] = all;

/** What a file can be recognised as. */
export const formatIds: readonly FormatId[] = formats.map(({ id }) => id);

/** Whose files may hold what people wrote. */
export const formatsWithText: readonly FormatId[] = formats.flatMap(({ id, mayHoldText }) => (mayHoldText ? [id] : []));

/** Changes whenever a reader counts differently. */
export const formatVersions = Object.fromEntries(formats.map(({ id, version }) => [id, version])) as Readonly<
  Record<FormatId, string>
>;

/** Whether a table under this header is of a tool whose columns are known, so that nobody has to say what they mean. */
export function knowsTable(header: readonly string[]): boolean {
  const reading = sharedReading({ now: 0 });
  return formats.some((format) => format !== canonicalFormat && Boolean(format.recognisesHeader?.(header, reading)));
}
