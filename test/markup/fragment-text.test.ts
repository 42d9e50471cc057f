import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fragmentText } from '#markup';

describe('words of a stored fragment', () => {
  it.each([
    ['<p>One <em>t</em>wo.</p><p>Three</p>', ['One', 'two.', 'Three']],
    ['<p>a<br/>b</p><hr/><ul><li>c</li><li>d</li></ul>', ['a', 'b', 'c', 'd']],
    [
      '<p>Salt &amp; brine &lt;b&gt; &#x2014; caf&#233; &amp;lt;</p>',
      ['Salt', '&', 'brine', '<b>', '—', 'café', '&lt;'],
    ],
    ['<p title="x &gt; y">in <a href="https://a.example/">link</a></p>', ['in', 'link']],
    ['&#1114112; &#9999999; &nosuch;', ['&#1114112;', '&#9999999;', '&nosuch;']],
    ['cut <em', ['cut', '<em']],
    ['', []],
  ])('%j', (xhtml, words) => {
    expect(fragmentText(xhtml).split(/\s+/).filter(Boolean)).toEqual(words);
  });

  it('gives back any text that was escaped into a paragraph', () => {
    const escaped = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fragmentText(`<p>${escaped(text)}</p>`)).toBe(`\n${text}\n`);
      }),
    );
  });

  it('takes a hostile fragment in linear time', () => {
    for (const piece of ['<', '<em>', '&', '&#', '<p', '>']) {
      const started = performance.now();
      fragmentText(piece.repeat(500_000));
      expect(performance.now() - started).toBeLessThan(3000);
    }
  });
});
