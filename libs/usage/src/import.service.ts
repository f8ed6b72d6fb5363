import { Injectable } from '@nestjs/common';
import { DomainError, uuidv7 } from '@promptprint/kernel';
import { Clock, Config, Database } from '@promptprint/platform';
import { lockCalendars } from './calendar.store.js';
import { forgetConflicts } from './conflict.store.js';
import { type CursorScope, readCursor, writeCursor } from './cursor.js';
import {
  closeImport,
  deleteEmptyImport,
  deleteImportedEvents,
  findImport,
  insertImport,
  listImports,
  lockImport,
  markUndone,
} from './import.store.js';
import { OverlapNews } from './overlap-news.service.js';
import { type Fault, type Recorded, UnnamedEvents } from './recording.js';
import { RestatementReset } from './restatement-reset.service.js';
import { settleRollUps } from './rollup.store.js';
import type { NewImport, UsageImport } from './usage-import.js';
import { UsageService } from './usage.service.js';

/** Within this time an import can be taken back as a whole for certain. */
const undoWindowMs = 24 * 3_600_000;

/** Entries that came together, counted together, and can be taken back together. */
@Injectable()
export class ImportService {
  readonly #cursorKey: Buffer;

  constructor(
    private readonly database: Database,
    private readonly usage: UsageService,
    private readonly restatements: RestatementReset,
    private readonly overlaps: OverlapNews,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.#cursorKey = config.keyFor('usage-import-cursor');
  }

  async open(accountId: string, { id: given, ...wish }: NewImport & { id?: string }): Promise<string> {
    const createdAt = this.clock.now();
    const id = given ?? uuidv7(createdAt.getTime());
    const undoUntil = new Date(createdAt.getTime() + undoWindowMs);
    await this.database.forAccount(accountId, (tx) =>
      insertImport(tx, accountId, { ...wish, id, createdAt, undoUntil }),
    );
    return id;
  }

  /** Adds a part; parts come one after another, each counted in the transaction that stores it. */
  async add(accountId: string, id: string, part: ImportPart): Promise<Recorded> {
    const { sourceKind } = await this.get(accountId, id);
    const { items, faults, unnamed = new UnnamedEvents(null), isLatest = false } = part;
    return this.usage.record({ items, faults }, { accountId, importId: id, sourceKind, unnamed, isLatest });
  }

  /** Goes by what this import has recorded before it was interrupted. */
  passBy(items: ImportPart['items'], unnamed: UnnamedEvents): void {
    this.usage.passBy({ items }, { unnamed });
  }

  async close(accountId: string, id: string): Promise<void> {
    const isClosed = await this.database.forAccount(accountId, (tx) => closeImport(tx, accountId, id));
    if (!isClosed) throw new DomainError('conflict', 'import-not-open');
  }

  async get(accountId: string, id: string): Promise<UsageImport> {
    const found = await this.database.forAccount(accountId, (tx) => findImport(tx, accountId, id));
    if (!found) throw new DomainError('not-found', 'not-found');
    return found;
  }

  async list(
    accountId: string,
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<{ imports: UsageImport[]; nextCursor: string | null }> {
    const scope: CursorScope = { secret: this.#cursorKey, accountId, query: '' };
    const before = cursor === undefined ? null : idOf(readCursor(cursor, scope).key);
    const rows = await this.database.forAccount(accountId, (tx) =>
      listImports(tx, accountId, { before, limit: limit + 1 }),
    );
    const imports = rows.slice(0, limit);
    const last = rows.length > limit ? imports.at(-1) : undefined;
    return { imports, nextCursor: last ? writeCursor({ at: '0', key: last.id.replaceAll('-', '') }, scope) : null };
  }

  /** An import that recorded nothing leaves no trace. */
  async drop(accountId: string, id: string): Promise<void> {
    await this.database.forAccount(accountId, (tx) => deleteEmptyImport(tx, accountId, id));
  }

  /** Takes back what the import recorded: its entries go, and the totals shrink by exactly their sum. Repeating changes nothing. */
  undo(accountId: string, id: string): Promise<void> {
    return this.database.forAccount(accountId, async (tx) => {
      // A log of a million entries is taken back in one go.
      await tx.query(`SET LOCAL statement_timeout = '120s'`);
      await lockCalendars(tx, [accountId]);
      const found = await lockImport(tx, accountId, id);
      if (!found) throw new DomainError('not-found', 'not-found');
      if (found.state === 'undone') return;
      await markUndone(tx, accountId, { id, at: this.clock.now() });
      await this.restatements.before(tx, accountId, { importId: id });
      await settleRollUps(tx, accountId, await deleteImportedEvents(tx, accountId, id));
      await forgetConflicts(tx, accountId);
      await this.overlaps.announce(
        tx,
        accountId,
        [found.firstAt, found.lastAt].filter((at) => at !== null),
      );
    });
  }
}

export interface ImportPart {
  items: readonly { index: number; json: unknown }[];
  faults: readonly Fault[];
  unnamed?: UnnamedEvents;
  /** Fetched just now: what is told of a known bucket holds, also where it is less than before. */
  isLatest?: boolean;
}

const idOf = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
