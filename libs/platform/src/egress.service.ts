import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@promptprint/kernel';
import type { Config } from './config.js';
import { isPublicAddress } from './public-address.js';

export interface EgressAsk {
  url: URL;
  headers?: Readonly<Record<string, string>>;
  /** For the whole answer. */
  timeoutMs?: number;
  mostBytes?: number;
}

export interface EgressAnswer {
  status: number;
  headers: Readonly<Record<string, string | undefined>>;
  /** UTF-8; complete, or the call would have failed. */
  text: string;
}

type Resolve = (
  name: string,
  options: { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * The only way out. Hosts are those the configuration names; nothing follows a redirect, and what an answer may cost is
 * capped in time and bytes. Nothing of a call is logged: its headers carry keys.
 */
@Injectable()
export class Egress {
  readonly #agents: { http: HttpAgent; https: HttpsAgent };
  readonly #guard: LookupFunction;

  constructor(
    private readonly config: Config,
    resolve: Resolve = systemLookup,
  ) {
    const options = { keepAlive: false, maxSockets: 16, ...(config.proxy ? { proxyEnv: { ...config.proxy } } : {}) };
    this.#agents = { http: new HttpAgent(options), https: new HttpsAgent(options) };
    this.#guard = guarded(resolve);
  }

  get(ask: EgressAsk): Promise<EgressAnswer> {
    const { url, headers = {}, timeoutMs = 20_000, mostBytes = 4 * 2 ** 20 } = ask;
    const access = this.config.egress.get(url.origin);
    if (access === undefined || url.username !== '' || url.password !== '')
      return Promise.reject(new DomainError('forbidden', 'egress-refused', { host: url.host }));
    const isPlain = url.protocol === 'http:';
    // A proxy resolves names itself, and may well stand on a private address.
    const lookup = access === 'public' && !this.config.proxy ? { lookup: this.#guard } : {};
    const signal = AbortSignal.timeout(timeoutMs);
    const options = {
      method: 'GET',
      agent: isPlain ? this.#agents.http : this.#agents.https,
      headers: { accept: 'application/json', 'accept-encoding': 'identity', ...headers },
      signal,
      ...lookup,
    };
    return new Promise((resolve, reject) => {
      const fail = (error: unknown) => reject(faultOf(error, { host: url.host, isLate: signal.aborted }));
      const call = (isPlain ? httpRequest : httpsRequest)(url, options, (answer) => {
        textOf(answer, mostBytes).then((text) => resolve(answerOf(answer, text)), fail);
      });
      call.on('error', fail);
      call.end();
    });
  }
}

/** Asked while connecting, so that a name cannot point elsewhere a moment later. */
function guarded(resolve: Resolve): LookupFunction {
  return (name, options, done) => {
    resolve(name, { all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || first === undefined) return done(error ?? new Refused(), '', 4);
      if (!addresses.every(({ address }) => isPublicAddress(address))) return done(new Refused(), '', 4);
      if (options.all) return done(null, addresses);
      return done(null, first.address, first.family);
    });
  };
}

class Refused extends Error {
  readonly code = 'EGRESS_REFUSED';
}

class TooLarge extends Error {}

async function textOf(answer: IncomingMessage, mostBytes: number): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > mostBytes) {
      answer.destroy();
      throw new TooLarge();
    }
    parts.push(part);
  }
  if (!answer.complete) throw new Error('the answer was cut');
  return Buffer.concat(parts).toString('utf8');
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, text: string): EgressAnswer {
  const single = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  return { status: statusCode, headers: Object.fromEntries(single) as Record<string, string | undefined>, text };
}

/** Only what may be told: messages of the network name addresses. */
function faultOf(error: unknown, { host, isLate }: { host: string; isLate: boolean }): DomainError {
  if (error instanceof TooLarge) return new DomainError('unavailable', 'egress-too-large', { host });
  if (error instanceof Refused) return new DomainError('forbidden', 'egress-refused', { host });
  return new DomainError('unavailable', isLate ? 'egress-timeout' : 'egress-unreachable', { host });
}
