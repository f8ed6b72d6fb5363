import { refusalsEn, type OtelHint, type Signal, type SkipReason } from '@promptprint/usage-formats';

const nouns: Readonly<Record<Signal, string>> = { traces: 'spans', logs: 'log records', metrics: 'data points' };
const reasons: Readonly<Record<string, string>> = { ...refusalsEn, unreadable: 'Its bytes make no sense.' };

/** What a sender is told in its own log. English, as OTLP asks of this field: no person reads it in the product. */
export const otlpMessages = {
  foreign: (signal: Signal, count: number): string =>
    `None of the ${count} records are ${nouns[signal]}. Send spans to /otlp/v1/traces, log records to /otlp/v1/logs and metrics to /otlp/v1/metrics.`,
  refused: (signal: Signal, reason: SkipReason, count: number): string =>
    `${count} ${nouns[signal]} refused (${reason}): ${reasons[reason] ?? 'It is no use that can be counted.'}`,
  notStored: (signal: Signal, count: number): string => `${count} ${nouns[signal]} could not be stored.`,
  beyond: (signal: Signal, count: number): string =>
    `${count} ${nouns[signal]} were not read: at most 10,000 are taken in one request. Send smaller batches.`,
  hints: {
    'tool-tells-in-logs':
      'Claude Code, Codex and Gemini CLI tell of their requests in log events, which are counted at /otlp/v1/logs; their spans are not.',
    'no-temporality': 'Token counters without an aggregation temporality cannot be counted.',
  } satisfies Record<OtelHint, string>,
};
