import { createHmac } from 'node:crypto';
import { Injectable, type LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';
import { Config } from './config.js';
import { errorFacts } from './error-facts.js';

type Facts = Readonly<Record<string, unknown>>;

/** What must not reach a log even when a caller passes it by mistake. */
const withheld = ['password', 'token', 'secret', 'authorization', 'cookie', 'apiKey', 'email', 'body'].flatMap(
  (name) => [name, `*.${name}`],
);

/** One JSON record per event, without bodies, tokens or personal ids. */
@Injectable()
export class Log implements LoggerService {
  readonly #pino: Logger;
  readonly #key: Buffer;

  constructor(config: Config, destination?: DestinationStream) {
    const options = {
      level: config.logLevel,
      base: { pid: process.pid },
      redact: { paths: withheld, censor: '[withheld]' },
      serializers: { err: errorFacts },
    };
    this.#pino = destination ? pino(options, destination) : pino(options);
    this.#key = config.keyFor('log-subjects');
  }

  info(event: string, facts: Facts = {}): void {
    this.#pino.info(facts, event);
  }

  warn(event: string, facts?: unknown): void {
    this.#pino.warn(asFacts(facts), event);
  }

  error(event: string, facts?: unknown): void {
    this.#pino.error(asFacts(facts), event);
  }

  /** A pseudonym that holds for one day: enough to follow an incident, useless for following a person. */
  subject(id: string | null, day: string = new Date().toISOString().slice(0, 10)): string | null {
    if (id === null) return null;
    return createHmac('sha256', createHmac('sha256', this.#key).update(day).digest())
      .update(id)
      .digest('base64url')
      .slice(0, 12);
  }

  // Nest speaks these names.
  log(message: unknown, context?: unknown): void {
    this.#pino.debug(asFacts(context), String(message));
  }
  debug(message: unknown, context?: unknown): void {
    this.#pino.debug(asFacts(context), String(message));
  }
  verbose(message: unknown, context?: unknown): void {
    this.#pino.trace(asFacts(context), String(message));
  }
}

function asFacts(facts: unknown): Facts {
  if (facts instanceof Error) return { err: facts };
  return typeof facts === 'object' && facts !== null ? { ...facts } : { context: facts };
}
