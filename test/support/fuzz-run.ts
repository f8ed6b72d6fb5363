import fc from 'fast-check';
import { type Answer, Contract } from './fuzz-answers.js';
import { type OpenApiDocument, type Operation, operationsOf } from './fuzz-document.js';
import { type FuzzRequest, type Known, requestTo } from './fuzz-requests.js';

/** Who a stretch of requests is made by; a deleted account or an ended session only spoils its own stretch. */
export interface Visitor {
  headers: Record<string, string>;
  known: Known;
}

export interface FuzzOptions {
  document: OpenApiDocument;
  seed: number;
  requests: number;
  send(request: FuzzRequest): Promise<Answer>;
  visitor(stretch: number): Promise<Visitor>;
  isCovered?(operation: Operation): boolean;
  /** Only this request of the run, for a replay. */
  only?: number;
}

export interface Breach {
  index: number;
  reason: string;
  request: string;
}

export interface FuzzResult {
  requests: number;
  operations: number;
  byStatus: Record<string, number>;
  byKind: Record<string, number>;
  /** Operations that answered 2xx at least once: the rest was only ever refused. */
  succeeded: string[];
  neverSucceeded: string[];
  breaches: Breach[];
}

const stretchLength = 60;
/** The same fault is kept a few times only, so that it does not hide another. */
const mostAlike = 2;
const mostBreaches = 24;

/** Sends generated requests to every operation of the document in turn and keeps each answer that breaks the contract. */
export async function fuzzRun(options: FuzzOptions): Promise<FuzzResult> {
  const { document, seed, requests, send, visitor, isCovered = () => true, only } = options;
  const operations = operationsOf(document).filter(isCovered);
  const contract = new Contract(document);
  const succeeded = new Set<string>();
  const result: FuzzResult = {
    requests: 0,
    operations: operations.length,
    byStatus: {},
    byKind: {},
    succeeded: [],
    neverSucceeded: [],
    breaches: [],
  };
  let current: Visitor = { headers: {}, known: () => [] };
  const arbitraries = operations.map((operation) => requestTo(operation, document, (name) => current.known(name)));
  for (let index = only ?? 0; index < (only === undefined ? requests : only + 1); index += 1) {
    if (only !== undefined || index % stretchLength === 0) current = await visitor(Math.floor(index / stretchLength));
    const operation = operations[index % operations.length] as Operation;
    const arbitrary = arbitraries[index % operations.length] as fc.Arbitrary<FuzzRequest>;
    const request = dressed(generated(arbitrary, seed + index), current, index + Math.floor(index / operations.length));
    const answer = await send(request);
    result.requests += 1;
    count(result.byKind, request.kind);
    count(result.byStatus, String(answer.statusCode));
    if (answer.statusCode < 300) succeeded.add(operation.name);
    const reason = contract.breach(operation, answer);
    if (reason) keep(result.breaches, { index, reason: `${operation.name} ${reason}`, request: shown(request) });
    if (result.breaches.length >= mostBreaches) break;
  }
  result.succeeded = [...succeeded].toSorted();
  result.neverSucceeded = operations.map(({ name }) => name).filter((name) => !succeeded.has(name));
  return result;
}

/** The n-th request of a run depends on the seed and n only: it can be made again without the ones before it. */
function generated(arbitrary: fc.Arbitrary<FuzzRequest>, seed: number): FuzzRequest {
  const [request] = fc.sample(arbitrary, { seed, numRuns: 1 });
  if (!request) throw new Error('nothing could be generated');
  return request;
}

/** Most requests come from someone signed in; some from nobody, each operation in its turn. */
function dressed(request: FuzzRequest, { headers }: Visitor, turn: number): FuzzRequest {
  return turn % 7 === 6 ? request : { ...request, headers: { ...headers, ...request.headers } };
}

function keep(breaches: Breach[], breach: Breach): void {
  const start = breach.reason.slice(0, 100);
  if (breaches.filter(({ reason }) => reason.startsWith(start)).length < mostAlike) breaches.push(breach);
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

function shown({ kind, method, url, headers, payload }: FuzzRequest): string {
  const secret = /^(authorization|cookie)$/i;
  const named = Object.entries(headers).map(
    ([name, value]) => `${name}: ${secret.test(name) ? '…' : value.slice(0, 80)}`,
  );
  const body = payload === undefined ? '' : ` ${JSON.stringify(payload.toString('utf8').slice(0, 400))}`;
  return `(${kind}) ${method} ${url.slice(0, 300)} {${named.join('; ')}}${body}`;
}
