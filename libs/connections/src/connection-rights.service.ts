import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ErasureSteps, type ExportPage, ExportParts, type Holder } from '@promptprint/accounts';
import type { Tx } from '@promptprint/platform';
import { listConnections } from './connection.store.js';

/** What this room owes people about themselves; a key is no part of what it tells. */
@Injectable()
export class ConnectionRights implements OnModuleInit {
  constructor(
    private readonly steps: ErasureSteps,
    private readonly parts: ExportParts,
  ) {}

  onModuleInit(): void {
    this.steps.register({ name: 'usage-connections', erase });
    this.parts.register({ name: 'usageConnections', page: connections });
  }
}

async function erase(tx: Tx, accountId: string): Promise<void> {
  await tx.query('DELETE FROM usage_connection WHERE account_id = $1', [accountId]);
}

async function connections(tx: Tx, { accountId }: Holder): Promise<ExportPage> {
  return { rows: await listConnections(tx, accountId, { all: true }), next: null };
}
