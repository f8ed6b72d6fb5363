import { describe, expect, it } from '@jest/globals';
import { tableHead } from './table-head.js';

const table = (text: string): File => new File([text], 'usage.csv');

describe('the head of a table', () => {
  it('is shown for a person to say what stands where', async () => {
    expect(await tableHead(table('date,model,in\n2026-10-01,gpt-5,10\n'))).toEqual({
      header: ['date', 'model', 'in'],
      rows: [['2026-10-01', 'gpt-5', '10']],
      columns: { startedAt: 0, modelRawRequest: 1 },
      isRemembered: false,
    });
  });

  it('is not asked about where the columns are those of a tool', async () => {
    const header =
      '"Date","Kind","Model","Input (w/ Cache Write)","Input (w/o Cache Write)","Cache Read","Output Tokens"';
    expect(await tableHead(table(`\uFEFF${header}\r\n`))).toBeNull();
  });
});
