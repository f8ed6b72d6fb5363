import type { JsonRecord } from '../json-text.js';
import { countRecords, jsonNames, readJsonRequest } from './json-request.js';
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

/** Reads an Export…ServiceRequest in OTLP/JSON, after the parse. */
export function readOtlpJson(json: JsonRecord, signal: Signal, now: number): OtlpRequest {
  const reading = new OtelReading(signal, now);
  const beyond = readJsonRequest(json, signal, reading);
  if (reading.records > 0) return { reading, beyond, foreign: reading.isOfAnotherSignal() ? reading.records : 0 };
  const others = signals.filter((other) => other !== signal);
  return { reading, beyond, foreign: others.reduce((sum, other) => sum + countRecords(json, other), 0) };
}

/** The signals whose export this JSON is. */
export function signalsIn(json: JsonRecord): Signal[] {
  return signals.filter((signal) => Array.isArray(json[jsonNames[signal][0]]));
}
