import type { Invariant } from '@promptprint/platform';
import { brokenAuditChains } from './audit.store.js';

/** What holds of people, sessions and keys at every instant. */
export const accountsInvariants: Invariant[] = [
  {
    id: 'I-A1',
    statement: 'the chain of audit entries of each account is unbroken',
    sql: `${brokenAuditChains} LIMIT 20`,
  },
  {
    id: 'I-A2',
    statement: 'each person owns exactly one account of their own, which is not erased',
    sql: `SELECT p.id, count(a.id) FROM person p
            LEFT JOIN account_member m ON m.person_id = p.id AND m.role = 'owner'
            LEFT JOIN account a ON a.id = m.account_id AND a.kind = 'person' AND a.erased_at IS NULL
           GROUP BY p.id HAVING count(a.id) <> 1 LIMIT 20`,
  },
  {
    id: 'I-A3',
    statement: 'a session belongs to a member of its account',
    sql: `SELECT s.id FROM session s LEFT JOIN account_member m USING (account_id, person_id) WHERE m.person_id IS NULL LIMIT 20`,
  },
  {
    id: 'I-G1',
    statement: 'of an erased account nothing is left once it was swept',
    sql: `SELECT j.account_id FROM erasure_journal j
           WHERE j.swept_at IS NOT NULL
             AND (EXISTS (SELECT FROM api_key k WHERE k.account_id = j.account_id)
               OR EXISTS (SELECT FROM session s WHERE s.account_id = j.account_id)
               OR EXISTS (SELECT FROM account_member m WHERE m.account_id = j.account_id)) LIMIT 20`,
  },
  {
    id: 'I-G2',
    statement: 'every line of the erasure journal has been applied',
    sql: `SELECT j.account_id FROM erasure_journal j JOIN account a ON a.id = j.account_id
           WHERE a.erased_at IS NULL OR EXISTS (SELECT FROM person p WHERE p.id = j.person_id) LIMIT 20`,
  },
];
