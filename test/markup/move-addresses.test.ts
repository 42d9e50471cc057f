import { describe, expect, it } from 'vitest';
import { moveAddresses } from '#markup';

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

  it('are none in what is no markup', () => {
    const page =
      '<title>&lt;a href="/x"></title><!-- <a href="/x"> --><textarea><a href="/x"></textarea><a href="/y">y</a>';
    expect(moveAddresses(page, under)).toBe(page.replace('"/y"', '"../y"'));
  });

  it('are found at their places behind line ends of every kind and characters beyond the basic plane', () => {
    const page = 'a\r\nb\rc\n\u{1f4d6}\u0000<a href="/x">\r\n</a>';
    expect(moveAddresses(page, under)).toBe('a\r\nb\rc\n\u{1f4d6}\u0000<a href="../x">\r\n</a>');
  });
});
