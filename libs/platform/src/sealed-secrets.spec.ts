import { describe, expect, test } from '@jest/globals';
import { readConfig } from './config.js';
import { SealedSecrets, type SecretPlace } from './sealed-secrets.service.js';

const secrets = new SealedSecrets(readConfig({ PROMPTPRINT_SECRET: 'x'.repeat(32) }));
const place: SecretPlace = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'];
const key = 'sk-admin-열쇠-0123456789';

describe('a sealed secret', () => {
  test('opens where it belongs, and shows nothing of itself before', () => {
    const sealed = secrets.seal(key, place);
    expect(secrets.open(sealed, place)).toBe(key);
    expect(sealed.includes('sk-admin')).toBe(false);
    expect(sealed[0]).toBe(1);
  });

  test('is sealed differently each time', () => {
    expect(secrets.seal(key, place).equals(secrets.seal(key, place))).toBe(false);
  });

  test.each([
    ['another account', [place[1], place[1]] as const],
    ['another object', [place[0], place[0]] as const],
  ])('does not open in %s', (_, elsewhere) => {
    expect(() => secrets.open(secrets.seal(key, place), elsewhere)).toThrow('secret-cannot-be-opened');
  });

  test('does not open when any byte of it was changed or is missing', () => {
    const sealed = secrets.seal(key, place);
    for (const [at, byte] of sealed.entries()) {
      const changed = Buffer.from(sealed);
      changed[at] = byte ^ 1;
      expect(() => secrets.open(changed, place)).toThrow('secret-cannot-be-opened');
      expect(() => secrets.open(sealed.subarray(0, at), place)).toThrow('secret-cannot-be-opened');
    }
  });

  test('does not open under the secret of another installation', () => {
    const others = new SealedSecrets(readConfig({ PROMPTPRINT_SECRET: 'y'.repeat(32) }));
    expect(() => others.open(secrets.seal(key, place), place)).toThrow('secret-cannot-be-opened');
  });
});
