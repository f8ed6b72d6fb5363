/** What people call the places usage comes from; a name of someone's own gateway is shown as it is. */
export const sourcesEn = {
  names: {
    chatgpt_export: 'ChatGPT export',
    claude_export: 'Claude export',
    claude_code: 'Claude Code',
    codex: 'Codex',
    canonical: 'Usage table',
    manual: 'Typed in',
    otlp: 'OpenTelemetry',
    cloudevents: 'CloudEvents',
    mixed: 'Several sources',
  } as Record<string, string>,
};

export type SourcesWords = typeof sourcesEn;
