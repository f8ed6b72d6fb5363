import type { ToolName } from './gen-ai-names.js';

/** What usage that came by OTLP is kept under: of two that tell of the same tokens one counts. */
export const otlpSources = [
  'otlp',
  'otlp_logs',
  'otlp_metrics',
  'claude_code_otlp',
  'claude_code_metrics',
  'codex_otlp',
  'codex_metrics',
  'gemini_cli_otlp',
  'gemini_cli_metrics',
] as const;
export type OtlpSource = (typeof otlpSources)[number];

export const logSourceOf = (tool: ToolName | null): OtlpSource => (tool === null ? 'otlp_logs' : `${tool}_otlp`);
export const metricSourceOf = (tool: ToolName | null): OtlpSource =>
  tool === null ? 'otlp_metrics' : `${tool}_metrics`;

/** Changes whenever what comes by OTLP is counted differently. */
export const otlpVersion = '1';
