import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { htmlText } from './html-text.js';

const shown = (html: string): string =>
  htmlText(html)
    .map(({ text }) => text)
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();

describe('the text of HTML', () => {
  it.each([
    ['<p>One</p><p>two <b>th</b>ree</p>', 'One two three'],
    ['a<br/>b<hr>c', 'a b c'],
    ['<script>var x = "<p>no</p>";</script>yes<STYLE>p{}</STYLE> indeed', 'yes indeed'],
    ['&lt;p&gt; &amp;amp; &#65;&#x42; &nbsp;&unknown; &#0;', '<p> &amp; AB &unknown; &#0;'],
    ['<a href="x" title="a">link</a>', 'link'],
    ['1 < 2 and 3 <4', '1 < 2 and 3 <4'],
    ['before<!-- <p>never</p> -->after', 'before after'],
    ['cut <b>in the middle <span class="x', 'cut in the middle'],
    ['cut <script>in the middle', 'cut'],
    ['', ''],
  ])('%s', (html, text) => {
    expect(shown(html)).toBe(text);
  });

  it('knows code by how it is set', () => {
    expect(htmlText('<p>Use</p><pre><code>let a = 1;\nlet b;</code></pre><p>so</p>')).toEqual([
      { text: '\nUse\n', isCode: false },
      { text: 'let a = 1;\nlet b;', isCode: true },
      { text: '\nso\n', isCode: false },
    ]);
  });

  it('takes anything, in time that grows with its length only', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (html) => Array.isArray(htmlText(html))));
    for (const hostile of ['<', '<!--', '<script>', '&', '&#', '<a ', '</pre>', '<pre>']) {
      const began = performance.now();
      htmlText(hostile.repeat(200_000));
      expect(performance.now() - began).toBeLessThan(2000);
    }
  });
});
