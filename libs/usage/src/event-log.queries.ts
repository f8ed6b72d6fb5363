import { Injectable } from '@nestjs/common';
import { estimate, type Estimate, explain, type Explanation, factorSetNamed } from '@promptprint/emissions';
import { DomainError } from '@promptprint/kernel';
import { Config, Database, type Tx } from '@promptprint/platform';
import { usageInput, type UsageEvent } from '@promptprint/usage-formats';
import { Calendars } from './calendars.service.js';
import { type CursorScope, readCursor, writeCursor } from './cursor.js';
import { localDay } from './local-day.js';
import { invalidPeriod, isDay } from './period.js';
import { type EntryStatus, eventOf, type StoredEvent, storedColumns, storedTables } from './stored-event.js';

/** An entry of the log with its figures. */
export interface LogEntry {
  id: string;
  stored: StoredEvent;
  event: UsageEvent;
  estimate: Estimate;
}

export interface LogFilter {
  /** Days where the person lives, both inclusive. */
  from?: string | undefined;
  to?: string | undefined;
  source?: string | undefined;
  /** Id of the register, or the name as the source wrote it. */
  model?: string | undefined;
  importId?: string | undefined;
  status?: EntryStatus | undefined;
  /** Part of a model's name, a project, a client or a provider. */
  q?: string | undefined;
}

export interface LogPage {
  entries: LogEntry[];
  nextCursor: string | null;
}

@Injectable()
export class EventLog {
  readonly #cursorKey: Buffer;

  constructor(
    private readonly database: Database,
    private readonly calendars: Calendars,
    config: Config,
  ) {
    this.#cursorKey = config.keyFor('usage-event-cursor');
  }

  async page(
    accountId: string,
    filter: LogFilter,
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<LogPage> {
    const scope: CursorScope = {
      secret: this.#cursorKey,
      accountId,
      query: JSON.stringify(Object.entries(filter).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    };
    const after = cursor === undefined ? null : readCursor(cursor, scope);
    for (const end of ['from', 'to'] as const) if (!isDay(filter[end] ?? '2000-01-01')) throw invalidPeriod(`/${end}`);
    await this.calendars.zoneOf(accountId);
    const rows = await this.database.forAccount(accountId, (tx) =>
      tx.query<StoredEvent & { at: string }>(pageSql, [
        accountId,
        filter.from ?? null,
        filter.to ?? null,
        filter.source ?? null,
        filter.model ?? null,
        filter.importId ?? null,
        filter.status ?? null,
        filter.q === undefined ? null : `%${filter.q.replaceAll(/[\\%_]/g, '\\$&')}%`,
        after?.at ?? null,
        after === null ? null : Buffer.from(after.key, 'hex'),
        limit + 1,
      ]),
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const isMore = rows.length > limit && last !== undefined;
    return {
      entries: shown.map(logEntry),
      nextCursor: isMore ? writeCursor({ at: last.at, key: last.dedupeKey.toString('hex') }, scope) : null,
    };
  }

  async one(accountId: string, id: string): Promise<LogEntry> {
    const stored = await this.database.forAccount(accountId, (tx) => findStored(tx, accountId, id));
    if (!stored) throw new DomainError('not-found', 'not-found');
    return logEntry(stored);
  }
}

/** Microseconds since 1970: a Date would lose the last three digits, and two entries could change places. */
const sortTime = `(extract(epoch FROM e.occurred_at) * 1000000)::bigint`;

const pageSql = `
  SELECT ${storedColumns}, ${sortTime}::text AS at
    FROM ${storedTables}
   WHERE e.account_id = $1
     AND ($2::date IS NULL OR (e.occurred_at >= ($2::date - 1)::timestamp AT TIME ZONE 'UTC' AND ${localDay('e', 'k.zone')} >= $2::date))
     AND ($3::date IS NULL OR (e.occurred_at < ($3::date + 2)::timestamp AT TIME ZONE 'UTC' AND ${localDay('e', 'k.zone')} <= $3::date))
     AND ($4::text IS NULL OR s.kind = $4)
     AND ($5::text IS NULL OR c.model_id = $5 OR e.model_request = $5 OR e.model_response = $5)
     AND ($6::uuid IS NULL OR e.import_id = $6)
     AND ($7::text IS NULL OR $7 = CASE WHEN e.is_counted THEN 'counted' WHEN e.replaced_by IS NULL THEN 'elsewhere' ELSE 'replaced' END)
     AND ($8::text IS NULL OR e.model_request ILIKE $8 OR e.model_response ILIKE $8 OR c.model_id ILIKE $8
          OR e.provider ILIKE $8 OR s.kind ILIKE $8 OR e.details->>'projectTag' ILIKE $8 OR e.details->>'clientApp' ILIKE $8)
     AND ($9::bigint IS NULL OR (e.occurred_at, e.dedupe_key) < (timestamptz 'epoch' + $9::bigint * interval '1 microsecond', $10::bytea))
   ORDER BY e.occurred_at DESC, e.dedupe_key DESC
   LIMIT $11`;

export async function findStored(tx: Tx, accountId: string, id: string): Promise<StoredEvent | null> {
  const [stored] = await tx.query<StoredEvent>(
    `SELECT ${storedColumns} FROM ${storedTables} WHERE e.account_id = $1 AND e.dedupe_key = $2`,
    [accountId, Buffer.from(id, 'hex')],
  );
  return stored ?? null;
}

export function logEntry(stored: StoredEvent): LogEntry {
  const event = eventOf(stored);
  return {
    id: stored.dedupeKey.toString('hex'),
    stored,
    event,
    estimate: estimate(usageInput(event), factorSetNamed(stored.factorSet)),
  };
}

/** With the factors the entry was estimated with, not with those of today. */
export function explainEntry({ event, stored }: LogEntry): Explanation {
  return explain(usageInput(event), factorSetNamed(stored.factorSet));
}
