import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

export interface BodyRules {
  /** Largest body in bytes, before and after decompression. */
  limit: number;
  /** Media types beside `application/json`. */
  types?: readonly string[];
  /** Other limits for single types: a stream may be longer than what is held as a whole. */
  limits?: Readonly<Record<string, number>>;
  /** Longest string, widest object and longest array; larger for batches. */
  maxString?: number;
  maxItems?: number;
  /** The handler takes the bytes as they arrive, after it is known who is calling, and parses them itself. */
  isRaw?: boolean;
  /** Failures are told as google.rpc.Status, as OTLP asks, instead of as problems. */
  tellsStatus?: boolean;
}

/** What the route of this request takes. */
export function rulesOf(request: FastifyRequest): BodyRules {
  const { body } = request.routeOptions.config as { body?: BodyRules };
  return body ?? defaultBody;
}

export const kib = 1024;
export const mib = 1024 * kib;
export const gib = 1024 * mib;
export const defaultBody: BodyRules = { limit: 100_000, maxString: 8_192, maxItems: 10_000 };

/** Declares that this route takes other or larger bodies than the 100 kB of JSON every route takes. */
export const Takes = (rules: BodyRules) => RouteConfig({ body: { ...defaultBody, ...rules } });
