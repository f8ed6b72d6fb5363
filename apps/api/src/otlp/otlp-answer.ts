import type { Recorded } from '@promptprint/usage';
import { type OtlpRequest, type Signal, wireResponse } from '@promptprint/usage-formats';
import { otlpMessages } from './otlp-messages.js';

const rejectedNames: Readonly<Record<Signal, string>> = {
  traces: 'rejectedSpans',
  logs: 'rejectedLogRecords',
  metrics: 'rejectedDataPoints',
};

/** What the sender is told: how many records were rejected, and why; nothing when all went well. */
export interface Outcome {
  rejected: number;
  message: string;
}

export function outcomeOf({ reading, beyond, foreign }: OtlpRequest, recorded: Recorded, signal: Signal): Outcome {
  if (foreign > 0) return { rejected: foreign, message: otlpMessages.foreign(signal, foreign) };
  const { refusedCount } = recorded;
  const sentences = [
    ...[...reading.refused].map(([reason, count]) => otlpMessages.refused(signal, reason, count)),
    ...(refusedCount > 0 ? [otlpMessages.notStored(signal, refusedCount)] : []),
    ...(beyond > 0 ? [otlpMessages.beyond(signal, beyond)] : []),
    ...[...reading.hints].map((hint) => otlpMessages.hints[hint]),
  ];
  return { rejected: reading.refusedCount() + refusedCount + beyond, message: sentences.join(' ') };
}

/** An Export…ServiceResponse in protobuf. */
export const wireAnswer = ({ rejected, message }: Outcome): Buffer => Buffer.from(wireResponse(rejected, message));

/** The same in OTLP/JSON, where 64-bit numbers are texts. As bytes: to a text the server would add a charset. */
export function jsonAnswer({ rejected, message }: Outcome, signal: Signal): Buffer {
  if (rejected === 0 && message === '') return Buffer.from('{}');
  const count = rejected === 0 ? {} : { [rejectedNames[signal]]: String(rejected) };
  return Buffer.from(JSON.stringify({ partialSuccess: { ...count, errorMessage: message } }));
}
