import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesFromJson, bytesToJson, decodeField } from '#text';

/** UTF-8 bytes taken for Latin-1 and encoded again, as often as wished. */
function encodedAgain(text: string, times: number): Buffer {
  let bytes = Buffer.from(text, 'utf8');
  for (let round = 0; round < times; round++) bytes = Buffer.from(bytes.toString('latin1'), 'utf8');
  return bytes;
}

describe('a field is decoded on its own', () => {
  test.each([
    ['ASCII', Buffer.from('Lamp'), 'Lamp', 'utf-8'],
    ['UTF-8', Buffer.from('“Café”'), '“Café”', 'utf-8'],
    ['UTF-8 with a mark', Buffer.from('\ufeffCafé'), 'Café', 'utf-8'],
    ['windows-1252', Buffer.from('\x93Caf\xe9\x94 \x96 it\x92s', 'latin1'), '“Café” – it’s', 'windows-1252'],
    ['Latin-1 of one word', Buffer.from('Irène', 'latin1'), 'Irène', 'windows-1252'],
    [
      'Mac Roman by its quotes',
      Buffer.from('\xd2Don\xd5t,\xd3 she said.', 'latin1'),
      '“Don’t,” she said.',
      'macintosh',
    ],
    ['UTF-8 encoded twice', encodedAgain('Für „Élise“', 1), 'Für „Élise“', 'utf-8'],
    ['UTF-8 encoded three times', encodedAgain('Café', 2), 'Café', 'utf-8'],
    [
      'words of another script',
      Buffer.from([
        0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20, 0xe2, 0xf1, 0xe5, 0xec, 0x2c, 0x20, 0xfd, 0xf2, 0xee, 0x20,
        0xff,
      ]),
      'Привет всем, это я',
      'windows-1251',
    ],
    ['a sign that only looks encoded twice', Buffer.from('Ã la carte'), 'Ã la carte', 'utf-8'],
  ])('%s', (_, bytes, text, charset) => {
    expect(decodeField(bytes)).toMatchObject({ text, charset });
  });

  test('what was encoded twice is reported with a sample', () => {
    expect(decodeField(encodedAgain('Das Café', 1)).repairs).toEqual([
      { kind: 'UTF-8 encoded twice', count: 1, before: 'Ã©', after: 'é' },
    ]);
  });
});

test('bytes come back from JSON as they were', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const json: unknown = JSON.parse(JSON.stringify(bytesToJson(bytes)));
      expect(Buffer.from(bytesFromJson(json) ?? [])).toEqual(Buffer.from(bytes));
    }),
  );
  expect(bytesFromJson(7)).toBeNull();
});
