import { describe, expect, test } from '@jest/globals';
import { errorFacts } from './error-facts.js';

function thrownBy(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was thrown');
}

const told = (error: unknown) => JSON.stringify(errorFacts(error));

describe('an error in the log', () => {
  test('carries its kind, code, sentence and places', () => {
    const error = Object.assign(new RangeError('the pool is empty'), { code: '53300' });
    expect(errorFacts(error)).toMatchObject({ type: 'RangeError', code: '53300', message: 'the pool is empty' });
    expect(errorFacts(error).stack).toMatch(/^at .*error-facts\.spec/);
  });

  test('carries no parameters and no values of rows, whatever a driver hangs on it', () => {
    const error = Object.assign(new Error('duplicate key value violates unique constraint "person_email_key"'), {
      code: '23505',
      detail: 'Key (email_key)=(mina@example.com) already exists.',
      parameters: ['mina@example.com'],
      query: "INSERT INTO person VALUES ('mina@example.com')",
    });
    expect(told(error)).not.toContain('mina');
    expect(told(error)).toContain('person_email_key');
  });

  test('does not repeat the text that could not be read', () => {
    expect(told(thrownBy(() => JSON.parse('my secret prompt')))).not.toContain('secret');
    const wrongText = Object.assign(new Error('invalid input syntax for type uuid: "my secret prompt"'), {
      code: '22P02',
    });
    expect(told(wrongText)).not.toContain('secret');
    expect(told(new Error('the import failed', { cause: wrongText }))).not.toContain('secret');
    expect(told('my secret prompt')).not.toContain('secret');
  });

  test('follows causes, but not for ever', () => {
    const circle = new Error('a');
    circle.cause = circle;
    expect(told(circle).length).toBeLessThan(20_000);
  });
});
