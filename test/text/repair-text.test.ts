import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { repairText, splitLines } from '#text';
import { UPPER_HALVES } from '../../src/text/upper-halves.ts';

describe('the upper halves of charsets', () => {
  it.each(Object.entries(UPPER_HALVES))('%s is what a decoder gives', (charset, upper) => {
    const bytes = Buffer.from(Array.from({ length: 128 }, (_, index) => index + 128));
    expect(upper).toBe(iconv.decode(bytes, charset === 'macintosh' ? 'macroman' : charset));
  });
});

const misread = (text: string, charset: string) => iconv.decode(Buffer.from(text, 'utf8'), charset);

describe('repairText', () => {
  it.each([
    [
      'windows-1252 shown as Mac Roman',
      'I donít know. She canít, itís late.\nìWait,î he said. ëTisÖ',
      'I don’t know. She can’t, it’s late.\n“Wait,” he said. ‘Tis…',
    ],
    [
      'Mac Roman shown as windows-1252',
      'She donÕt. ÒHello,Ó she saidÉ\nhadÐa secretÐand itÕs clichŽ',
      'She don’t. “Hello,” she said…\nhad–a secret–and it’s cliché',
    ],
    ['one apostrophe in a label', 'Authorís Notes: none', 'Author’s Notes: none'],
    ['C1 controls', '\x93Don\x92t\x85\x94', '“Don’t…”'],
    ['a lost high byte', 'don\x19t \x1cHi,\x1d she said', 'don’t “Hi,” she said'],
    ['quoted-printable', 'He said=20\nit=92s =3D"x" caf=C3=A9', 'He said \nit’s ="x" café'],
    [
      'entities',
      '&nbsp;Hi &amp;quot;there&amp;quot; don&#146;t &eacute;t&eacute; &#8212;',
      '\u00a0Hi "there" don’t été —',
    ],
    ['magic quotes', 'He said \\"no\\" and haven\\\'t', 'He said "no" and haven\'t'],
    ['a lost last byte', '“Small and Scalyâ€', '“Small and Scaly”'],
    ['a last byte that became U+FFFD', 'â€œHiâ€\ufffd', '“Hi”'],
    ['a lost last byte of text damaged twice', 'Ã¢â‚¬Å“Hi,Ã¢â‚¬Â he', '“Hi,” he'],
    [
      'one line of two',
      'It was late, n’est-ce pas?\nIt wasnâ€™t late.',
      'It was late, n’est-ce pas?\nIt wasn’t late.',
    ],
    ['a mark in the middle of text', 'ï»¿Title: Tea', 'Title: Tea'],
  ])('mends %s', (_, damaged, good) => {
    expect(repairText(damaged).text).toBe(good);
    expect(repairText(damaged).repairs.length).toBeGreaterThan(0);
  });

  it.each(['windows-1252', 'macroman', 'cp437', 'cp850', 'cp852', 'windows-1250'])(
    'mends UTF-8 read as %s',
    (charset) => {
      const text = '“It’s late…” said Zoë – the café was shut, naïve as it was.';
      expect(repairText(misread(text, charset)).text.replace(/[\ufffd”]/g, '"')).toBe(
        text.replace(/”/g, '"'),
      );
    },
  );

  it('mends UTF-8 read as windows-1251', () => {
    expect(repairText(misread('Привет, мой друг', 'windows-1251')).text).toBe('Привет, мой друг');
  });

  it('mends UTF-8 read as windows-1252 two and three times', () => {
    const once = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
    const text = '“Don’t,” she said — it’s Zoë…';
    expect(repairText(once(once(text))).text).toBe(text);
    expect(repairText(once(once(once(text)))).text).toBe(text);
  });

  it.each([
    'El país de la raíz, aquí. No es así, José. ¡Él sí está! Señor Muñoz, año, niño.',
    'Luís saw Luís, and Luís saw Luís.',
    'Così è più bello; perché no? Sì, lunedì, così, sì.',
    'IRMÃ… NÃO É A MANHÃ” disse. AÇÕES, CORAÇÃO, Ã',
    'L’ÉTÉ À LA MER. Noël, île, août, œuvre, « Ça va ? » — Où ? Là…',
    'Það er ísinn á Íslandi, hvítur ís, síðan, þú, ævi, Ísland, Ólafur, dís, vís.',
    'Zażółć gęślą jaźń. „Ósmy” – Łódź… Ćma, Źródło.',
    'Příliš žluťoučký kůň úpěl ďábelské ódy. „Ř“',
    'СССР и Россия. «Ёж» — съёмка… Сёстры, ВІКІ',
    'ÅÄÖ åäö. HÅØYA ER BLÅØYD. ÆØÅ',
    'Größe, Straße… „Süß“ — Übermaß”',
    'a radius of 10 Å— and 20 °C, ½ £5 ©1999 ®™ §2',
    '├──┬──┤ │ text │ └──┴──┘',
    'if (a == 20 && b) url?id=20&x=E9&y=92 AT&T &c. &copy',
    'C:\\story\\draft.txt and \\o/ and "quotes"',
    '= = = = =\n=20 points=\n',
    'Ελληνικά και ‘λέξεις’. עברית וגם ערבית: العربية',
    '日本語の文章です。「はい」と言った…',
  ])('leaves good text alone: %s', (text) => expect(repairText(text)).toEqual({ text, repairs: [] }));

  it('leaves entities and escapes of markup alone', () => {
    expect(repairText('&nbsp;&nbsp;&lt;b&gt; donâ€™t', { markup: true }).text).toBe(
      '&nbsp;&nbsp;&lt;b&gt; don’t',
    );
  });

  it('reports each kind once, with a count and a sample', () => {
    expect(repairText('donâ€™t wonâ€™t').repairs).toEqual([
      { kind: 'UTF-8 read as windows-1252', count: 2, before: 'â€™', after: '’' },
    ]);
  });

  const scraps = fc.constantFrom(
    ...[
      'â€™',
      'â€',
      'Ã©',
      'Ã ',
      'Ã',
      'Â',
      '\u00a0',
      'Ã¢â‚¬â„¢',
      '‚Äô',
      'ΓÇÖ',
      'ÔÇÖ',
      '├ę',
      'í',
      'ì',
      'î',
      'Õ',
      'Ò',
      'Ó',
      'Ð',
      'É',
      'Ñ',
    ],
    ...[
      'donít',
      'itís',
      'Iím',
      'donÕt',
      '\x92',
      '\x85',
      '\x19',
      '\ufffd',
      '=20',
      '=92',
      '=3D',
      '=\n',
      '&nbsp;',
      '&amp;',
      'quot;',
      '&#146;',
    ],
    ...[
      '\\"',
      "\\'",
      '\\',
      '"',
      ' ',
      '\n',
      '\r\n',
      'a',
      'B',
      '.',
      'РџСЂ',
      '×‘',
      'ðŸ˜€',
      '\u2028',
      'â€¨',
      '3D',
      '20',
      '&',
      ';',
      'Author',
      ':',
    ],
  );
  const damaged = fc.array(scraps, { maxLength: 40 }).map((parts) => parts.join(''));

  it('is idempotent and keeps the lines of any text', () => {
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string({ unit: 'binary' })), (text) => {
        const once = repairText(text).text;
        expect(repairText(once).text).toBe(once);
        expect(splitLines(`${once}.`).length).toBe(splitLines(`${text}.`).length);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    'Ã',
    'Ã©',
    '\\',
    '&amp;',
    '=3D',
    'í',
    'â€',
    'Ã¢â‚¬â„¢ ',
    'Authorís ',
    ':',
    '&#1',
    '=E2',
    'РџС',
    '\x85',
  ])('takes a million characters of %j in linear time', (scrap) => {
    const text = scrap.repeat(Math.floor(1_000_000 / scrap.length));
    const started = performance.now();
    repairText(text);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
