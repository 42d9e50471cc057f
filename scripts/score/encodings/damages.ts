/** The ways in which text was damaged on its way through old programs, each as bytes with the text that they were. */
import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { pick, type Random } from '../../bench/random.ts';
import { type Prose, type Tongue, takePassage } from './prose.ts';

/** Bytes as they would be found, and the text that should come out. */
export type Damaged = { original: string; bytes: Uint8Array };

/** One kind of damage. */
export type Damage = { group: string; name: string; make: (prose: Prose, random: Random) => Damaged };

const WEST: readonly Tongue[] = ['en', 'accents', 'fr', 'de', 'es', 'pt', 'nl'];
const PLAIN_WEST: readonly Tongue[] = ['accents', 'fr', 'de', 'es', 'pt', 'nl'];
const CHARSET_ALIASES: Record<string, string> = { shift_jis: 'cp932' };
/** Bytes that windows-1252 has no characters for. */
const HOLES = /[\x81\x8d\x8f\x90\x9d]/;

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const inCharset = (text: string, charset: string) => iconv.encode(text, CHARSET_ALIASES[charset] ?? charset);
const has = (charset: string) => (text: string) =>
  iconv.decode(inCharset(text, charset), CHARSET_ALIASES[charset] ?? charset) === text;

/** UTF-8 read in another charset; windows-1252 has holes, for which programs put different things. */
function misread(text: string, charset: string, hole: (byte: string) => string = (byte) => byte): string {
  if (charset !== 'windows-1252') return iconv.decode(utf8(text), charset);
  return utf8(text)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (byte) =>
      HOLES.test(byte) ? hole(byte) : iconv.decode(Buffer.from(byte, 'latin1'), 'windows-1252'),
    );
}

const dropped = () => '';
const replaced = () => '\ufffd';
/** Whether nothing is lost for good when the holes of windows-1252 are: a closing quotation mark can be told from what is left. */
const survivesHoles = (text: string) => !HOLES.test(utf8(text.replaceAll('\u201d', '"')).toString('latin1'));

function single(charset: string, tongues: readonly Tongue[]): Damage {
  const make = (prose: Prose, random: Random) => {
    const original = takePassage(prose, random, tongues, has(charset));
    return { original, bytes: inCharset(original, charset) };
  };
  return { group: 'one charset', name: charset, make };
}

function doubled(
  name: string,
  tongues: readonly Tongue[],
  damage: (text: string) => string,
  fits: (text: string) => boolean = () => true,
): Damage {
  const make = (prose: Prose, random: Random) => {
    const original = takePassage(prose, random, tongues, fits);
    return { original, bytes: utf8(damage(original)) };
  };
  return { group: 'UTF-8 misread', name, make };
}

/** Characters beyond ASCII that each of two encodings in one text has at least; one alone is often right in both. */
const LEAST_OF_EACH = 2;

/** Each paragraph (or line) in one of two encodings; both occur. */
function mixed(
  name: string,
  tongues: readonly Tongue[],
  encode: readonly [(text: string) => Uint8Array, (text: string) => Uint8Array],
  fits: (text: string) => boolean,
  choose: (random: Random, index: number) => boolean,
  separator = '\n\n',
): Damage {
  const isMixable = (text: string) =>
    fits(text) && text.split(separator).filter((part) => /[^\x00-\x7f]/.test(part)).length >= 2;
  const make = (prose: Prose, random: Random): Damaged => {
    for (;;) {
      const original = takePassage(prose, random, tongues, isMixable);
      const used = [0, 0];
      const parts = original.split(separator).map((part, index) => {
        const first = choose(random, index);
        used[first ? 0 : 1] = (used[first ? 0 : 1] ?? 0) + (part.match(/[^\x00-\x7f]/g)?.length ?? 0);
        return encode[first ? 0 : 1](index === 0 ? part : separator + part);
      });
      if (Math.min(...used) >= LEAST_OF_EACH) return { original, bytes: Buffer.concat(parts) };
    }
  };
  return { group: 'two encodings', name, make };
}

const either = (random: Random) => random() < 0.5;
const seldom = (random: Random) => random() < 0.25;
const firstOnly = (_: Random, index: number) => index === 0;
const cp1252 = (text: string) => inCharset(text, 'windows-1252');
const inWestern = has('windows-1252');
const inMac = has('macroman');

/** Paragraphs with their marks as entities, named or numbered, as an old editor for the web wrote them. */
function entities(text: string, random: Random): string {
  const numbered = either(random);
  return text.replace(/[\u0080-\uffff]/g, (character) => {
    const name = ENTITY_NAMES.get(character);
    if (name !== undefined && !numbered) return `&${name};`;
    const [byte = 0] = cp1252(character);
    return `&#${either(random) && byte !== 0x3f ? byte : character.charCodeAt(0)};`;
  });
}

const ENTITY_NAMES = new Map(
  Object.entries({
    ...{
      '\u2018': 'lsquo',
      '\u2019': 'rsquo',
      '\u201c': 'ldquo',
      '\u201d': 'rdquo',
      '\u2014': 'mdash',
      '\u2026': 'hellip',
    },
    ...{
      é: 'eacute',
      è: 'egrave',
      ê: 'ecirc',
      ë: 'euml',
      à: 'agrave',
      ç: 'ccedil',
      ô: 'ocirc',
      ü: 'uuml',
      ö: 'ouml',
      ä: 'auml',
    },
    ...{
      ñ: 'ntilde',
      á: 'aacute',
      í: 'iacute',
      ó: 'oacute',
      ã: 'atilde',
      õ: 'otilde',
      '«': 'laquo',
      '»': 'raquo',
      '\u00a0': 'nbsp',
    },
  }),
);

function halfEntities(): Damage {
  const make = (prose: Prose, random: Random): Damaged => {
    const original = takePassage(prose, random, WEST, (text) => inWestern(text) && !text.includes('&'));
    const damage = original.split('\n\n').map((part) => (either(random) ? entities(part, random) : part));
    const text = damage.join('\n\n');
    return { original, bytes: either(random) ? utf8(text) : cp1252(text) };
  };
  return { group: 'two encodings', name: 'entities in half of the paragraphs', make };
}

/** UTF-8 after its no-break spaces were straightened, as happens to the second byte of à. */
const straightened = (text: string) => misread(text, 'windows-1252').replaceAll('\u00a0', ' ');
const twiceWestern = (text: string) => misread(misread(text, 'windows-1252'), 'windows-1252');

/** All kinds, in a fixed order. */
export const DAMAGES: readonly Damage[] = [
  single('windows-1252', WEST),
  single('macroman', WEST),
  single('cp437', PLAIN_WEST),
  single('cp850', PLAIN_WEST),
  single('iso-8859-15', PLAIN_WEST),
  single('iso-8859-2', ['pl', 'cs']),
  single('windows-1250', ['pl', 'cs']),
  single('cp852', ['pl', 'cs']),
  single('koi8-r', ['ru']),
  single('windows-1251', ['ru']),
  single('cp866', ['ru']),
  single('shift_jis', ['ja']),
  single('euc-jp', ['ja']),
  single('gb18030', ['zh']),
  single('big5', ['zh']),
  single('windows-1255', ['he']),
  doubled('as windows-1252, holes kept', WEST, (text) => misread(text, 'windows-1252')),
  doubled(
    'as windows-1252, holes dropped',
    WEST,
    (text) => misread(text, 'windows-1252', dropped),
    survivesHoles,
  ),
  doubled(
    'as windows-1252, holes U+FFFD',
    WEST,
    (text) => misread(text, 'windows-1252', replaced),
    survivesHoles,
  ),
  doubled(
    'as windows-1252, no-break space straightened',
    ['fr', 'pt', 'en'],
    straightened,
    (text) => !text.includes('\u00a0'),
  ),
  doubled('as Latin-1', WEST, (text) => misread(text, 'latin1')),
  doubled('as Mac Roman', WEST, (text) => misread(text, 'macroman')),
  doubled('as cp437', WEST, (text) => misread(text, 'cp437')),
  doubled('as cp850', WEST, (text) => misread(text, 'cp850')),
  doubled(
    'as windows-1250, Polish',
    ['pl', 'cs'],
    (text) => misread(text, 'windows-1250'),
    (text) => !misread(text, 'windows-1250').includes('\ufffd'),
  ),
  doubled('as windows-1252, Polish and Russian', ['pl', 'cs', 'ru'], (text) => misread(text, 'windows-1252')),
  doubled(
    'as windows-1251, Russian',
    ['ru'],
    (text) => misread(text, 'windows-1251'),
    (text) => !misread(text, 'windows-1251').includes('\ufffd'),
  ),
  doubled('twice as windows-1252', WEST, twiceWestern),
  doubled('twice as Latin-1', WEST, (text) => misread(misread(text, 'latin1'), 'latin1')),
  doubled('as windows-1252, then as Mac Roman', WEST, (text) =>
    misread(misread(text, 'windows-1252'), 'macroman'),
  ),
  mixed('UTF-8 lines among windows-1252 lines', WEST, [utf8, cp1252], inWestern, either, '\n'),
  mixed('few windows-1252 paragraphs in UTF-8', WEST, [cp1252, utf8], inWestern, seldom),
  mixed(
    'UTF-8 header over a Latin-1 body',
    PLAIN_WEST,
    [utf8, (text) => inCharset(text, 'latin1')],
    has('latin1'),
    firstOnly,
  ),
  mixed(
    'Mac Roman paragraphs in windows-1252',
    WEST,
    [(text) => inCharset(text, 'macroman'), cp1252],
    (text) => inWestern(text) && inMac(text),
    seldom,
  ),
  mixed(
    'Mac Roman lines in windows-1252',
    ['en'],
    [(text) => inCharset(text, 'macroman'), cp1252],
    (text) => inWestern(text) && inMac(text),
    seldom,
    '\n',
  ),
  mixed(
    'UTF-8 paragraphs among Mac Roman',
    WEST,
    [utf8, (text) => inCharset(text, 'macroman')],
    inMac,
    either,
  ),
  mixed(
    'cp437 paragraphs in windows-1252',
    PLAIN_WEST,
    [(text) => inCharset(text, 'cp437'), cp1252],
    (text) => inWestern(text) && has('cp437')(text),
    seldom,
  ),
  mixed(
    'one double-encoded paragraph in UTF-8',
    WEST,
    [(text) => utf8(misread(text, 'windows-1252')), utf8],
    () => true,
    firstOnly,
  ),
  mixed(
    'UTF-8 paragraphs among KOI8-R',
    ['ru'],
    [utf8, (text) => inCharset(text, 'koi8-r')],
    has('koi8-r'),
    either,
  ),
  mixed(
    'UTF-8 paragraphs among windows-1251',
    ['ru'],
    [utf8, (text) => inCharset(text, 'windows-1251')],
    has('windows-1251'),
    either,
  ),
  mixed(
    'UTF-8 paragraphs among Shift_JIS',
    ['ja'],
    [utf8, (text) => inCharset(text, 'shift_jis')],
    has('shift_jis'),
    either,
  ),
  mixed(
    'UTF-8 paragraphs among ISO-8859-2',
    ['pl', 'cs'],
    [utf8, (text) => inCharset(text, 'iso-8859-2')],
    has('iso-8859-2'),
    either,
  ),
  halfEntities(),
];

/** The kind of damage that passage `number` gets. */
export function damageOf(number: number): Damage {
  const damage = DAMAGES[number % DAMAGES.length];
  return damage ?? pick(() => 0, DAMAGES);
}
