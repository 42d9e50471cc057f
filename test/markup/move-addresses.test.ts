import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, moveAddresses } from '#markup';

const under = (address: string) => (address.startsWith('/gone') ? null : `..${address}`);

describe('the addresses of a page that is put elsewhere', () => {
  it.each([
    ['<a href="/works/1">A</a>', '<a href="../works/1">A</a>'],
    [
      '<a class="b" href="/works?q=a&amp;page=2" rel="next">A</a>',
      '<a class="b" href="../works?q=a&amp;page=2" rel="next">A</a>',
    ],
    ["<a href='/a\"b'>A</a>", '<a href="../a&quot;b">A</a>'],
    ['<img src="/media/1" alt="" />', '<img src="../media/1" alt="" />'],
    ['<form action="/works" method="get"></form>', '<form action="../works" method="get"></form>'],
  ])('%s', (page, moved) => {
    expect(moveAddresses(page, under)).toBe(moved);
  });

  it('are left alone where they are not the own ones', () => {
    const page =
      '<a href="https://archive.example/">A</a> <a href="#b">B</a> <a href="//host.example/c">C</a> <p title="/works">/works</p>';
    expect(moveAddresses(page, under)).toBe(page);
  });

  it('are gone with their elements, but for the words of links', () => {
    const page =
      '<link rel="x" href="/gone"><p><a href="/gone/1">One <em>and</em></a> <a href="/two">two</a> <img src="/gone" alt="x"> <a href="/gone">three</a></p>';
    expect(moveAddresses(page, under)).toBe('<p>One <em>and</em> <a href="../two">two</a>  three</p>');
  });

  it('are none in texts and values, which have no tags', () => {
    const words = '<a href="/works">';
    const page = html`<title>${words}</title><p title="${words}">${words}</p><a href="/y">${words}</a>`.value;
    expect(moveAddresses(page, under)).toBe(page.replace('"/y"', '"../y"'));
  });

  it('are found in every page that the template makes, whatever the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.webPath(), (words, address) => {
        const own = address.startsWith('/') && !address.startsWith('//');
        const page = html`<a title="${words}" href="${address}" class="${words}">${words}</a>`;
        const moved = html`<a title="${words}" href="${own ? `..${address}` : address}" class="${words}">${words}</a>`;
        expect(moveAddresses(page.value, (one) => `..${one}`)).toBe(moved.value);
      }),
    );
  });

  it('are found at their places behind line ends of every kind and characters beyond the basic plane', () => {
    const page = 'a\r\nb\rc\n\u{1f4d6}\u0000<a href="/x">\r\n</a>';
    expect(moveAddresses(page, under)).toBe('a\r\nb\rc\n\u{1f4d6}\u0000<a href="../x">\r\n</a>');
  });
});
