import { describe, expect, it } from '@jest/globals';
import { blankEvent, idHasher } from '@promptprint/usage-formats';
import fc from 'fast-check';
import { NativeIds } from './native-ids.js';

const eventIdKey = Buffer.from(Array.from({ length: 32 }, (_, at) => at * 7)).toString('base64url');

describe('native ids', () => {
  it('are hashed as senders hash them', async () => {
    const [hashed, ids] = [await idHasher(eventIdKey), new NativeIds(eventIdKey)];
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 256 });
    await fc.assert(
      fc.asyncProperty(name, async (id) => {
        expect(ids.hashed(id)).toBe((await hashed({ ...blankEvent('x', 'request'), id })).id);
      }),
    );
  });
});
