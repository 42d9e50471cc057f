import { describe, expect, test } from 'vitest';
import { html, type Interpolation, join, Markup, markupOf } from '../../src/markup/template.ts';

describe('html', () => {
  test.each<[Interpolation, string]>([
    ['<b>&"\'</b>', '&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;'],
    ['plain', 'plain'],
    [7, '7'],
    [null, ''],
    [undefined, ''],
    [false, ''],
    [['<', ['>', null]], '&lt;&gt;'],
  ])('writes %j as %s', (value, written) => {
    expect(html`<p>${value}</p>`.value).toBe(`<p>${written}</p>`);
  });
  test('escapes what would end a quoted attribute, single or double', () => {
    expect(html`<a title="${'" onclick="x'}" lang='${"' onclick='x"}'>`.value).toBe(
      `<a title="&quot; onclick=&quot;x" lang='&#39; onclick=&#39;x'>`,
    );
  });
  test('puts markup in as it is, and only markup', () => {
    const inner = html`<em>${'&'}</em>`;
    expect(html`<p>${inner}${inner.value}</p>`.value).toBe(
      '<p><em>&amp;</em>&lt;em&gt;&amp;amp;&lt;/em&gt;</p>',
    );
  });
  test('joins with a separator that is escaped too', () => {
    expect(join(['a', markupOf('<br />'), 'b'], ' & ').value).toBe('a &amp; <br /> &amp; b');
  });
  test('cannot be made outside', () => {
    expect(() => new Markup('<script>', Symbol('maker') as never)).toThrow(TypeError);
  });
});
