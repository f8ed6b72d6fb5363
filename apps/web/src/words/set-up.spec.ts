import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { setUps, setUpWords } from './set-up.js';
import { setUpTools, type SetUpTool } from './set-up-tools.js';

const facts = { endpoint: 'https://promptprint.example/otlp', key: 'pp_live_…' };
const root = join(import.meta.dirname, '../../../..');

/** What keeps the text of people out of the telemetry of each tool. */
const switchedOff: Readonly<Record<SetUpTool, RegExp>> = {
  claude_code: /OTEL_LOG_USER_PROMPTS=0/,
  codex: /log_user_prompt = false/,
  gemini_cli: /GEMINI_TELEMETRY_LOG_PROMPTS=false/,
  copilot_cli: /CAPTURE_MESSAGE_CONTENT=false/,
  sdk: /CAPTURE_MESSAGE_CONTENT=false\n.*TRACELOOP_TRACE_CONTENT=false/,
  collector: /action: delete/,
};

describe('the settings of each tool', () => {
  it.each(setUps(facts))('$tool: name the address and the key, and switch off what people say', ({ tool, lines }) => {
    const text = lines.join('\n');
    expect(text).toContain(facts.endpoint);
    expect(text).toContain(facts.key);
    expect(text).toMatch(switchedOff[tool]);
  });

  it.each(['docs/sending.md', 'docs/sending.ko.md'])('stand in %s as they are', (page) => {
    const text = readFileSync(join(root, page), 'utf8');
    for (const { lines } of setUps(facts)) expect(text).toContain(lines.join('\n'));
  });

  it('are named and placed in both languages', () => {
    for (const words of Object.values(setUpWords))
      for (const tool of setUpTools) expect(words.where[tool].length).toBeGreaterThan(words.names[tool].length);
  });
});
