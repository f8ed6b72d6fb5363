import { describe, expect, it } from '@jest/globals';
import { filterOf } from './log-filter.js';

describe('the filter in the address of the log', () => {
  it('takes what the server understands', () => {
    const asked = new URLSearchParams('from=2026-11-01&to=2026-11-30&model=gpt-5&status=replaced&q=%20codex%20');
    expect(filterOf(asked)).toEqual({
      from: '2026-11-01',
      to: '2026-11-30',
      model: 'gpt-5',
      status: 'replaced',
      q: 'codex',
    });
  });

  it('leaves out what would be refused', () => {
    const asked = new URLSearchParams('from=2026-02-30&to=yesterday&status=paid&import=1&source=');
    expect(filterOf(asked)).toEqual({});
  });
});
