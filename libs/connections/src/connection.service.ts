import { Injectable } from '@nestjs/common';
import { DomainError, uuidv7 } from '@promptprint/kernel';
import { Clock, Database, Outbox, SealedSecrets, type Tx } from '@promptprint/platform';
import { ImportService } from '@promptprint/usage';
import { advance, type ConnectionKind, keyEnding, nextRunAt, scopeFor, sourceOf } from './connection.js';
import {
  countConnections,
  insertConnection,
  listConnections,
  listDue,
  lockConnection,
  postpone,
  removeConnection,
  saveImport,
  saveKey,
  saveState,
} from './connection.store.js';
import { connectionDue } from './connections.events.js';
import { protocolNamed, protocolsOf } from './protocols.js';
import { ProviderGateway } from './provider.gateway.js';
import type { UsageConnection } from './usage-connection.js';

const mostConnections = 20;
const usualDays = 30;
const mostDays = 730;
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const dueAtOnce = 500;

export interface ConnectionWish {
  kind: ConnectionKind;
  label: string;
  key: string;
  /** First UTC day; thirty days back when nothing is said. */
  since: string | null;
}

export interface ConnectionChange {
  label?: string | undefined;
  state?: 'active' | 'paused' | undefined;
  key?: string | undefined;
}

/** Providers that are asked for usage in somebody's name. A key goes in, and never comes out again. */
@Injectable()
export class ConnectionService {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportService,
    private readonly provider: ProviderGateway,
    private readonly secrets: SealedSecrets,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Tries the key on the provider first; then the usage since that day is read, and from then on every hour. */
  async add(accountId: string, { kind, label, key, since }: ConnectionWish): Promise<UsageConnection> {
    const createdAt = this.clock.now();
    const firstDay = firstDayOf(since, createdAt);
    await this.database.forAccount(accountId, (tx) => demandRoom(tx, accountId));
    const found = await this.provider.check(accountId, key, protocolsOf(kind));
    const { name: protocol } = found.protocol;
    const { organisation } = found;
    await this.database.forAccount(accountId, (tx) => scopeOf(tx, accountId, { kind, organisation }));
    const id = uuidv7(createdAt.getTime());
    const importId = await this.openImport(accountId, { kind, protocol });
    const sealedKey = this.secrets.seal(key, [accountId, id]);
    return this.database.forAccount(accountId, async (tx) => {
      await demandRoom(tx, accountId);
      const scope = await scopeOf(tx, accountId, { kind, organisation });
      const wish = {
        id,
        kind,
        protocol,
        label,
        sealedKey,
        keyEnding: keyEnding(key),
        organisation,
        scope,
        importId,
        since: firstDay,
        createdAt,
        // Whatever becomes of the first run.
        nextRunAt: nextRunAt(id, createdAt),
      };
      await insertConnection(tx, accountId, wish);
      return this.runSoon(tx, accountId, id);
    });
  }

  list(accountId: string): Promise<UsageConnection[]> {
    return this.database.forAccount(accountId, (tx) => listConnections(tx, accountId, { all: false }));
  }

  /**
   * Pauses, resumes, renames, or puts another key in the place of the one that is there. A connection whose import was
   * taken back reads everything again when it is resumed.
   */
  async change(accountId: string, id: string, { label, state, key }: ConnectionChange): Promise<UsageConnection> {
    const { kind, protocol, lastError, organisation } = await this.database.forAccount(accountId, (tx) =>
      demand(tx, accountId, id),
    );
    if (key !== undefined) {
      const { organisation: other } = await this.provider.check(accountId, key, [protocolNamed(protocol)]);
      if (other !== null && organisation !== null && other !== organisation)
        throw new DomainError('conflict', 'connection-of-another');
    }
    const isAgain = state === 'active' && lastError === 'import-not-open';
    const importId = isAgain ? await this.openImport(accountId, { kind, protocol }) : null;
    return this.database.forAccount(accountId, async (tx) => {
      const known = await demand(tx, accountId, id);
      const now = this.clock.now();
      if (importId !== null) await saveImport(tx, accountId, { id, importId });
      if (key !== undefined) {
        const sealedKey = this.secrets.seal(key, [accountId, id]);
        await saveKey(tx, accountId, { id, sealedKey, keyEnding: keyEnding(key), now });
      }
      // A new key is what a failing connection was waiting for.
      const wanted = state ?? (key !== undefined && known.state === 'failing' ? 'active' : known.state);
      const next = advance(known.state, wanted);
      const due = next === 'active' ? (known.nextRunAt ?? nextRunAt(id, now)) : null;
      await saveState(tx, accountId, { id, label: label ?? known.label, state: next, nextRunAt: due });
      const isBack = next === 'active' && (known.state !== 'active' || key !== undefined);
      return isBack ? this.runSoon(tx, accountId, id) : demand(tx, accountId, id);
    });
  }

  /** Forgets the key at once. What was read stays, and can be taken back with its import. Doing it twice is not found. */
  async remove(accountId: string, id: string): Promise<void> {
    const importId = await this.database.forAccount(accountId, async (tx) => {
      const known = await demand(tx, accountId, id);
      await removeConnection(tx, accountId, { id, now: this.clock.now() });
      return known.importId;
    });
    await this.imports.close(accountId, importId).catch((error: unknown) => {
      // An import that was taken back is closed already.
      if (!(error instanceof DomainError && error.code === 'import-not-open')) throw error;
    });
  }

  /** Reads now rather than at the next hour. */
  runNow(accountId: string, id: string): Promise<UsageConnection> {
    return this.database.forAccount(accountId, async (tx) => {
      const { state } = await demand(tx, accountId, id);
      if (state !== 'active') throw new DomainError('conflict', 'connection-not-active', { state });
      return this.runSoon(tx, accountId, id);
    });
  }

  /** Announces the connections of all accounts whose hour has come, each once; answers how many. */
  async announceDue(): Promise<number> {
    const now = this.clock.now();
    const due = await this.database.forIngest((tx) => listDue(tx, { now, limit: dueAtOnce }));
    let announced = 0;
    for (const { accountId, id } of due)
      await this.database.forAccount(accountId, async (tx) => {
        const until = new Date(now.getTime() + hourMs);
        if (!(await postpone(tx, accountId, { id, now, until }))) return;
        await this.outbox.publish(tx, connectionDue, { accountId, connectionId: id });
        announced += 1;
      });
    return announced;
  }

  private openImport(
    accountId: string,
    { kind, protocol }: Pick<UsageConnection, 'kind' | 'protocol'>,
  ): Promise<string> {
    const sourceKind = sourceOf(kind);
    return this.imports.open(accountId, { sourceKind, format: protocol, parserVersion: null, fileHash: null });
  }

  private async runSoon(tx: Tx, accountId: string, id: string): Promise<UsageConnection> {
    await this.outbox.publish(tx, connectionDue, { accountId, connectionId: id });
    return demand(tx, accountId, id);
  }
}

async function demand(tx: Tx, accountId: string, id: string): Promise<UsageConnection> {
  const known = await lockConnection(tx, accountId, id);
  if (!known) throw new DomainError('not-found', 'not-found');
  return known;
}

/** Throws for an organisation that is being read already. */
async function scopeOf(
  tx: Tx,
  accountId: string,
  { kind, organisation }: Pick<UsageConnection, 'kind' | 'organisation'>,
): Promise<string> {
  const all = await listConnections(tx, accountId, { all: true });
  return scopeFor(
    organisation,
    all.filter((each) => each.kind === kind),
  );
}

async function demandRoom(tx: Tx, accountId: string): Promise<void> {
  if ((await countConnections(tx, accountId)) >= mostConnections)
    throw new DomainError('conflict', 'too-many-connections', { most: mostConnections });
}

function firstDayOf(since: string | null, now: Date): string {
  const dayBefore = (days: number) => new Date(now.getTime() - days * dayMs).toISOString().slice(0, 10);
  const first = since ?? dayBefore(usualDays);
  if (first < dayBefore(mostDays) || first > dayBefore(0))
    throw new DomainError('invalid', 'validation-failed', {
      errors: [{ pointer: '/since', code: 'time-out-of-range' }],
    });
  return first;
}
