import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeField } from '#text';

const latin = (text: string) => Buffer.from(text, 'latin1');
const twice = (text: string) => Buffer.from(iconv.decode(Buffer.from(text), 'latin1'));
const western = (text: string) => Buffer.from(iconv.decode(Buffer.from(text), 'windows-1252'));

describe('decodeField', () => {
  it.each([
    ['nothing', latin(''), 'utf-8', ''],
    ['ASCII', latin('Tea & Toast'), 'utf-8', 'Tea & Toast'],
    ['UTF-8', Buffer.from('Zoë’s “Café”'), 'utf-8', 'Zoë’s “Café”'],
    ['double-encoded UTF-8', twice('Zoë’s “Café”'), 'utf-8', 'Zoë’s “Café”'],
    ['double-encoded UTF-8 by windows-1252', western('Zoë’s “Café'), 'utf-8', 'Zoë’s “Café'],
    ['triple-encoded UTF-8', twice(twice('María’s').toString()), 'utf-8', 'María’s'],
    ['a double-encoded Russian name', twice('Иван'), 'utf-8', 'Иван'],
    ['windows-1252', latin('It\x92s \x93late\x94\x85'), 'windows-1252', 'It’s “late”…'],
    ['Latin-1', latin('Caf\xe9'), 'windows-1252', 'Café'],
    ['windows-1252 that looks like cut UTF-8', latin('je suis n\xe9\x85'), 'windows-1252', 'je suis né…'],
    [
      'capitals of windows-1252',
      latin('\xd2scar, CANCI\xd3N, \xd1and\xfa'),
      'windows-1252',
      'Òscar, CANCIÓN, Ñandú',
    ],
    ['Mac Roman', latin('She didn\xd5t. \xd2Oh,\xd3 he said\xc9'), 'macintosh', 'She didn’t. “Oh,” he said…'],
    ['UTF-8 cut at its length', Buffer.from('“Oh” – “Ah”').subarray(0, -1), 'utf-8', '“Oh” – “Ah\ufffd'],
    ['UTF-8 cut in its only mark', latin('Wait\xe2\x80'), 'utf-8', 'Wait\ufffd'],
    ['a NUL', latin('a\0b'), 'utf-8', 'a\ufffdb'],
  ])('reads %s', (_, bytes, encoding, text) => {
    expect(decodeField(bytes)).toMatchObject({ encoding, text });
  });

  it('says what it repaired', () => {
    expect(decodeField(western('don’t')).repaired).toEqual([
      { kind: 'UTF-8 read as windows-1252', count: 1, before: 'â€™', after: '’' },
    ]);
    expect(decodeField(Buffer.from('don’t')).repaired).toEqual([]);
  });

  it.each(['koi8-r', 'windows-1251', 'shift_jis'])(
    'believes a declared %s where the bytes are not UTF-8',
    (declared) => {
      const text = declared === 'shift_jis' ? '雨の夜' : 'Тихий дом';
      expect(decodeField(iconv.encode(text, declared), { declared })).toMatchObject({
        text,
        encoding: declared,
      });
      expect(decodeField(Buffer.from(text), { declared })).toMatchObject({ text, encoding: 'utf-8' });
    },
  );

  it('gives back any text in UTF-8 that shows no damage, and takes any bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { text: read, repaired } = decodeField(Buffer.from(text));
        if (repaired.length === 0) expect(read).toBe(text.replaceAll('\0', '\ufffd'));
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(decodeField(bytes).text).not.toContain('\0');
      }),
    );
  });
});
