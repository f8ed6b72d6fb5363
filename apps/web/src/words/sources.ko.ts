import type { SourcesWords } from './sources.en.js';

export const sourcesKo: SourcesWords = {
  names: {
    chatgpt_export: 'ChatGPT 내보내기',
    claude_export: 'Claude 내보내기',
    gemini_export: 'Gemini 내보내기',
    claude_code: 'Claude Code',
    codex: 'Codex',
    gemini_cli: 'Gemini CLI',
    opencode: 'opencode',
    cursor: 'Cursor',
    openai_usage: 'OpenAI 사용량',
    anthropic_usage: 'Anthropic 사용량',
    openrouter: 'OpenRouter',
    litellm: 'LiteLLM',
    bedrock_log: 'Amazon Bedrock 로그',
    copilot_metrics: 'GitHub Copilot 사용 지표',
    canonical: '사용 기록 표',
    manual: '직접 입력',
    habit: '직접 입력',
    otlp: 'OpenTelemetry',
    cloudevents: 'CloudEvents',
    mixed: '여러 출처',
  },
};
