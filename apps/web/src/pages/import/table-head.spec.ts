import { describe, expect, it } from '@jest/globals';
import { headRows } from './table-head.js';

describe('the head of a table', () => {
  it('keeps delimiters, quotes and line ends inside quoted cells', () => {
    expect(headRows('model,note,in\r\n"gpt-5","a ""b"", c\nd",12\r\nx,y,3\r\n', 3)).toEqual([
      ['model', 'note', 'in'],
      ['gpt-5', 'a "b", c\nd', '12'],
      ['x', 'y', '3'],
    ]);
  });

  it('finds semicolons and tabs by the first line', () => {
    expect(headRows('모델;입력 토큰\ngpt-5;1,5', 2)).toEqual([
      ['모델', '입력 토큰'],
      ['gpt-5', '1,5'],
    ]);
    expect(headRows('model\tinput\n\ngpt-5\t4', 3)).toEqual([
      ['model', 'input'],
      ['gpt-5', '4'],
    ]);
  });
});
