import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';

const iterations = 4096;

/** What PostgreSQL stores for a password (RFC 5803), so that no statement ever carries the password itself. */
export function scramVerifier(password: string, salt: Buffer): string {
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const stored = createHash('sha256').update(hmac(salted, 'Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${hmac(salted, 'Server Key').toString('base64')}`;
}

const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
