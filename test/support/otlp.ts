import { gzipSync } from 'node:zlib';
import type { TestApp } from './app.js';
import { jsonOf, type Json, wireOf } from '../../libs/usage-formats/test/otlp-wire.js';
import type { Headers } from './usage.js';

export interface Form {
  isWire: boolean;
  isPacked: boolean;
}

export const forms: readonly Form[] = [
  { isWire: true, isPacked: true },
  { isWire: true, isPacked: false },
  { isWire: false, isPacked: true },
  { isWire: false, isPacked: false },
];

/** Sends export requests as an exporter would. */
export class OtlpCalls {
  constructor(private readonly app: TestApp) {}

  async send(
    signal: string,
    headers: Headers,
    request: Json | Uint8Array,
    form: Form = { isWire: true, isPacked: true },
  ) {
    const bytes = request instanceof Uint8Array ? request : form.isWire ? wireOf(request) : jsonOf(request);
    const answer = await this.app.inject({
      method: 'POST',
      url: `/otlp/v1/${signal}`,
      headers: {
        ...headers,
        'content-type': form.isWire ? 'application/x-protobuf' : 'application/json',
        ...(form.isPacked ? { 'content-encoding': 'gzip' } : {}),
      },
      payload: form.isPacked ? gzipSync(bytes) : Buffer.from(bytes),
    });
    return {
      status: answer.statusCode,
      type: answer.headers['content-type'],
      headers: answer.headers,
      bytes: answer.rawPayload,
      json: () => answer.json(),
    };
  }

  /** Everything stored of an account, without what belongs to the account alone. */
  rows(accountId: string): Promise<Record<string, unknown>[]> {
    return this.app.sql(
      `SELECT s.kind, to_jsonb(e) - 'account_id' - 'dedupe_key' - 'received_at' - 'fingerprint' - 'source_no' - 'details'
              || jsonb_build_object('details', e.details - 'sessionKey') AS row
         FROM usage_event e JOIN usage_source s USING (account_id, source_no) WHERE account_id = $1
        ORDER BY s.kind, e.occurred_at, e.output_tokens`,
      [accountId],
    );
  }
}
