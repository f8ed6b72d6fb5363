import { DomainError } from '@promptprint/kernel';
import type { FastifyRequest } from 'fastify';
import type { CallerFacts } from '../http/access.js';

/** What the strategies of this module find: the caller, and which session or key it came with. */
export interface KnownCaller extends CallerFacts {
  credentialId: string;
  signedInAt: Date | null;
}

export interface SignedInCaller extends KnownCaller {
  personId: string;
}

/** For routes that need a person in a browser; `@Access({ session: true })` has seen to it before. */
export function person(caller: CallerFacts): SignedInCaller {
  const known = caller as Partial<KnownCaller> & CallerFacts;
  if (known.via !== 'session' || known.personId === null || known.credentialId === undefined)
    throw new DomainError('forbidden', 'session-required');
  return known as SignedInCaller;
}

/** For routes that need an API key itself; `@Access({ key: true })` has seen to it before. */
export function keyHolder(caller: CallerFacts): KnownCaller {
  const known = caller as Partial<KnownCaller> & CallerFacts;
  if (known.via !== 'api-key' || known.credentialId === undefined) throw new DomainError('forbidden', 'key-required');
  return known as KnownCaller;
}

/** The value after `Bearer `, or null when the header is absent. Empty when it is there and is something else. */
export function bearerOf(request: FastifyRequest): string | null {
  const { authorization } = request.headers;
  if (authorization === undefined) return null;
  return /^Bearer ([\w.~+/-]{1,2100}=*)$/i.exec(authorization)?.[1] ?? '';
}
