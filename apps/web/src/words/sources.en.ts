import type { FormatId, OtlpSource } from '@promptprint/usage-formats';
import type { Connection } from '../api-client/connections.js';

type ConnectionSource = `${Connection['kind']}_connection`;

/** What people call the places usage comes from; a name of someone's own gateway is shown as it is. */
export const sourcesEn = {
  names: {
    chatgpt_export: 'ChatGPT export',
    claude_export: 'Claude export',
    gemini_export: 'Gemini export',
    claude_code: 'Claude Code',
    codex: 'Codex',
    gemini_cli: 'Gemini CLI',
    opencode: 'opencode',
    cursor: 'Cursor',
    openai_usage: 'OpenAI usage',
    anthropic_usage: 'Anthropic usage',
    openrouter: 'OpenRouter',
    openai_connection: 'OpenAI connection',
    anthropic_connection: 'Anthropic connection',
    openrouter_connection: 'OpenRouter connection',
    litellm: 'LiteLLM',
    bedrock_log: 'Amazon Bedrock log',
    copilot_metrics: 'GitHub Copilot metrics',
    canonical: 'Usage table',
    manual: 'Typed in',
    habit: 'Your own guess',
    otlp: 'OpenTelemetry',
    otlp_logs: 'OpenTelemetry, log events',
    otlp_metrics: 'OpenTelemetry, counters',
    claude_code_otlp: 'Claude Code, live',
    claude_code_metrics: 'Claude Code, counters',
    codex_otlp: 'Codex, live',
    codex_metrics: 'Codex, counters',
    gemini_cli_otlp: 'Gemini CLI, live',
    gemini_cli_metrics: 'Gemini CLI, counters',
    copilot_cli: 'Copilot CLI',
    cloudevents: 'CloudEvents',
    mixed: 'Several sources',
  } satisfies Record<FormatId | OtlpSource | ConnectionSource | 'manual' | 'habit' | 'mixed', string>,
};

export type SourcesWords = typeof sourcesEn;
