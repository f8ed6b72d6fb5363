import type { FormatId } from '@promptprint/usage-formats';

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
    litellm: 'LiteLLM',
    bedrock_log: 'Amazon Bedrock log',
    copilot_metrics: 'GitHub Copilot metrics',
    canonical: 'Usage table',
    manual: 'Typed in',
    habit: 'Typed in',
    otlp: 'OpenTelemetry',
    cloudevents: 'CloudEvents',
    mixed: 'Several sources',
  } satisfies Record<FormatId | 'manual' | 'habit' | 'otlp' | 'mixed', string>,
};

export type SourcesWords = typeof sourcesEn;
