import { describe, expect, it } from '@jest/globals';
import { readArguments, splitCommand } from './arguments.js';
import { UsageFault } from './command.js';

const fault = (work: () => unknown): UsageFault => {
  try {
    work();
  } catch (error) {
    if (error instanceof UsageFault) return error;
  }
  throw new Error('no usage fault was raised');
};

describe('the command line', () => {
  it('finds the command among options', () => {
    expect(splitCommand(['--locale', 'ko', 'scan', '--json'])).toEqual({
      name: 'scan',
      rest: ['--locale', 'ko', '--json'],
    });
    expect(splitCommand(['--help'])).toEqual({ name: null, rest: ['--help'] });
    expect(splitCommand(['help', 'push'])).toEqual({ name: 'push', rest: ['--help'] });
  });

  it('offers the command that was probably meant', () => {
    const { code, facts } = fault(() => splitCommand(['estimat']));
    expect([code, facts.nearest]).toEqual(['unknown-command', 'estimate']);
  });

  it('separates flags, values and files', () => {
    const request = readArguments(['a.zip', '--days', '7', '--json', '--', '--b'], { days: 'count' }, 'optional');
    expect(request.files).toEqual(['a.zip', '--b']);
    expect(request.counts.get('days')).toBe(7);
    expect(request.flags.has('json')).toBe(true);
  });

  it.each([
    [['--jsn'], 'unknown-option', 'option', '--jsn'],
    [['--days'], 'value-missing', 'option', '--days'],
    [['--days', '0'], 'not-a-count', 'value', '0'],
    [['--days=-3'], 'not-a-count', 'value', '-3'],
    [['--days', '1e3'], 'not-a-count', 'value', '1e3'],
    [['--json=yes'], 'value-not-expected', 'option', '--json'],
    [['extra'], 'argument-not-expected', 'argument', 'extra'],
    [['--__proto__'], 'unknown-option', 'option', '--__proto__'],
    [['--constructor', 'x'], 'unknown-option', 'option', '--constructor'],
  ])('refuses %j with %s', (args, code, fact, value) => {
    const error = fault(() => readArguments(args, { days: 'count' }, 'none'));
    expect(error.code).toBe(code);
    expect(error.facts[fact]).toBe(value);
  });

  it('asks for files where a command needs them, but not for help', () => {
    expect(fault(() => readArguments([], {}, 'required')).code).toBe('files-missing');
    expect(readArguments(['-h'], {}, 'required').flags.has('help')).toBe(true);
  });
});
