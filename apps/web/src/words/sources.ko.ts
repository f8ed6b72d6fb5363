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
    canonical: '사용 기록 표',
    manual: '직접 입력',
    habit: '직접 입력',
    otlp: 'OpenTelemetry',
    otlp_logs: 'OpenTelemetry 로그 이벤트',
    otlp_metrics: 'OpenTelemetry 누적 수치',
    claude_code_otlp: 'Claude Code 실시간 전송',
    claude_code_metrics: 'Claude Code 누적 수치',
    codex_otlp: 'Codex 실시간 전송',
    codex_metrics: 'Codex 누적 수치',
    gemini_cli_otlp: 'Gemini CLI 실시간 전송',
    gemini_cli_metrics: 'Gemini CLI 누적 수치',
    copilot_cli: 'Copilot CLI',
    cloudevents: 'CloudEvents',
    mixed: '여러 출처',
  },
};
