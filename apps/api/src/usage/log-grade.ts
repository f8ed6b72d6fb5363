import { connectionKinds, sourceOf } from '@promptprint/connections';
import { otlpSources } from '@promptprint/usage-formats';

export const logGrades = ['meter', 'receipt', 'export', 'local-log', 'typed'] as const;
/** How near to the use itself a source stands. */
export type LogGrade = (typeof logGrades)[number];

const grades: ReadonlyMap<string, LogGrade> = new Map<string, LogGrade>([
  ...[...otlpSources, 'litellm'].map(graded('meter')),
  ...['openai_usage', 'anthropic_usage', 'openrouter', 'bedrock_log', 'copilot_metrics', 'cursor'].map(
    graded('receipt'),
  ),
  ...connectionKinds.map(sourceOf).map(graded('receipt')),
  ...['chatgpt_export', 'claude_export', 'gemini_export'].map(graded('export')),
  ...['claude_code', 'codex', 'gemini_cli', 'opencode', 'copilot_cli'].map(graded('local-log')),
  ...['manual', 'habit'].map(graded('typed')),
]);

function graded(grade: LogGrade): (kind: string) => [string, LogGrade] {
  return (kind) => [kind, grade];
}

/** Null for a table or a tool of somebody's own. */
export const logGradeOf = (kind: string): LogGrade | null => grades.get(kind) ?? null;
