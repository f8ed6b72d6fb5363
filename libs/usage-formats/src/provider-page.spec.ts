import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anthropicPages } from '../test/anthropic-sample.js';
import { mutation } from '../test/mutations.js';
import { openaiPages } from '../test/openai-sample.js';
import { now } from '../test/reading.js';
import { decodeEvent } from './decode-event.js';
import { eventJson } from './event.js';
import { parseText } from './json-text.js';
import { anthropicUsagePage } from './readers/anthropic-usage.js';
import { openaiUsagePage } from './readers/openai-usage.js';

const pages = [
  ...openaiPages().map((page) => ({ page, read: openaiUsagePage })),
  ...anthropicPages().map((page) => ({ page, read: anthropicUsagePage })),
];

describe('an answer of a provider', () => {
  it('gives sound events with ids of their own, or none, however it is spoilt', () => {
    const encoder = new TextEncoder();
    fc.assert(
      fc.property(fc.constantFrom(...pages), mutation, ({ page, read }, spoil) => {
        const text = new TextDecoder().decode(spoil(encoder.encode(JSON.stringify(page))));
        const { events, skipped } = read(parseText(text).value, now);
        for (const event of events) expect(decodeEvent(eventJson(event), 0, { now, needsTime: true })).toEqual(event);
        expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
        expect(JSON.stringify(skipped)).not.toContain('QX7');
      }),
      { numRuns: 500 },
    );
  });
});
