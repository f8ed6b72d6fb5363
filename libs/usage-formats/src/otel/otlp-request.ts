import type { JsonRecord } from '../json-text.js';
import { jsonNames, readJsonRequest } from './json-request.js';
import { OtelReading } from './otel-reading.js';
import { signals, type Signal } from './record.js';
import { readWireRequest } from './wire-request.js';

/** What an export request holds. */
export interface OtlpRequest {
  reading: OtelReading;
  /** Records beyond the most that are read of one request. */
  beyond: number;
  /** Records that are of another signal than the address they were sent to. */
  foreign: number;
}

/** Reads an Export…ServiceRequest in protobuf; throws `protobuf-malformed` when its framing is broken. `now` in milliseconds since 1970. */
export function readOtlpWire(request: Uint8Array, signal: Signal, now: number): OtlpRequest {
  const reading = new OtelReading(signal, now);
  const beyond = readWireRequest(request, signal, reading);
  return { reading, beyond, foreign: reading.isOfAnotherSignal() ? reading.records : 0 };
}

/** Reads an Export…ServiceRequest in OTLP/JSON; throws `json-malformed` when it is no JSON. */
export function readOtlpJson(request: Uint8Array, signal: Signal, now: number): OtlpRequest {
  const reading = new OtelReading(signal, now);
  const { beyond, foreign } = readJsonRequest(request, signal, reading);
  if (reading.records === 0) return { reading, beyond, foreign };
  return { reading, beyond, foreign: reading.isOfAnotherSignal() ? reading.records : 0 };
}

/** The signals whose export this JSON is. */
export function signalsIn(json: JsonRecord): Signal[] {
  return signals.filter((signal) => Array.isArray(json[jsonNames[signal][0]]));
}
