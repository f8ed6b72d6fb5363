import { Writable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from './config.js';
import { Log } from './log.service.js';

function recorded(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { log: new Log(readConfig({ PROMPTPRINT_SECRET: 'y'.repeat(32), LOG_LEVEL: 'info' }), destination), lines };
}

describe('the log', () => {
  test('writes one line for each event, whatever stands in it', () => {
    const { log, lines } = recorded();
    log.info('request', { route: '/a\n{"level":60,"msg":"forged"}' });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'request', route: '/a\n{"level":60,"msg":"forged"}' });
  });

  test('withholds secrets even when they are passed by mistake', () => {
    const { log, lines } = recorded();
    log.info('x', {
      password: 'p-1',
      request: { authorization: 'Bearer p-2', cookie: 'p-3' },
      email: 'mina@example.com',
      body: 'p-4',
    });
    expect(lines.join()).not.toMatch(/p-\d|mina/);
  });

  test('names a person by a pseudonym that changes every day', () => {
    const { log } = recorded();
    const id = '018f0000-0000-7000-8000-000000000000';
    expect(log.subject(id, '2026-11-24')).toBe(log.subject(id, '2026-11-24'));
    expect(log.subject(id, '2026-11-24')).not.toBe(log.subject(id, '2026-11-25'));
    expect(log.subject(null)).toBeNull();
  });
});
