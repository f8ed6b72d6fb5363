import type { Tx } from '@promptprint/platform';
import type { ExportPage, ExportPart, Holder } from './export-parts.service.js';

const pageSize = 500;

/** What this room holds, without hashes and secrets: they say nothing about anyone. */
const statements: Readonly<Record<string, string>> = {
  sessions: `SELECT id, device, created_at AS "createdAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt"
    FROM session WHERE person_id = $2 AND account_id = $1 ORDER BY id`,
  apiKeys: `SELECT id, name, scopes, networks, created_at AS "createdAt", expires_at AS "expiresAt",
      last_used_at AS "lastUsedAt", revoked_at AS "revokedAt" FROM api_key WHERE account_id = $1 AND $2::uuid IS NOT NULL ORDER BY id`,
  memberships: `SELECT account_id AS "accountId", role, created_at AS "createdAt" FROM account_member
    WHERE account_id = $1 AND person_id = $2`,
};

export const accountsExportParts: readonly ExportPart[] = [
  ...Object.entries(statements).map(([name, statement]) => ({
    name,
    page: async (tx: Tx, { accountId, personId }: Holder): Promise<ExportPage> => ({
      rows: await tx.query(statement, [accountId, personId]),
      next: null,
    }),
  })),
  { name: 'securityEvents', page: securityEvents },
];

async function securityEvents(tx: Tx, { accountId }: Holder, after: string | null): Promise<ExportPage> {
  const rows = await tx.query<{ seq: string }>(
    `SELECT seq, at, event, facts FROM audit_event WHERE account_id = $1 AND seq > $2 ORDER BY seq LIMIT ${pageSize}`,
    [accountId, Number(after ?? 0)],
  );
  return { rows, next: rows.length < pageSize ? null : (rows.at(-1)?.seq ?? null) };
}

export async function exportPerson(tx: Tx, { accountId, personId }: Holder): Promise<object> {
  const [row] = await tx.query(
    `SELECT p.id, p.email, p.email_verified_at AS "emailVerifiedAt", p.display_name AS "displayName", p.locale, p.country,
            p.timezone, p.oidc_subject AS "identityProviderSubject", p.created_at AS "createdAt",
            p.deletion_due_at AS "deletionDueAt", p.password_hash IS NOT NULL AS "hasPassword",
            a.id AS "accountId", a.kind AS "accountKind", a.created_at AS "accountCreatedAt"
       FROM person p, account a WHERE p.id = $1 AND a.id = $2`,
    [personId, accountId],
  );
  return row ?? {};
}
