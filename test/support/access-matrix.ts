import { createHash } from 'node:crypto';
import { type Scope, scopes } from '@promptprint/accounts';
import type { AccessRule } from '../../apps/api/src/http/access.js';
import { type DeclaredRoute, Inventory } from '../../apps/api/src/http/inventory.js';
import type { TestApp } from './app.js';
import { Given, type GivenPerson } from './given.js';

export const callers = [
  'visitor',
  'person',
  'other person',
  'key with the scope',
  'key without the scope',
  'token of a key with the scope',
  'revoked key',
  'expired session',
] as const;
export type Caller = (typeof callers)[number];

/** Whose object the address names, seen from the one in whose name the caller acts; `none` where the address names none. */
export type Target = 'own' | 'foreign' | 'missing' | 'none';

export type Outcome =
  'allowed' | 'not-found' | 'sign-in-required' | 'session-required' | 'key-required' | 'scope-missing';

export interface Cell {
  route: DeclaredRoute;
  caller: Caller;
  target: Target;
}

/** What the declaration of the route promises for a cell: the rule the application is held to. */
export function promised({ route: { access, url }, caller, target }: Cell): Outcome {
  const isPublic = access === 'public';
  if (!isPublic && ['visitor', 'revoked key', 'expired session'].includes(caller)) return 'sign-in-required';
  const refusal = isPublic ? null : refusalOf(access, caller);
  if (refusal) return refusal;
  // What is public belongs to nobody: only what is not there is missing.
  const isThere = target === 'own' || target === 'none' || (isPublic && target !== 'missing');
  return isThere || !url.includes(':') ? 'allowed' : 'not-found';
}

function refusalOf(rule: Exclude<AccessRule, 'public'>, caller: Caller): Outcome | null {
  const isSession = caller === 'person' || caller === 'other person';
  if ('session' in rule) return isSession ? null : 'session-required';
  if ('key' in rule) return caller.startsWith('key') ? null : 'key-required';
  return caller === 'key without the scope' ? 'scope-missing' : null;
}

type Headers = Record<string, string>;

interface Party {
  person: GivenPerson;
  /** Strings that only answers to this party may contain. */
  markers: readonly string[];
}

interface World {
  mine: Party;
  theirs: Party;
}

/** Bodies for routes that look into them before they look for the object. */
const bodies: Readonly<Record<string, object>> = {
  'PATCH /v1/usage-events/:id': { outputTokens: 5 },
  'PUT /v1/usage-overlaps': { finer: 'claude_code', coarser: 'anthropic_usage', choice: 'both' },
  'PUT /v1/usage-conflicts/:id': { choice: 'stored' },
  'PATCH /v1/usage-connections/:id': { state: 'paused' },
  'PATCH /v1/usage-imports/:id': { state: 'done' },
  'POST /v1/usage-imports/:id/events': {
    events: [{ startedAt: '2026-11-02T08:00:00Z', model: 'gpt-5', outputTokens: 5 }],
  },
};

const reading = new Set(['GET', 'HEAD']);
const guards = new Set([
  'sign-in-required',
  'session-required',
  'key-required',
  'scope-missing',
  'access-not-declared',
  'forbidden',
]);

export interface MatrixResult {
  cells: number;
  /** One sentence for each cell that is not as promised. */
  breaches: string[];
}

/** Every route of the application with every caller and every object, compared with what its declaration promises. */
export async function accessMatrix(
  app: TestApp,
  isCovered: (route: DeclaredRoute) => boolean = () => true,
): Promise<MatrixResult> {
  const matrix = new Matrix(app);
  for (const route of app.app.get(Inventory).declared().filter(isCovered)) await matrix.check(route);
  return { cells: matrix.cells, breaches: matrix.breaches };
}

class Matrix {
  cells = 0;
  readonly breaches: string[] = [];
  readonly #given: Given;
  readonly #credentials = new Map<string, Promise<Headers>>();
  #shared: Promise<World> | null = null;

  constructor(private readonly app: TestApp) {
    this.#given = new Given(app);
  }

  async check(route: DeclaredRoute): Promise<void> {
    const targets: readonly Target[] = route.url.includes(':') ? ['own', 'foreign', 'missing'] : ['none'];
    const absent = new Map<string, string>();
    for (const caller of callers) {
      for (const target of targets) {
        const cell = { route, caller, target };
        const answer = await this.answer(cell);
        if (answer === null) continue;
        // Foreign and missing must be the same bytes, for the same caller.
        if (promised(cell) !== 'not-found') continue;
        const body = masked(answer);
        const former = absent.get(caller) ?? body;
        if (former !== body) this.breach(cell, `told foreign from missing: ${former} and ${body}`);
        absent.set(caller, body);
      }
    }
  }

  private async answer(cell: Cell): Promise<string | null> {
    this.cells += 1;
    const { route, caller, target } = cell;
    const promise = promised(cell);
    // Whatever may change something gets people of its own; refusals must leave everything as it is.
    const changes = promise === 'allowed' && !reading.has(route.method);
    const world = changes ? await this.world() : await (this.#shared ??= this.world());
    const [self, stranger] = caller === 'other person' ? [world.theirs, world.mine] : [world.mine, world.theirs];
    const id = await this.objectOf(route, target === 'foreign' ? stranger : self, target);
    if (id === null) {
      this.breach(cell, 'has no object to try it on: say in given() how one comes into being');
      return null;
    }
    const headers = await this.credentials(self.person, caller, route.access);
    const before = changes ? '' : await this.state(world);
    const answer = await this.app.inject({
      method: route.method as 'GET',
      url: route.url.replaceAll(/:\w+/g, id),
      headers,
      ...(reading.has(route.method) ? {} : { payload: bodies[`${route.method} ${route.url}`] ?? {} }),
    });
    this.compare(cell, promise, answer);
    const acting = promise === 'sign-in-required' ? [] : self.markers;
    for (const marker of [...self.markers, ...stranger.markers].filter((each) => !acting.includes(each)))
      if (answer.body.includes(marker)) this.breach(cell, `told what belongs to somebody else: ${marker}`);
    if (!changes && route.url !== '/v1/me/export' && (await this.state(world)) !== before)
      this.breach(cell, 'changed something though it was refused or only reads');
    return answer.body;
  }

  private compare(cell: Cell, promise: Outcome, { statusCode, body }: { statusCode: number; body: string }): void {
    const told = codeOf(body);
    if (statusCode >= 500) this.breach(cell, `answered ${statusCode}: ${body.slice(0, 200)}`);
    else if (promise === 'allowed') {
      const isRefused =
        (statusCode === 401 && cell.route.access !== 'public') || (statusCode >= 400 && guards.has(told));
      if (isRefused || (statusCode === 404 && cell.target === 'own'))
        this.breach(cell, `was refused: ${statusCode} ${told}`);
    } else {
      const status = promise === 'not-found' ? 404 : promise === 'sign-in-required' ? 401 : 403;
      // What is public hides nothing: it may say in its own words what is not there.
      const isTold = told === promise || (cell.route.access === 'public' && promise === 'not-found');
      if (statusCode !== status || !isTold)
        this.breach(cell, `answered ${statusCode} ${told} instead of ${status} ${promise}`);
    }
  }

  private breach({ route, caller, target }: Cell, what: string): void {
    this.breaches.push(`${route.method} ${route.url} (${JSON.stringify(route.access)}): ${caller}, ${target}: ${what}`);
  }

  /** Two people who have something in every collection, each with marks of their own. */
  private async world(): Promise<World> {
    const [mine, theirs] = await Promise.all([this.party(), this.party()]);
    return { mine, theirs };
  }

  private async party(): Promise<Party> {
    const mark = `zq${crypto.randomUUID().replaceAll('-', '')}`;
    const person = await this.#given.person({ email: `${mark}@example.com`, displayName: mark.slice(0, 30) });
    await this.#given.apiKey(person, ['usage:read'], { name: `${mark}k` });
    await this.#given.usage(person, [{ id: mark, model: `${mark}m` }]);
    // Other counts under the same id.
    await this.#given.usage(person, [{ id: mark, model: `${mark}m`, outputTokens: 7 }]);
    await this.#given.usageImport(person, { sourceKind: `${mark}s` });
    await this.#given.trial(person);
    await this.#given.usageConnection(person, { label: `${mark}c` });
    await this.#given.restatement(person);
    return { person, markers: [mark.slice(0, 30), person.id, person.accountId] };
  }

  private async objectOf({ url, access }: DeclaredRoute, { person }: Party, target: Target): Promise<string | null> {
    if (target === 'none') return '';
    const collection = url.slice(0, url.indexOf('/:'));
    const answer = await this.app.inject({ url: collection, headers: access === 'public' ? {} : person.headers });
    const items: unknown = answer.statusCode === 200 ? answer.json().items : [];
    const id: unknown = Array.isArray(items) ? items.at(0)?.id : undefined;
    if (typeof id !== 'string') return null;
    // Of the same form, so that the form alone cannot be what is refused.
    return target === 'missing'
      ? id.replaceAll(/[0-9a-f]/g, (digit) => (digit === 'f' ? '0' : (parseInt(digit, 16) + 1).toString(16)))
      : id;
  }

  /** Made once for each person: an account has room for fifty keys. */
  private credentials(person: GivenPerson, caller: Caller, access: AccessRule): Promise<Headers> {
    const needed: Scope = typeof access === 'object' && 'scope' in access ? access.scope : 'account:read';
    const name = [person.id, caller, needed].join();
    const known = this.#credentials.get(name) ?? this.issue(person, caller, needed);
    this.#credentials.set(name, known);
    return known;
  }

  private async issue(person: GivenPerson, caller: Caller, needed: Scope): Promise<Headers> {
    switch (caller) {
      case 'visitor':
        return {};
      case 'person':
      case 'other person':
        return person.headers;
      case 'key with the scope':
        return (await this.#given.apiKey(person, [needed])).headers;
      case 'key without the scope': {
        const others = scopes.filter((scope) => scope !== needed);
        return (await this.#given.apiKey(person, others)).headers;
      }
      case 'token of a key with the scope': {
        const { headers } = await this.#given.apiKey(person, [needed]);
        const { accessToken } = (await this.app.inject({ method: 'POST', url: '/v1/auth/token', headers })).json();
        return { authorization: `Bearer ${accessToken}` };
      }
      case 'revoked key': {
        const key = await this.#given.apiKey(person, scopes);
        await this.app.inject({ method: 'DELETE', url: `/v1/api-keys/${key.id}`, headers: person.headers });
        return key.headers;
      }
      case 'expired session': {
        const { headers, cookie } = await this.#given.session(person);
        const hash = createHash('sha256')
          .update(cookie.split('=')[1] ?? '')
          .digest();
        await this.app.sql(`UPDATE session SET expires_at = now() - interval '1 second' WHERE token_hash = $1`, [hash]);
        return headers;
      }
    }
  }

  /** A fingerprint of everything the two own, without the marks that mere looking leaves. */
  private async state({ mine, theirs }: World): Promise<string> {
    const tables = await this.app.sql<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'account_id'
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
    );
    const accounts = [mine.person.accountId, theirs.person.accountId];
    const parts = tables.map(
      ({ name }) =>
        `SELECT md5(coalesce(string_agg(row, ',' ORDER BY row), '')) AS hash FROM (
           SELECT (to_jsonb(t) - 'last_used_at' - 'last_seen_at')::text AS row FROM "${name}" t WHERE account_id = ANY ($1)) r`,
    );
    const people = `SELECT md5(string_agg(p::text, ',' ORDER BY p.id)) FROM person p WHERE id = ANY ($2)`;
    const rows = await this.app.sql<{ hash: string }>([...parts, people].join(' UNION ALL '), [
      accounts,
      [mine.person.id, theirs.person.id],
    ]);
    return rows.map(({ hash }) => hash).join();
  }
}

function codeOf(body: string): string {
  try {
    const { code, details } = JSON.parse(body) as { code?: unknown; details?: { reason?: unknown }[] };
    // A google.rpc.Status has its reason among the details.
    const told = Array.isArray(details) ? details[0]?.reason : code;
    return typeof told === 'string' ? told : '';
  } catch {
    return '';
  }
}

/** Two answers to the same question differ in their request id. */
const masked = (body: string) => body.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, 'id');
