import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { blankEvent } from './event.js';
import { idHasher } from './hashed-ids.js';

describe('ids before they are sent', () => {
  it('become their HMAC under the key of the account, and nothing else changes', async () => {
    const key = randomBytes(32);
    const hash = await idHasher(key.toString('base64url'));
    const event = {
      ...blankEvent('codex', 'request'),
      id: 'native|가|1',
      sessionKey: 'my-secret-project',
      inputTokens: 7,
    };
    const hmac = (text: string) => createHmac('sha256', key).update(text).digest('base64url');
    expect(await hash(event)).toEqual({ ...event, id: hmac(event.id), sessionKey: hmac(event.sessionKey) });
  });

  it('stay unknown where there are none', async () => {
    const hash = await idHasher(randomBytes(32).toString('base64url'));
    expect(await hash(blankEvent('codex', 'request'))).toMatchObject({ id: null, sessionKey: null });
  });
});
