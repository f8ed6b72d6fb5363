import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readConfig } from '@promptprint/platform';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Names the configuration asks for, whatever else is set. */
function namesRead(): Set<string> {
  const names = new Set<string>();
  const given: Record<string, string> = {
    PROMPTPRINT_SECRET: 'x'.repeat(32),
    OIDC_ISSUER: 'https://login.example',
    OIDC_CLIENT_ID: 'a',
    OIDC_CLIENT_SECRET: 'b',
  };
  for (const surroundings of [given, { ...given, NODE_ENV: 'production', SMTP_URL: 'smtp://mail.example' }]) {
    const watched = new Proxy<Record<string, string | undefined>>(surroundings, {
      get(target, name) {
        names.add(String(name));
        return Reflect.get(target, name) as string | undefined;
      },
    });
    readConfig(watched);
  }
  return names;
}

/** `NAME=value` lines of the example, whether they are commented out or not. */
const namesExplained = () => [...read('.env.example').matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name = '']) => name);

const namesInCompose = () => [...read('docker-compose.yml').matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name = '']) => name);

describe('the settings', () => {
  it('are all explained in .env.example, and nothing else is', () => {
    const explained = namesExplained();
    expect(new Set(explained).size).toBe(explained.length);
    expect(explained.toSorted()).toEqual([...new Set([...namesRead(), ...namesInCompose()])].toSorted());
  });

  it('have the defaults the example names', () => {
    const line = (name: string) => new RegExp(`^#${name}=(.*)$`, 'm').exec(read('.env.example'))?.[1];
    const plain = readConfig({ PROMPTPRINT_SECRET: 'x'.repeat(32) });
    const told = [
      'HOST',
      'PORT',
      'DATABASE_POOL',
      'DATABASE_INGEST_POOL',
      'DATABASE_RECONNECT_MS',
      'DRAIN_WAIT_MS',
      'DRAIN_TIMEOUT_MS',
      'JOBS_SUPERVISE_SECONDS',
      'WORKER_STALL_MS',
      'LOG_LEVEL',
      'MAIL_FROM',
      'RATE_LIMIT_FACTOR',
      'TRUSTED_PROXIES',
      'DATABASE_URL',
      'PUBLIC_URL',
    ];
    const asTold = readConfig({
      PROMPTPRINT_SECRET: 'x'.repeat(32),
      ...Object.fromEntries(told.map((name) => [name, line(name)])),
    });
    expect(asTold).toEqual(plain);
  });

  it('that are empty count as not set, as a compose file passes them', () => {
    const plain = readConfig({ PROMPTPRINT_SECRET: 'x'.repeat(32) });
    const empty = Object.fromEntries([...namesRead()].map((name) => [name, '']));
    expect(readConfig({ ...empty, PROMPTPRINT_SECRET: 'x'.repeat(32) })).toEqual(plain);
  });
});

describe('the image', () => {
  const dockerfile = read('Dockerfile');

  it('takes every workspace: its package file, and what was built of it', () => {
    const workspaces = globSync('{apps,libs}/*/package.json', { cwd: root }).map((file) =>
      file.replace('/package.json', ''),
    );
    for (const workspace of workspaces) {
      expect(dockerfile).toContain(`COPY ${workspace}/package.json ${workspace}/`);
      expect(dockerfile).toContain(`/app/${workspace}/dist ${workspace}/dist`);
    }
  });

  it('starts programs that exist and runs as nobody in particular', () => {
    const started = [...`${dockerfile}\n${read('docker-compose.yml')}`.matchAll(/apps\/(\w+)\/dist\/main\.js/g)];
    expect(new Set(started.map(([, app]) => app))).toEqual(new Set(['api', 'worker', 'cli']));
    for (const [, app] of started) expect(globSync(`apps/${app}/src/main.ts`, { cwd: root })).toHaveLength(1);
    expect(dockerfile).toMatch(/^USER node$/m);
    // Secrets and what others built stay outside.
    for (const name of ['.env', '**/node_modules', '.promptprint', '.git'])
      expect(read('.dockerignore').split('\n')).toContain(name);
  });
});
