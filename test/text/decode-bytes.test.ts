import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeBytes, looksBinary } from '#text';

const bytes = (...values: number[]) => Uint8Array.from(values);
const latin = (text: string) => Buffer.from(text, 'latin1');

describe('decodeBytes', () => {
  it.each([
    ['nothing', bytes(), 'utf-8', ''],
    ['plain ASCII', latin('Title: Tea'), 'utf-8', 'Title: Tea'],
    ['UTF-8', Buffer.from('“Tea—now”'), 'utf-8', '“Tea—now”'],
    ['a UTF-8 mark', Buffer.from('\ufeffTea'), 'utf-8', 'Tea'],
    ['a UTF-16LE mark', bytes(0xff, 0xfe, 0x54, 0, 0x1c, 0x20), 'utf-16le', 'T“'],
    ['a UTF-16BE mark', bytes(0xfe, 0xff, 0, 0x54, 0x20, 0x1c), 'utf-16be', 'T“'],
    ['a UTF-32LE mark', bytes(0xff, 0xfe, 0, 0, 0x54, 0, 0, 0), 'utf-32le', 'T'],
    ['UTF-16LE without a mark', Buffer.from('It was “late”.', 'utf16le'), 'utf-16le', 'It was “late”.'],
    ['UTF-16BE without a mark', Buffer.from('It was late.', 'utf16le').swap16(), 'utf-16be', 'It was late.'],
    ['a tilde and brace in ASCII', latin('code ~{ here } ~'), 'utf-8', 'code ~{ here } ~'],
  ])('reads %s', (_, input, name, text) => {
    const decoded = decodeBytes(input);
    expect([decoded.encoding.name, decoded.text]).toEqual([name, text]);
    expect(decoded.encoding.reason).not.toBe('');
  });

  it.each([
    'He said he didn’t know.',
    '“Stop!” she said. “It’s late…”',
    'Holmes—no, Watson—wasn’t there',
    'He waited… and waited – long',
    'The fiancé arrived at the café.',
    'Él está aquí, ¿no?',
    'voilà, c’est ça',
    'Die Mädchen hörten süße Töne',
    'Olá, não é possível, coração',
  ])('tells windows-1252, Mac Roman, cp437 and cp850 apart in %j', (text) => {
    for (const charset of ['windows-1252', 'macroman', 'cp437', 'cp850']) {
      const encoded = iconv.encode(text, charset);
      if (iconv.decode(encoded, charset) === text) expect(decodeBytes(encoded).text, charset).toBe(text);
    }
  });

  it.each(['utf-8', 'shift_jis', 'windows-1251', 'utf-16', 'bogus', ''])(
    'does not believe the declared %j against the bytes',
    (declared) => {
      const decoded = decodeBytes(iconv.encode('“It’s late…” she said.', 'windows-1252'), { declared });
      expect(decoded.text).toBe('“It’s late…” she said.');
      expect(decoded.encoding.reason).toContain(`“${declared}”`);
    },
  );

  it.each([
    ['ISO-8859-1', 'windows-1252'],
    ['latin1', 'windows-1252'],
    ['US-ASCII', 'windows-1252'],
    ['cp1252', 'windows-1252'],
    ['iso-8859-15', 'iso-8859-15'],
  ])('takes the declared %s as %s', (declared, name) => {
    expect(decodeBytes(latin('caf\xe9 na\xefve'), { declared })).toMatchObject({
      text: 'café naïve',
      encoding: { name },
    });
  });

  it('believes valid UTF-8 over a declared single-byte charset', () => {
    expect(decodeBytes(Buffer.from('café'), { declared: 'iso-8859-1' })).toMatchObject({
      text: 'café',
      encoding: { name: 'utf-8' },
    });
  });

  it('reads stray bytes in UTF-8 as windows-1252 and counts what is cut', () => {
    const mixed = Buffer.concat([
      Buffer.from('“One” – “two” é. '),
      latin('don\x92t '),
      bytes(0xe2, 0x80, 0x20),
    ]);
    const decoded = decodeBytes(mixed);
    expect(decoded.text).toBe('“One” – “two” é. don’t \ufffd ');
    expect(decoded.invalid).toEqual({ count: 1, firstAt: 23 });
  });

  it('marks and counts NULs', () => {
    const decoded = decodeBytes(latin('a story\0 with \0two'));
    expect(decoded.text).toBe('a story\ufffd with \ufffdtwo');
    expect(decoded.invalid).toEqual({ count: 2, firstAt: 7 });
  });

  it('does not count a U+FFFD that was in the text', () => {
    expect(decodeBytes(Buffer.from('a \ufffd b')).invalid).toBeNull();
  });

  it('takes any bytes and leaves no NUL', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.option(fc.constantFrom('utf-8', 'gbk', 'hz', 'iso-2022-jp', 'utf-16be', 'x')),
        (input, declared) => {
          const decoded = decodeBytes(input, declared === null ? {} : { declared });
          expect(decoded.text).not.toContain('\0');
          expect(decoded.encoding.confidence).toBeGreaterThanOrEqual(0);
          expect(decoded.encoding.confidence).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives back any text written in UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const clean = text.replaceAll('\0', '').replace(/^\ufeff/, '');
        fc.pre(!/~\{|\x1b\$/.test(clean) && /[^\x00-\x7f]/.test(clean));
        expect(decodeBytes(Buffer.from(clean)).text).toBe(clean);
      }),
    );
  });
});

describe('looksBinary', () => {
  it.each([
    ['a zip', bytes(0x50, 0x4b, 3, 4, 20, 0)],
    ['a picture', bytes(0x89, 0x50, 0x4e, 0x47, 13, 10)],
    ['a Word document', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ['a PDF', latin('%PDF-1.4 ...')],
    ['counting bytes', Uint8Array.from({ length: 4_096 }, (_, index) => (index * 31) & 0xff)],
    ['NULs', new Uint8Array(100)],
  ])('is true for %s', (_, input) => expect(looksBinary(input)).toBe(true));

  it.each([
    ['nothing', bytes()],
    ['ASCII', latin('Title: Tea\r\n\r\nIt was late.\f\x1a')],
    ['windows-1251', iconv.encode('Он пришёл поздно', 'windows-1251')],
    ['UTF-16 with a mark', Buffer.from('\ufeffIt was late.', 'utf16le')],
    ['UTF-16 without a mark', Buffer.from('It was late.', 'utf16le')],
    ['ISO-2022-JP', Buffer.from([0x1b, 0x24, 0x42, 0x24, 0x22, 0x1b, 0x28, 0x42])],
    ['a stray NUL', latin(`${'It was late. '.repeat(20)}\0`)],
  ])('is false for %s', (_, input) => expect(looksBinary(input)).toBe(false));
});
