import { describe, expect, it } from '@jest/globals';
import { readCursor, writeCursor } from './cursor.js';

const scope = { secret: Buffer.alloc(32, 7), accountId: 'a', query: 'source=x' };
const position = { at: '1700000000000000', key: '00ff' };

describe('a cursor', () => {
  it('leads back to where the page ended', () =>
    expect(readCursor(writeCursor(position, scope), scope)).toEqual(position));

  it.each([
    ['of another account', { ...scope, accountId: 'b' }],
    ['of another query', { ...scope, query: 'source=y' }],
    ['sealed with another secret', { ...scope, secret: Buffer.alloc(32, 8) }],
  ])('%s is refused', (_, other) =>
    expect(() => readCursor(writeCursor(position, other), scope)).toThrow('cursor-invalid'),
  );

  it.each(['', 'x', '1.2.3', `${position.at}.${position.key}.${'A'.repeat(22)}`, `${'9'.repeat(5_000)}`])(
    '%j is refused',
    (text) => expect(() => readCursor(text, scope)).toThrow('cursor-invalid'),
  );
});
