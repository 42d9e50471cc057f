import { describe, expect, test } from 'vitest';
import { blockText } from '#document';
import { parseHtml, sanitizeHtml, sourceLines, toXhtml } from '#markup';

describe('markup of the 1990s', () => {
  test.each([
    ['<P>One<P ALIGN=CENTER>Two', '<p>One</p>\n<p class="align-center">Two</p>'],
    ['One<BR><BR>Two<br>\n<br>\n<br>Three', '<p>One</p>\n<p>Two</p>\n<p>Three</p>'],
    ['<CENTER><FONT SIZE=+2>Title</FONT><BR>by Me</CENTER>', '<p class="align-center">Title<br />by Me</p>'],
    ['<B>Bold<P>still bold</B> not', '<p><strong>Bold</strong></p>\n<p><strong>still bold</strong> not</p>'],
    ['a\n  b\t c&nbsp; d', '<p>a b c\u00a0 d</p>'],
    ['<p>&nbsp;</p><p> </p>x', '<p>x</p>'],
    ['a<HR WIDTH=50%>b', '<p>a</p>\n<hr class="scene-break" />\n<p>b</p>'],
    ['<H1>T</H1><h5 align=right>U</h5>', '<h3>T</h3>\n<h5 class="align-right">U</h5>'],
    ['<table><tr><td>One</td></tr><tr><td>Two</td></tr></table>', '<p>One</p>\n<p>Two</p>'],
    ['<ul><p>indented</ul>', '<p>indented</p>'],
    ['<dl><dd>indented</dl>', '<p>indented</p>'],
    ['<i>a <em>b</em></i>', '<p><em>a b</em></p>'],
    ['<p><i>one<br>two</i><p>x', '<p><em>one<br />two</em></p>\n<p>x</p>'],
    ['<q>yes</q> <acronym title="as is">a</acronym>', '<p>“yes” <abbr title="as is">a</abbr></p>'],
    ['&#147;cp1252&#148; &eacute;', '<p>“cp1252” é</p>'],
    [
      '<p style="text-align:center; font-weight:bold">x</p>',
      '<p class="align-center"><strong>x</strong></p>',
    ],
    [
      '<blockquote>a<blockquote>b</blockquote></blockquote>',
      '<blockquote class="quote">\n<p>a</p>\n<blockquote class="quote">\n<p>b</p>\n</blockquote>\n</blockquote>',
    ],
    ['<ol start=3><li>a<li>b</ol>', '<ol start="3">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>'],
    [
      '<table><tr><th>a<th>b<tr><td>1<td>2</table>',
      '<table class="data">\n<tbody>\n<tr><th scope="col">a</th><th scope="col">b</th></tr>\n<tr><td>1</td><td>2</td></tr>\n</tbody>\n</table>',
    ],
    ['<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>', '<p><ruby>漢<rt>kan</rt></ruby></p>'],
    ['<pre>\n +--+\n |  |\n +--+\n</pre>', '<pre class="art">\n +--+\n |  |\n +--+</pre>'],
    ['<img src="images/divider2.gif"><p>x', '<hr class="scene-break" />\n<p>x</p>'],
    [
      '<p>a <img src=x.jpg alt="a map of London"> b',
      '<p>a b</p>\n<figure class="picture"><p class="alt">a map of London</p></figure>',
    ],
  ])('%s', (source, fragment) => {
    expect(sanitizeHtml(source)).toBe(fragment);
  });

  test('a story in <pre> becomes paragraphs that keep their lines', () => {
    const { blocks, origins } = parseHtml(
      '<pre>Title: Fog\nAuthor: Me\n\nIt was a dark night, and\nthe fog lay thick.</pre>',
    );
    expect(blocks.map(blockText)).toEqual([
      'Title: Fog\nAuthor: Me',
      'It was a dark night, and\nthe fog lay thick.',
    ]);
    expect(blocks.every((block) => origins.wrapped.has(block))).toBe(true);
  });

  test('long lines with single breaks are paragraphs', () => {
    const line = 'word '.repeat(40).trim();
    expect(parseHtml(Array(5).fill(line).join('<br>')).blocks).toHaveLength(5);
  });
});

describe('losses', () => {
  test.each([
    ['<p>a</p><script>1</script><style>2</style>', 'FL-LOSS-SCRIPT', 8, 2],
    ['a <a href="chapter2.html">b</a>', 'FL-LOSS-LINK', 2, undefined],
    ['<a href="#top">b</a> <a href="#end">c</a>', 'FL-LOSS-ANCHOR', 0, 2],
    ['ab<img src=x alt="picture">', 'FL-LOSS-IMAGE', 2, undefined],
    ['<sparkle>x</sparkle>', 'FL-LOSS-MARKUP', 0, undefined],
    ['a&#1;b', 'FL-LOSS-CONTROL', 0, undefined],
  ])('%s loses %s once, with place and count', (source, code, at, count) => {
    const losses = parseHtml(source).losses.filter((loss) => loss.code === code);
    expect(losses).toHaveLength(1);
    expect(losses[0]?.at).toBe(at);
    expect(losses[0]?.count).toBe(count);
  });
  test('the elements are named', () => {
    expect(parseHtml('<p>x<script></script><form></form>').losses[0]?.message).toContain('(script, form)');
  });
});

describe('places in the source', () => {
  test.each([
    ['<p>Title: Fog<br>by Me</p>', ['Title: Fog', 'by Me'], true],
    ['<p>\r\n  Caf&eacute; &amp; tea<br>\r\nplain</p>', ['Café & tea', 'plain'], false],
    ['<pre>one &lt; two\nthree &copy four\nfive</pre>', ['one < two', 'three © four', 'five'], false],
    ['&#x1F600; smile &notit; end', ['😀 smile ¬it; end'], false],
  ])('%j', (source, texts, allExact) => {
    const { blocks, origins } = parseHtml(source);
    const lines = sourceLines(blocks, origins).map((line) => line.source);
    expect(lines.map((line) => line.text)).toEqual(texts);
    expect(lines.every((line) => line.exact)).toBe(allExact);
    for (const line of lines) {
      const span = source.slice(line.start, line.end);
      if (line.exact) expect(span).toBe(line.text);
      else expect(span[0] === '&' ? line.text[0] : span[0]).toBe(line.text[0]);
      expect(span.at(-1)).toBe(line.text.at(-1));
    }
  });
});

describe('bounds', () => {
  const timed = (source: string): number => {
    const start = performance.now();
    toXhtml(parseHtml(source).blocks);
    return performance.now() - start;
  };
  test.each([
    'div',
    'b',
    'blockquote',
    'ul><li',
    'table><tr><td',
    'span lang=de',
    'font color=x',
    'dl><dd',
    'details',
    'svg><g',
  ])('10,000 × <%s> keeps its text and takes under two seconds', (tag) => {
    const source = `${`<${tag}>`.repeat(10_000)}the text`;
    expect(timed(source)).toBeLessThan(2000);
    const { blocks, losses } = parseHtml(source);
    if (!tag.startsWith('svg')) expect(blocks.map(blockText).join('')).toBe('the text');
    expect(losses.map((loss) => loss.code)).toContain('FL-LOSS-DEPTH');
  });
  test.each([
    ['one line of text', 'word '.repeat(1_000_000)],
    ['paragraphs', '<p>Some words, and <i>more</i> of them.'.repeat(120_000)],
    ['empty paragraphs', '<p>'.repeat(1_600_000)],
    ['fonts that differ', Array.from({ length: 60_000 }, (_, n) => `<font color=${n}>x<p>y`).join('')],
    ['attributes', `<p ${Array.from({ length: 700_000 }, (_, n) => `a${n}`).join(' ')}>x`],
    ['open tags', '<a '.repeat(1_600_000)],
    ['ampersands', '&a'.repeat(2_500_000)],
    ['fostered text', `<table>${'x<br>'.repeat(300_000)}`],
    ['breaks', 'x<br>'.repeat(1_000_000)],
    ['unclosed scripts', '<script>'.repeat(600_000)],
    ['nested tables', '<table><tr><td>x'.repeat(200_000)],
  ])('5 MB of %s takes under ten seconds', (_, source) => {
    expect(timed(source)).toBeLessThan(10_000);
  });
});
