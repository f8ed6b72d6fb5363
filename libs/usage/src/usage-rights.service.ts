import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ErasureSteps, type ExportPage, ExportParts, type Holder } from '@promptprint/accounts';
import type { Tx } from '@promptprint/platform';
import { eventJson } from '@promptprint/usage-formats';
import { listCounters } from './counter.store.js';
import { listImports } from './import.store.js';
import { listConflicts } from './conflict.store.js';
import { readChoices } from './overlap.store.js';
import { listTrials } from './trial.store.js';
import type { RestatedRow } from './restatement.js';
import { listAll, readLedgers } from './restatement.store.js';
import { eventOf, statusOf, type StoredEvent, storedColumns, storedTables } from './stored-event.js';

const pageSize = 1_000;
// The calendar first: who is writing has it, and who comes later finds none.
const tables = [
  'usage_calendar',
  'usage_event',
  'usage_day',
  'usage_month',
  'usage_import',
  'usage_arrivals',
  'usage_import_reading',
  'usage_conflict',
  'usage_source',
  'usage_trial',
  'usage_overlap_choice',
  'usage_counter',
  'usage_counter_growth',
  'usage_restated_class',
  'usage_restatement',
] as const;

/** What this room owes people about themselves: everything it holds, and nothing of it after an erasure. */
@Injectable()
export class UsageRights implements OnModuleInit {
  constructor(
    private readonly steps: ErasureSteps,
    private readonly parts: ExportParts,
  ) {}

  onModuleInit(): void {
    this.steps.register({ name: 'usage', erase });
    this.parts.register({ name: 'usageEvents', page: events });
    this.parts.register({ name: 'usageImports', page: imports });
    this.parts.register({ name: 'usageTrials', page: trials });
    this.parts.register({ name: 'usageOverlapChoices', page: overlapChoices });
    this.parts.register({ name: 'usageConflicts', page: conflicts });
    this.parts.register({ name: 'usageCounters', page: counters });
    this.parts.register({ name: 'usageRestatements', page: restatements });
  }
}

async function erase(tx: Tx, accountId: string): Promise<void> {
  for (const table of tables) await tx.query(`DELETE FROM ${table} WHERE account_id = $1`, [accountId]);
}

async function events(tx: Tx, { accountId }: Holder, after: string | null): Promise<ExportPage> {
  const rows = await tx.query<StoredEvent>(
    `SELECT ${storedColumns} FROM ${storedTables}
      WHERE e.account_id = $1 AND ($2::bytea IS NULL OR e.dedupe_key > $2) ORDER BY e.dedupe_key LIMIT $3`,
    [accountId, after === null ? null : Buffer.from(after, 'hex'), pageSize],
  );
  const next = rows.length === pageSize ? (rows.at(-1)?.dedupeKey.toString('hex') ?? null) : null;
  return { rows: rows.map(exported), next };
}

function exported(stored: StoredEvent): object {
  const { dedupeKey, replaces, replacedBy, isCounted, importId, receivedAt, factorSet, tier, grade } = stored;
  return {
    id: dedupeKey.toString('hex'),
    status: statusOf({ isCounted, replacedBy }),
    replaces: replaces?.toString('hex') ?? null,
    replacedBy: replacedBy?.toString('hex') ?? null,
    importId,
    receivedAt: receivedAt.toISOString(),
    ...eventJson({ ...eventOf(stored), id: null }),
    estimate: {
      factorSet,
      tier,
      grade,
      energyNwh: stored.energyNwh,
      carbonUseNg: stored.carbonUseNg,
      carbonEmbodiedNg: stored.carbonEmbodiedNg,
      carbonMarketNg: stored.carbonMarketNg,
      waterOnsiteNl: stored.waterOnsiteNl,
      waterOffsiteNl: stored.waterOffsiteNl,
    },
  };
}

async function imports(tx: Tx, { accountId }: Holder, after: string | null): Promise<ExportPage> {
  const rows = await listImports(tx, accountId, { before: after, limit: pageSize });
  return { rows, next: rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null };
}

async function trials(tx: Tx, { accountId }: Holder, after: string | null): Promise<ExportPage> {
  const rows = await listTrials(tx, accountId, { before: after, limit: pageSize });
  return { rows, next: rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null };
}

async function overlapChoices(tx: Tx, { accountId }: Holder): Promise<ExportPage> {
  return { rows: await readChoices(tx, accountId), next: null };
}

async function conflicts(tx: Tx, { accountId }: Holder, after: string | null): Promise<ExportPage> {
  const rows = await listConflicts(tx, accountId, {
    after: after === null ? null : Buffer.from(after, 'hex'),
    limit: pageSize,
  });
  const next = rows.length === pageSize ? (rows.at(-1)?.dedupeKey.toString('hex') ?? null) : null;
  return { rows: rows.map((row) => ({ choice: row.choice, arrived: eventJson({ ...eventOf(row), id: null }) })), next };
}

async function counters(tx: Tx, { accountId }: Holder): Promise<ExportPage> {
  return { rows: await listCounters(tx, accountId), next: null };
}

const restatementsAtOnce = 50;

async function restatements(tx: Tx, { accountId }: Holder, after: string | null): Promise<ExportPage> {
  const found = await listAll(tx, accountId, { after, limit: restatementsAtOnce });
  const rows: object[] = [];
  for (const restatement of found) {
    // A figure nobody was told of yet is half computed.
    const isTold = restatement.state !== 'computing';
    rows.push({
      ...restatement,
      sums: isTold ? (await readLedgers(tx, accountId, restatement.id)).map(exportedSum) : [],
    });
  }
  return { rows, next: found.length === restatementsAtOnce ? (found.at(-1)?.id ?? null) : null };
}

function exportedSum({ side, factorSet, classKey, grade, n, requests, tokens, ...row }: RestatedRow): object {
  return {
    side,
    factorSet,
    class: classKey,
    grade,
    events: n,
    requests,
    tokens,
    energyNwh: row.energyNwh,
    carbonUseNg: row.carbonUseNg,
    carbonEmbodiedNg: row.carbonEmbodiedNg,
    carbonMarketNg: row.carbonMarketNg,
    waterOnsiteNl: row.waterOnsiteNl,
    waterOffsiteNl: row.waterOffsiteNl,
  };
}
