import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { blankEvent } from '@promptprint/usage-formats';
import { contentOf, EventNamer, fingerprintOf, hexOf } from './event-key.js';

const secret = Buffer.alloc(32, 5);
const namer = new EventNamer(secret);

describe('the key of an event', () => {
  it('is an HMAC-SHA-256 over the lengths, the source kind and the id', () => {
    for (const [source, id] of [
      ['otlp', 'span-1'],
      ['한글', '✓'.repeat(200)],
      ['a', 'x'],
    ] as const) {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(Buffer.byteLength(source), 0);
      head.writeUInt32BE(Buffer.byteLength(id), 4);
      const expected = createHmac('sha256', secret).update(head).update(source).update(id).digest('hex').slice(0, 32);
      expect(hexOf(namer.key(source, id))).toBe(expected);
    }
  });

  it('keeps apart what only looks alike', () => {
    const keys = [
      namer.key('ab', 'c'),
      namer.key('a', 'bc'),
      namer.key('a', { call: 'k', index: 0 }),
      namer.key('a', { call: 'k', index: 1 }),
      namer.key('a', { content: 'k', occurrence: 0 }),
      new EventNamer(Buffer.alloc(32, 6)).key('ab', 'c'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every((key) => key.length === 16)).toBe(true);
  });
});

describe('the content of an event', () => {
  const event = { ...blankEvent('a', 'request'), startedAt: '2026-10-01T00:00:00.000Z', outputTokens: 5 };

  it('is the same under another id and another version of the reader', () => {
    expect(contentOf({ ...event, id: 'x', parserVersion: '2' })).toBe(contentOf(event));
  });

  it.each([{ outputTokens: 6 }, { inputTokens: 0 }, { isBatch: false }, { units: { images: 1 } }, { projectTag: 'p' }])(
    'differs by %j',
    (change) => {
      expect(fingerprintOf(contentOf({ ...event, ...change }))).not.toBe(fingerprintOf(contentOf(event)));
    },
  );

  it('cannot be imitated by a value that contains another field', () => {
    const one = contentOf({ ...event, clientApp: 'x;projectTag=1:y', projectTag: null });
    const two = contentOf({ ...event, clientApp: 'x', projectTag: 'y' });
    expect(one).not.toBe(two);
  });
});
