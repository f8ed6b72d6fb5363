import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { serverUrl, waitSeconds } from './api.client.js';
import { UsageFault } from './command.js';
import { SentEvents } from './sent-events.js';

const folder = mkdtempSync(join(tmpdir(), 'promptprint-sent-'));
afterEach(() => rmSync(join(folder, 'promptprint'), { recursive: true, force: true }));

const events = Array.from({ length: 3_000 }, (_, n) => `{"id":"e${n}","inputTokens":${n}}`);
const open = (account = 'a'): SentEvents => new SentEvents(folder, 'https://example.com', account);

describe('what was sent before', () => {
  it('is known the next time, and nothing else is', () => {
    open().add(events.slice(0, 2_000));
    const later = open();
    expect(events.filter((event) => later.has(event))).toEqual(events.slice(0, 2_000));
  });

  it('is another event when one count differs, and another log for another account', () => {
    open().add(events);
    expect(open().has('{"id":"e5","inputTokens":6}')).toBe(false);
    expect(open('b').has(events[5] ?? '')).toBe(false);
  });

  it('survives a file that was cut short', () => {
    open().add(events.slice(0, 2));
    const [file = ''] = readdirSync(join(folder, 'promptprint'));
    appendFileSync(join(folder, 'promptprint', file), 'half');
    open().add(events.slice(2, 3));
    expect(events.slice(0, 4).map((event) => open().has(event))).toEqual([true, true, true, false]);
  });
});

describe('a place that cannot be written', () => {
  it('costs nothing but a second sending', () => {
    const nowhere = new SentEvents('/dev/null', 'https://example.com', 'a');
    nowhere.add(events.slice(0, 1));
    expect(nowhere.has(events[0] ?? '')).toBe(false);
  });
});

describe('the server', () => {
  it('is spoken to without encryption only on this machine', () => {
    expect(serverUrl('http://localhost:3000').port).toBe('3000');
    expect(serverUrl('http://[::1]:1').hostname).toBe('[::1]');
    expect(serverUrl('https://example.com').hostname).toBe('example.com');
    for (const url of ['http://example.com', 'http://127.0.0.1.example.com', 'ftp://localhost', 'nonsense']) {
      expect(() => serverUrl(url)).toThrow(UsageFault);
    }
  });

  it('says how long to wait', () => {
    expect(waitSeconds('7', 1)).toBe(7);
    expect(waitSeconds('Thu, 01 Jan 1970 00:00:09 GMT', 1, 4_000)).toBe(5);
    expect(waitSeconds('999999', 1)).toBe(300);
    for (let attempt = 1; attempt < 20; attempt += 1) {
      expect(waitSeconds('soon', attempt)).toBeLessThanOrEqual(30);
      expect(waitSeconds(null, attempt)).toBeGreaterThan(0.2);
    }
  });
});
