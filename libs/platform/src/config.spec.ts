import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from './config.js';

const secret = 'x'.repeat(32);

describe('the configuration', () => {
  test.each([
    [{ PORT: 'eighty' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: '-1' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ PUBLIC_URL: 'javascript:alert(1)' }, 'PUBLIC_URL'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ SMTP_URL: 'http://mail' }, 'SMTP_URL'],
    [{ OIDC_ISSUER: 'https://login.example' }, 'OIDC_CLIENT_ID'],
    [{ PROMPTPRINT_SECRET: 'short' }, 'PROMPTPRINT_SECRET'],
    [{ NODE_ENV: 'production', PROMPTPRINT_SECRET: undefined }, 'PROMPTPRINT_SECRET'],
  ])('%j stops the start and names %s', (env, name) => {
    expect(() => readConfig({ PROMPTPRINT_SECRET: secret, ...env })).toThrow(name);
  });

  test('derives another key for every purpose and other passwords from another secret', () => {
    const config = readConfig({ PROMPTPRINT_SECRET: secret });
    expect(config.keyFor('a').equals(config.keyFor('a'))).toBe(true);
    expect(config.keyFor('a').equals(config.keyFor('b'))).toBe(false);
    expect(config.passwordOf('app_rw')).not.toBe(config.passwordOf('app_ingest'));
    expect(config.passwordOf('app_rw')).not.toBe(readConfig({ PROMPTPRINT_SECRET: `${secret}y` }).passwordOf('app_rw'));
  });

  test('enters the database by its own roles, never by the one that migrates', () => {
    const config = readConfig({
      PROMPTPRINT_SECRET: secret,
      DATABASE_URL: 'postgres://admin:hunter2@db.example:5433/pp?sslmode=require',
    });
    const url = new URL(config.urlFor('app_rw'));
    expect([url.username, url.host, url.pathname, url.search]).toEqual([
      'app_rw',
      'db.example:5433',
      '/pp',
      '?sslmode=require',
    ]);
    expect(config.urlFor('app_rw')).not.toContain('hunter2');
  });

  test('makes a secret once, keeps it and lets nobody else read it', () => {
    const directory = mkdtempSync(join(tmpdir(), 'promptprint-config-'));
    const first = readConfig({ PROMPTPRINT_DATA: directory });
    const second = readConfig({ PROMPTPRINT_DATA: directory });
    expect(first.keyFor('a').equals(second.keyFor('a'))).toBe(true);
    expect(readFileSync(join(directory, 'secret'), 'utf8')).toHaveLength(43);
    expect(statSync(join(directory, 'secret')).mode & 0o077).toBe(0);
  });
});
