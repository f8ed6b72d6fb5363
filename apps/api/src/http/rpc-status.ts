import type { ErrorKind } from '@promptprint/kernel';
import { wireStatus } from '@promptprint/usage-formats';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { rulesOf } from './body-rules.js';
import type { Problem } from './problem.js';

/** Codes of google.rpc.Code. */
const codes: Readonly<Record<ErrorKind, number>> = {
  invalid: 3,
  'too-large': 3,
  unsupported: 3,
  'not-found': 5,
  forbidden: 7,
  'too-many': 8,
  conflict: 10,
  unavailable: 14,
  unauthenticated: 16,
};
const internal = 13;

export const protobuf = 'application/x-protobuf';

/** Whether the route of this request tells its failures as google.rpc.Status. */
export const tellsStatus = (request: FastifyRequest): boolean => rulesOf(request).tellsStatus === true;

export const isProtobuf = (request: FastifyRequest): boolean =>
  /^application\/x-protobuf\s*(?:;|$)/i.test(request.headers['content-type'] ?? '');

/** The problem as a google.rpc.Status, in the encoding of the request; what the code means stands in the docs. */
export function sendStatus(
  request: FastifyRequest,
  reply: FastifyReply,
  { problem, kind }: { problem: Problem; kind: ErrorKind | null },
): FastifyReply {
  const code = kind === null ? internal : codes[kind];
  const message = [problem.title, problem.detail].filter(Boolean).join(': ');
  const isWire = isProtobuf(request);
  const details = [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: problem.code,
      domain: 'promptprint',
      metadata: { requestId: problem.requestId },
    },
  ];
  return reply
    .status(problem.status)
    .header('Content-Type', isWire ? protobuf : 'application/json')
    .header('Cache-Control', 'no-store')
    .send(
      isWire
        ? Buffer.from(wireStatus(code, `${message} (${problem.code})`))
        : Buffer.from(JSON.stringify({ code, message, details })),
    );
}
