import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who runs the server: oneself, or, since PostgreSQL refuses root, an unprivileged account of the machine. */
export interface PostgresAccount {
  readonly isOther: boolean;
  readonly ids: { uid?: number; gid?: number };
  own(path: string): void;
}

export function chooseAccount(): PostgresAccount {
  if (process.getuid?.() !== 0) return { isOther: false, ids: {}, own: () => {} };
  const ids = lookUp('postgres') ?? lookUp('nobody') ?? { uid: 65_534, gid: 65_534 };
  return { isOther: true, ids, own: (path) => chownSync(path, ids.uid, ids.gid) };
}

function lookUp(name: string): { uid: number; gid: number } | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/** The wished directory, or, when the other account cannot get there (a clone under a 0700 home), one it can. */
export function reachableDirectory(wished: string, account: PostgresAccount): string {
  mkdirSync(wished, { recursive: true });
  if (!account.isOther || canEnter(wished, account)) return wished;
  const name = createHash('sha256').update(wished).digest('hex').slice(0, 16);
  const elsewhere = join('/var/lib/promptprint', name);
  mkdirSync(elsewhere, { recursive: true });
  const { uid } = lstatSync(elsewhere);
  if (uid !== 0) throw new Error(`${elsewhere} belongs to another account: remove it or set DATABASE_URL`);
  for (const directory of ['/var/lib/promptprint', elsewhere]) chmodSync(directory, 0o755);
  if (canEnter(elsewhere, account)) return elsewhere;
  throw new Error(`no directory that the account running PostgreSQL can enter: tried ${wished} and ${elsewhere}`);
}

function canEnter(directory: string, { ids }: PostgresAccount): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', directory], { ...ids, cwd: '/', stdio: 'ignore' }).status === 0;
}
