import { describe, expect, it } from '@jest/globals';
import { tableLines } from './table.js';
import { cut, padEnd, padStart, printable, textWidth, wrap } from './text-width.js';

const look = { width: 80, indent: 0, headingStyle: (text: string) => text };

describe('width in a terminal', () => {
  it.each([
    ['abc', 3],
    ['한글', 4],
    ['약 420g (210~900g)', 18],
    ['CO₂e', 4],
    ['\u001b[1m한\u001b[22m', 2],
    ['e\u0301', 1],
    ['👨‍👩‍👧', 2],
    ['ｶﾅ', 2],
    ['｢全｣', 4],
  ])('of %j is %d', (text, columns) => expect(textWidth(text)).toBe(columns));

  it('pads Korean to the same column as English', () => {
    expect(textWidth(padEnd('모델', 10))).toBe(10);
    expect(padStart('요청', 6)).toBe('  요청');
  });

  it('never cuts a wide character in half', () => {
    expect(cut('가나다라', 5)).toBe('가나…');
    expect(textWidth(cut('가나다라', 6))).toBeLessThanOrEqual(6);
    expect(cut('short', 5)).toBe('short');
  });

  it('breaks lines at spaces', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrap('가나 다라 마', 9)).toEqual(['가나 다라', '마']);
  });

  it('shows what would steer the terminal as marks', () => {
    expect(printable('a\u001b[2Jb\r\n\u202e')).toBe('a\uFFFD[2Jb\uFFFD\uFFFD\uFFFD');
  });
});

describe('a table', () => {
  const columns = [
    { heading: '모델', mayShrink: true },
    { heading: 'Requests', align: 'right' as const },
    { heading: 'Water', fromWidth: 100 },
  ];

  it('aligns columns whatever the script', () => {
    const lines = tableLines(
      columns,
      [
        ['한글모델', '12', 'x'],
        ['gpt-5', '1,204', 'y'],
      ],
      look,
    );
    expect(lines).toEqual(['모델      Requests', '한글모델        12', 'gpt-5        1,204']);
  });

  it('gives way in the column that may shrink', () => {
    const long = 'a-model-with-a-name-longer-than-the-terminal-is-wide';
    const lines = tableLines(columns, [[long, '1']], { ...look, width: 30 });
    expect(lines.every((line) => textWidth(line) <= 30)).toBe(true);
    expect(lines[1]).toContain('…');
  });

  it('shows more where there is room', () => {
    expect(tableLines(columns, [['m', '1', 'w']], { ...look, width: 120 })[0]).toContain('Water');
  });
});
