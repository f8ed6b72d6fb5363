/** What can be told to send its usage here while it runs. */
export const setUpTools = ['claude_code', 'codex', 'gemini_cli', 'copilot_cli', 'sdk', 'collector'] as const;
export type SetUpTool = (typeof setUpTools)[number];
