import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The login roles of the application; `admin` is whoever `DATABASE_URL` names and is used for migrations only. */
export type Role = 'app_rw' | 'app_ingest' | 'app_read';

export interface OidcConfig {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

export type ProviderName = 'openai' | 'anthropic' | 'openrouter';

/** As the environment names them. */
export interface ProxySettings {
  HTTPS_PROXY?: string;
  HTTP_PROXY?: string;
  NO_PROXY?: string;
}

const usualProviders: Readonly<Record<ProviderName, string>> = {
  openai: 'https://api.openai.com',
  anthropic: 'https://api.anthropic.com',
  openrouter: 'https://openrouter.ai',
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Everything the outside decides, read once at start; a wrong value stops the start with its name. */
export class Config {
  readonly isProduction: boolean;
  /** True under `npm start` with the embedded database: every screen says so, mail goes to files. */
  readonly isSandbox: boolean;
  readonly dataDirectory: string;
  readonly port: number;
  readonly host: string;
  /** The only base for links in mails and documents; never taken from a Host header. */
  readonly publicUrl: URL;
  readonly trustedProxies: number;
  readonly databaseUrl: URL;
  readonly poolSize: number;
  readonly ingestPoolSize: number;
  /** How long a call waits for a database that is starting or recovering. */
  readonly reconnectMs: number;
  readonly drainWaitMs: number;
  readonly drainTimeoutMs: number;
  /** How often jobs of dead processes are looked for. */
  readonly jobsSuperviseSeconds: number;
  /** How long the worker's event loop may stand still before the worker ends itself and is started again. */
  readonly workerStallMs: number;
  readonly logLevel: string;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly webDirectory: string;
  readonly oidc: OidcConfig | null;
  /** Where the usage interfaces of providers answer; a self-hoster's gateway may stand in for them. */
  readonly providerUrls: Readonly<Record<ProviderName, URL>>;
  /** Origins the service may call, and whether their names may lead to private addresses: only what was named here may. */
  readonly egress: ReadonlyMap<string, 'public' | 'named'>;
  readonly proxy: ProxySettings | null;
  /** Parts of the limits a test may raise; 1 everywhere else. */
  readonly rateLimitFactor: number;
  readonly #secret: Buffer;

  constructor(env: Environment) {
    this.isProduction = env.NODE_ENV === 'production';
    this.isSandbox = env.PROMPTPRINT_SANDBOX === '1';
    this.dataDirectory = resolve(env.PROMPTPRINT_DATA || '.promptprint');
    this.port = whole(env, 'PORT', 3000, { least: 0, most: 65_535 });
    this.host = env.HOST || (this.isProduction ? '0.0.0.0' : '127.0.0.1');
    this.publicUrl = url(env, 'PUBLIC_URL', `http://localhost:${this.port}`, ['http:', 'https:']);
    this.trustedProxies = whole(env, 'TRUSTED_PROXIES', 0, { least: 0, most: 10 });
    this.databaseUrl = url(env, 'DATABASE_URL', 'postgres://postgres@127.0.0.1:5432/promptprint', [
      'postgres:',
      'postgresql:',
    ]);
    this.poolSize = whole(env, 'DATABASE_POOL', 10, { least: 2, most: 200 });
    this.ingestPoolSize = whole(env, 'DATABASE_INGEST_POOL', 4, { least: 1, most: 64 });
    this.reconnectMs = whole(env, 'DATABASE_RECONNECT_MS', 8_000, { least: 0, most: 60_000 });
    this.drainWaitMs = whole(env, 'DRAIN_WAIT_MS', this.isProduction ? 3_000 : 0, { least: 0, most: 60_000 });
    this.drainTimeoutMs = whole(env, 'DRAIN_TIMEOUT_MS', 25_000, { least: 100, most: 300_000 });
    this.jobsSuperviseSeconds = whole(env, 'JOBS_SUPERVISE_SECONDS', 5, { least: 1, most: 300 });
    this.workerStallMs = whole(env, 'WORKER_STALL_MS', 60_000, { least: 500, most: 3_600_000 });
    this.logLevel = oneOf(env, 'LOG_LEVEL', this.isProduction ? 'info' : 'warn', [
      'silent',
      'fatal',
      'error',
      'warn',
      'info',
      'debug',
      'trace',
    ]);
    this.smtpUrl = env.SMTP_URL ? url(env, 'SMTP_URL', '', ['smtp:', 'smtps:']).href : null;
    this.mailFrom = env.MAIL_FROM || 'Promptprint <no-reply@promptprint.invalid>';
    this.webDirectory = resolve(env.WEB_DIRECTORY || 'apps/web/dist');
    this.oidc = oidc(env);
    this.providerUrls = {
      openai: url(env, 'OPENAI_URL', usualProviders.openai, ['https:', 'http:']),
      anthropic: url(env, 'ANTHROPIC_URL', usualProviders.anthropic, ['https:', 'http:']),
      openrouter: url(env, 'OPENROUTER_URL', usualProviders.openrouter, ['https:', 'http:']),
    };
    this.egress = egress(env, Object.values(this.providerUrls));
    this.proxy = proxy(env);
    this.rateLimitFactor = whole(env, 'RATE_LIMIT_FACTOR', 1, { least: 1, most: 1_000_000 });
    this.#secret = secret(env, this.dataDirectory, this.isProduction);
  }

  /** A key of its own for each purpose, so that one leaked key opens nothing else. */
  keyFor(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#secret, 'promptprint', purpose, 32));
  }

  passwordOf(role: Role): string {
    return this.keyFor(`database-role:${role}`).toString('base64url');
  }

  /** The same server and database as `DATABASE_URL`, entered by one of the application's own roles. */
  urlFor(role: Role): string {
    const target = new URL(this.databaseUrl);
    target.username = role;
    target.password = this.passwordOf(role);
    return target.href;
  }
}

export function readConfig(env: Environment = process.env): Config {
  return new Config(env);
}

function whole(
  env: Environment,
  name: string,
  otherwise: number,
  { least, most }: { least: number; most: number },
): number {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new Error(`${name} must be a whole number from ${least} to ${most}`);
}

function oneOf(env: Environment, name: string, otherwise: string, allowed: readonly string[]): string {
  const value = env[name] || otherwise;
  if (allowed.includes(value)) return value;
  throw new Error(`${name} must be one of ${allowed.join(', ')}`);
}

function url(env: Environment, name: string, otherwise: string, schemes: readonly string[]): URL {
  const value = URL.parse(env[name] || otherwise);
  if (value && schemes.includes(value.protocol)) return value;
  throw new Error(`${name} must be a URL starting with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`);
}

function oidc(env: Environment): OidcConfig | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer && !clientId && !clientSecret) return null;
  if (issuer && clientId && clientSecret)
    return { issuer: url(env, 'OIDC_ISSUER', '', ['https:', 'http:']).href, clientId, clientSecret };
  throw new Error('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set together');
}

function egress(env: Environment, providers: readonly URL[]): Map<string, 'public' | 'named'> {
  const usual = new Set(Object.values(usualProviders));
  const origins = new Map<string, 'public' | 'named'>();
  for (const { origin } of providers) origins.set(origin, usual.has(origin) ? 'public' : 'named');
  for (const name of (env.EGRESS_HOSTS ?? '').split(',').map((each) => each.trim())) {
    if (name === '') continue;
    const named = URL.parse(name.includes('://') ? name : `https://${name}`);
    if (!named || !['https:', 'http:'].includes(named.protocol) || named.href !== `${named.origin}/`)
      throw new Error('EGRESS_HOSTS must list hosts or origins, separated by commas');
    origins.set(named.origin, 'named');
  }
  return origins;
}

function proxy(env: Environment): ProxySettings | null {
  const { HTTPS_PROXY: secure, HTTP_PROXY: plain, NO_PROXY: none } = env;
  if (!secure && !plain) return null;
  return {
    ...(secure ? { HTTPS_PROXY: secure } : {}),
    ...(plain ? { HTTP_PROXY: plain } : {}),
    ...(none ? { NO_PROXY: none } : {}),
  };
}

function secret(env: Environment, dataDirectory: string, isProduction: boolean): Buffer {
  const given = env.PROMPTPRINT_SECRET;
  if (given) {
    if (given.length < 32) throw new Error('PROMPTPRINT_SECRET must have at least 32 characters');
    return createHash('sha256').update(given).digest();
  }
  if (isProduction) throw new Error('PROMPTPRINT_SECRET must be set when NODE_ENV is production');
  return Buffer.from(keptSecret(dataDirectory), 'base64url');
}

/** Reads `<data>/secret`, made on first use. Linking makes it atomic: two processes starting together agree on one. */
function keptSecret(dataDirectory: string): string {
  const file = join(dataDirectory, 'secret');
  if (!existsSync(file)) {
    mkdirSync(dataDirectory, { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
    try {
      linkSync(draft, file);
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }
  return readFileSync(file, 'utf8').trim();
}
