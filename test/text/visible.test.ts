import { describe, expect, it } from 'vitest';
import { plainName, visibleName, visibleText } from '#text';

describe('characters that would be obeyed', () => {
  it.each([
    ['a\x1b[31m.txt', 'a\\x1b[31m.txt', 'a[31m.txt'],
    ['a\nb\tc', 'a\\x0ab\\x09c', 'a b c'],
    ['photo\u202egpj.exe', 'photo\\u202egpj.exe', 'photogpj.exe'],
    ['a\u009b31m\u2028b', 'a\\x9b31m\\u2028b', 'a31m b'],
    ['Grüße שלום \u{1f4da}', 'Grüße שלום \u{1f4da}', 'Grüße שלום \u{1f4da}'],
  ])('%j', (name, visible, plain) => {
    expect(visibleName(name)).toBe(visible);
    expect(plainName(name)).toBe(plain);
  });

  it('leave line feeds and tabs in text of several lines', () => {
    expect(visibleText('a\n\tb\r\x1b')).toBe('a\n\tb\\x0d\\x1b');
  });
});
