import type { UsageFile } from '../src/reading.js';
import { anthropicPages, anthropicTable } from './anthropic-sample.js';
import { bedrockCloudWatch, bedrockLog } from './bedrock-sample.js';
import { branchedConversation, chatgptSideFiles, thinkingConversation } from './chatgpt-sample.js';
import { claudeBranches, claudeConversation, claudeSideFiles } from './claude-sample.js';
import { cloudEvents } from './cloud-events-sample.js';
import { copilotOrganisationDay, copilotPersons, copilotReport } from './copilot-sample.js';
import { cursorRows, cursorTable } from './cursor-sample.js';
import { geminiCliChat, geminiCliLog } from './gemini-cli-sample.js';
import { loggingPayload, spendLogs, spendTable } from './litellm-sample.js';
import { canonicalEvents, canonicalTable, claudeCodeLog, codexLog } from './logs-sample.js';
import { geminiActivities } from './gemini-export-sample.js';
import { openaiActivityPage, openaiActivityTable, openaiPages, openaiRows, openaiTable } from './openai-sample.js';
import { opencodeExport, opencodeMessages } from './opencode-sample.js';
import { openrouterAnswers, openrouterRows, openrouterTable } from './openrouter-sample.js';
import { file, gzip, lines, secret, zip } from './reading.js';

/** A small file of every kind that can be read, full of text that must not come out. */
export const samples: Readonly<Record<string, () => UsageFile>> = {
  'ChatGPT, archive': () =>
    zip(`${secret}.zip`, {
      'conversations.json': [branchedConversation(), thinkingConversation()],
      ...chatgptSideFiles,
    }),
  'ChatGPT, shards': () =>
    zip(`${secret}.zip`, {
      'conversations-000.json': [branchedConversation()],
      'conversations-001.json': [thinkingConversation()],
      ...chatgptSideFiles,
    }),
  'ChatGPT, bare file': () => file(`${secret}.json`, [branchedConversation(), thinkingConversation()]),
  'Claude.ai, archive': () =>
    zip(`${secret}.zip`, { 'conversations.json': [claudeConversation(), claudeBranches()], ...claudeSideFiles }),
  'Claude.ai, bare file': () => file(`${secret}.json`, [claudeConversation(), claudeBranches()]),
  'Claude Code log': () => lines(`${secret}.jsonl`, claudeCodeLog()),
  'Codex log': () => lines(`${secret}.jsonl`, codexLog()),
  'Gemini CLI log': () => lines(`${secret}.jsonl`, geminiCliLog()),
  'Gemini CLI, one object': () => file(`${secret}.json`, geminiCliChat()),
  'opencode, export': () => file(`${secret}.json`, opencodeExport()),
  'opencode, messages': () => lines(`${secret}.jsonl`, opencodeMessages()),
  'Cursor table': () => file(`${secret}.csv`, cursorTable(cursorRows)),
  'OpenAI usage, answers': () => file(`${secret}.json`, openaiPages()),
  'OpenAI usage, table': () => file(`${secret}.csv`, openaiTable(openaiRows)),
  'OpenAI activity, answer': () => file(`${secret}.json`, openaiActivityPage()),
  'OpenAI activity, table': () => file(`${secret}.csv`, openaiActivityTable),
  'Anthropic usage, answers': () => file(`${secret}.json`, anthropicPages()),
  'Anthropic usage, table': () => file(`${secret}.csv`, anthropicTable),
  'OpenRouter, answers': () => file(`${secret}.json`, openrouterAnswers()),
  'OpenRouter, table': () => file(`${secret}.csv`, openrouterTable(openrouterRows)),
  'LiteLLM spend log': () => file(`${secret}.json`, spendLogs()),
  'LiteLLM spend log, table': () => file(`${secret}.csv`, spendTable(spendLogs())),
  'LiteLLM payloads': () => lines(`${secret}.jsonl`, [loggingPayload('chatcmpl-1'), loggingPayload('chatcmpl-2')]),
  'Bedrock log': () => lines(`${secret}.jsonl`, bedrockLog()),
  'Bedrock log, packed': () => gzip(`${secret}.json.gz`, bedrockLog()),
  'Bedrock log, CloudWatch': () => file(`${secret}.json`, bedrockCloudWatch()),
  'Copilot metrics, persons': () => lines(`${secret}.json`, copilotPersons()),
  'Copilot metrics, organisation': () =>
    file(`${secret}.json`, copilotReport([copilotOrganisationDay('2026-10-02'), copilotOrganisationDay('2026-10-03')])),
  'CloudEvents, batch': () => file(`${secret}.json`, cloudEvents()),
  'CloudEvents, lines': () => lines(`${secret}.ndjson`, cloudEvents()),
  'Gemini Takeout, archive': () =>
    zip(`${secret}.zip`, {
      'Takeout/My Activity/Gemini Apps/MyActivity.json': geminiActivities(),
      'Takeout/archive_browser.html': `<!DOCTYPE html><html>${secret}</html>`,
    }),
  'Gemini Takeout, bare file': () => file(`${secret}.json`, geminiActivities()),
  'canonical JSON': () => file(`${secret}.json`, { events: canonicalEvents() }),
  'canonical NDJSON': () => lines(`${secret}.ndjson`, canonicalEvents()),
  'canonical table': () => file(`${secret}.csv`, canonicalTable),
};
