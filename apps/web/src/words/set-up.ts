import { setUpTools, type SetUpTool } from './set-up-tools.js';
import { setUpEn } from './set-up.en.js';
import { setUpKo } from './set-up.ko.js';

export type { SetUpWords } from './set-up.en.js';
export const setUpWords = { en: setUpEn, ko: setUpKo };

export interface SetUp {
  tool: SetUpTool;
  /** To be copied as they are. */
  lines: string[];
}

/** Where to send to: the address that ends in `/otlp`, and a key that may write usage. */
export interface SetUpFacts {
  endpoint: string;
  key: string;
}

/** Copy-paste settings of every tool. Each switches off whatever would send what people say. */
export const setUps = (facts: SetUpFacts): SetUp[] => setUpTools.map((tool) => ({ tool, lines: linesOf[tool](facts) }));

/** As the specification of OTLP has it: the blank of a header's value is written `%20`. */
const sentTo = ({ endpoint, key }: SetUpFacts): string[] => [
  'export OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf',
  `export OTEL_EXPORTER_OTLP_ENDPOINT=${endpoint}`,
  `export OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer%20${key}"`,
];

const withoutContent = 'export OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=false';

const linesOf: Readonly<Record<SetUpTool, (facts: SetUpFacts) => string[]>> = {
  claude_code: (facts) => [
    'export CLAUDE_CODE_ENABLE_TELEMETRY=1',
    'export OTEL_LOGS_EXPORTER=otlp',
    ...sentTo(facts),
    'export OTEL_LOG_USER_PROMPTS=0',
    'export OTEL_LOG_ASSISTANT_RESPONSES=0',
  ],
  codex: ({ endpoint, key }) => [
    '[otel]',
    `exporter = { otlp-http = { endpoint = "${endpoint}/v1/logs", protocol = "binary", headers = { Authorization = "Bearer ${key}" } } }`,
    'log_user_prompt = false',
  ],
  gemini_cli: ({ endpoint, key }) => [
    'export GEMINI_TELEMETRY_ENABLED=true',
    'export GEMINI_TELEMETRY_TARGET=local',
    'export GEMINI_TELEMETRY_OTLP_PROTOCOL=http',
    `export GEMINI_TELEMETRY_OTLP_ENDPOINT=${endpoint}`,
    `export OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer%20${key}"`,
    'export GEMINI_TELEMETRY_LOG_PROMPTS=false',
  ],
  copilot_cli: (facts) => ['export COPILOT_OTEL_ENABLED=true', ...sentTo(facts), withoutContent],
  sdk: (facts) => [
    ...sentTo(facts),
    'export OTEL_EXPORTER_OTLP_COMPRESSION=gzip',
    withoutContent,
    'export TRACELOOP_TRACE_CONTENT=false',
    'export OPENINFERENCE_HIDE_INPUTS=true',
    'export OPENINFERENCE_HIDE_OUTPUTS=true',
  ],
  collector: ({ endpoint, key }) => [
    'processors:',
    '  attributes/counts-only:',
    '    actions:',
    '      - action: delete',
    String.raw`        pattern: "^(gen_ai\\.(input|output|prompt|completion|system_instructions)|llm\\.(input|output)_messages|(input|output)\\.value|traceloop\\.entity|ai\\.(prompt|response\\.text)|genkit:(input|output)|gcp\\.vertex)"`,
    'exporters:',
    '  otlphttp/promptprint:',
    `    endpoint: ${endpoint}`,
    '    headers:',
    `      Authorization: "Bearer ${key}"`,
    'service:',
    '  pipelines:',
    ...['traces', 'logs'].flatMap((signal) => [
      `    ${signal}/promptprint:`,
      '      receivers: [otlp]',
      '      processors: [attributes/counts-only]',
      '      exporters: [otlphttp/promptprint]',
    ]),
  ],
};
