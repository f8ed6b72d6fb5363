import type { SetUpTool } from './set-up-tools.js';

export const setUpEn = {
  title: 'Send while you work',
  about:
    'These tools can tell their usage by OpenTelemetry. Only counts, times and model names are taken; whatever else is sent is dropped unread.',
  key: 'Make a key that may write usage in Settings, and put it in place of pp_live_….',
  names: {
    claude_code: 'Claude Code',
    codex: 'Codex',
    gemini_cli: 'Gemini CLI',
    copilot_cli: 'Copilot CLI',
    sdk: 'Your own program',
    collector: 'A collector',
  } satisfies Record<SetUpTool, string>,
  where: {
    claude_code: 'In the shell that starts Claude Code, or under "env" of its settings file, also for a whole company.',
    codex: 'In ~/.codex/config.toml.',
    gemini_cli:
      'In the shell that starts Gemini CLI. Prompts are in its telemetry unless the last line switches them off.',
    copilot_cli: 'In the shell that starts Copilot CLI.',
    sdk: 'In the environment of a program that uses an OpenTelemetry SDK with an instrumentation for AI, such as those of OpenTelemetry, OpenLLMetry or OpenInference.',
    collector: 'In the configuration of an OpenTelemetry Collector that receives by OTLP, beside what is there.',
  } satisfies Record<SetUpTool, string>,
  copy: 'Copy the lines',
};

export type SetUpWords = typeof setUpEn;
