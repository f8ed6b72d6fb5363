import { Injectable } from '@nestjs/common';
import { DomainError, uuidv7 } from '@promptprint/kernel';
import { Clock, Database, type Tx } from '@promptprint/platform';
import { appendAudit } from './audit.store.js';
import { hashToken, isToken, newToken } from './opaque-token.js';
import { isAlive, sessionLifetimeMs } from './session.js';
import {
  deleteSession,
  deleteSessionByToken,
  deleteSessions,
  findSession,
  type FoundSession,
  insertSession,
  listSessions,
  touchSession,
} from './session.store.js';

export interface Newcomer {
  personId: string;
  accountId: string;
  device: string;
}

export interface SessionRow {
  id: string;
  device: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}

const touchAfterMs = 10 * 60_000;

@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Always a new token: one that was known before the sign-in opens nothing after it. */
  async open(tx: Tx, { personId, accountId, device }: Newcomer): Promise<string> {
    const now = this.clock.now();
    const token = newToken();
    await insertSession(tx, {
      id: uuidv7(now.getTime()),
      tokenHash: hashToken(token),
      personId,
      accountId,
      device,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + sessionLifetimeMs),
    });
    return token;
  }

  /** Null for a token that is unknown, ended, idle too long or too old: which of them is nobody's business. */
  async find(token: string): Promise<FoundSession | null> {
    if (!isToken(token)) return null;
    const now = this.clock.now();
    return this.database.forIdentity(async (tx) => {
      const session = await findSession(tx, hashToken(token));
      if (!session || !isAlive(session, now)) return null;
      if (now.getTime() - session.lastSeenAt.getTime() > touchAfterMs) await touchSession(tx, session.id, now);
      return session;
    });
  }

  async list(personId: string): Promise<SessionRow[]> {
    const now = this.clock.now();
    const sessions = await this.database.forIdentity((tx) => listSessions(tx, personId));
    return sessions.filter((session) => isAlive(session, now));
  }

  async end({ personId, accountId }: { personId: string; accountId: string }, id: string): Promise<void> {
    await this.database.forIdentity(async (tx) => {
      if (!(await deleteSession(tx, personId, id))) throw new DomainError('not-found', 'not-found');
      await appendAudit(tx, { accountId, event: 'session-ended', actor: personId, at: this.clock.now() });
    });
  }

  async endOthers({ personId, accountId }: { personId: string; accountId: string }, current: string): Promise<void> {
    await this.database.forIdentity(async (tx) => {
      await deleteSessions(tx, personId, current);
      await appendAudit(tx, { accountId, event: 'other-sessions-ended', actor: personId, at: this.clock.now() });
    });
  }

  /** For a browser that signs in anew while it still holds a session. */
  async drop(tx: Tx, token: string | null): Promise<void> {
    if (token !== null && isToken(token)) await deleteSessionByToken(tx, hashToken(token));
  }
}
