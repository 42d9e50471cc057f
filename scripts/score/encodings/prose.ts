/** Passages of good text to damage: public-domain prose, and invented sentences where there is too little of a language. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import { corpusBytes, corpusFolder, corpusJson } from '../../../test/corpus-folder.ts';
import { pick, type Random } from '../../bench/random.ts';

/** Languages that passages are taken in. `en` has typographic quotation marks and dashes; `accents` is English as printed, with its few accents. */
export type Tongue =
  | 'en'
  | 'accents'
  | 'fr'
  | 'de'
  | 'es'
  | 'pt'
  | 'nl'
  | 'pl'
  | 'zh'
  | 'he'
  | 'ru'
  | 'ja'
  | 'cs';

/** Paragraphs by language. */
export type Prose = ReadonlyMap<Tongue, readonly (readonly string[])[]>;

type Work = { folder: string; language: string; files: { file: string; encoding: string }[] };
type Sample = { reference: string; language: string };

const LEAST = 400;
const MOST = 3_000;
const MOST_TRIES = 400;
const SHORT_OF_TEXT = { ru: 'russian.txt', ja: 'japanese.txt', cs: 'czech.txt' } as const;

/** Everything the corpus has, or null where it is not on this machine. */
export function readProse(): Prose | null {
  const folder = corpusFolder('public-domain-prose');
  const encodings = corpusFolder('encodings');
  if (folder === null || encodings === null) return null;
  const prose = new Map<Tongue, string[][]>();
  const add = (tongue: Tongue, paragraphs: string[]) =>
    prose.set(tongue, [...(prose.get(tongue) ?? []), paragraphs]);
  for (const work of corpusJson<Work[]>(folder, 'catalog.json')) {
    for (const { file, encoding } of work.files) {
      if (!file.endsWith('.txt')) continue;
      const text = bodyOf(
        iconv.decode(Buffer.from(corpusBytes(folder, `${work.folder}/${file}`)), encodingName(encoding)),
      );
      const paragraphs = text.split(/\n{2,}/).filter((one) => one.trim() !== '');
      const tongue = work.language.slice(0, 2) as Tongue;
      if (tongue === 'en') {
        add('en', paragraphs.map(withTypographicMarks));
        if (/[\x80-\xff]/.test(text) && !/[\u2018-\u201d]/.test(text)) add('accents', paragraphs);
      } else add(tongue, paragraphs);
    }
  }
  const samples = corpusJson<Sample[]>(encodings, 'manifest.json');
  for (const [tongue, file] of Object.entries(SHORT_OF_TEXT)) {
    const own = readFileSync(path.join(import.meta.dirname, file), 'utf8').split('\n');
    const references = new Set(samples.filter((one) => one.language === tongue).map((one) => one.reference));
    const theirs = [...references].flatMap((name) =>
      Buffer.from(corpusBytes(encodings, name)).toString('utf8').split(/\n+/),
    );
    prose.set(tongue as Tongue, [[...own, ...theirs].filter((one) => one.trim() !== '')]);
  }
  return prose;
}

/**
 * A passage of 400 to 3,000 characters in one of the languages for which `fits` holds, such as that a charset has all its
 * characters; it always has some beyond ASCII. Where a language is short of text, its sentences are put together anew.
 */
export function takePassage(
  prose: Prose,
  random: Random,
  tongues: readonly Tongue[],
  fits: (text: string) => boolean,
): string {
  for (let turn = 0; turn < MOST_TRIES; turn += 1) {
    const tongue = pick(random, tongues);
    const length = Math.floor(LEAST + (MOST - LEAST) * random() ** 2);
    const works = prose.get(tongue) ?? [];
    const text =
      tongue in SHORT_OF_TEXT
        ? composed(random, works.flat(), length)
        : excerpt(random, pick(random, works), length);
    if (text.length >= LEAST && /[^\x00-\x7f]/.test(text) && fits(text)) return text;
  }
  throw new RangeError(`no passage in ${tongues.join(', ')} fits`);
}

/** Consecutive paragraphs of a work, the last one cut between words. */
function excerpt(random: Random, paragraphs: readonly string[], length: number): string {
  const from = Math.floor(random() * Math.max(1, paragraphs.length - 3));
  const taken: string[] = [];
  for (let at = from, size = 0; at < paragraphs.length && size < length; at += 1) {
    const paragraph = paragraphs[at] ?? '';
    taken.push(
      size + paragraph.length > MOST ? paragraph.slice(0, MOST - size - 2).replace(/\s\S*$/, '') : paragraph,
    );
    size += paragraph.length + 2;
  }
  return taken.join('\n\n');
}

function composed(random: Random, sentences: readonly string[], length: number): string {
  let text = '';
  const gap = /[\u3040-\u30ff]/.test(sentences.join('')) ? '' : ' ';
  while (text.length < length) {
    const sentence = pick(random, sentences);
    text += text === '' || text.endsWith('\n') ? sentence : `${gap}${sentence}`;
    if (random() < 0.3) text += '\n\n';
  }
  return text.trimEnd();
}

function encodingName(encoding: string): string {
  return encoding === 'us-ascii' ? 'latin1' : encoding.replace(' (BOM)', '');
}

/** The book between the marks of Project Gutenberg, with line feeds. */
function bodyOf(text: string): string {
  const unix = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const start = /\*\*\* ?START OF[^\n]*\n|\*END\*?[^\n]*\n/.exec(unix);
  const end = /\n\*\*\* ?END OF|\nEnd of (?:the )?Project Gutenberg/i.exec(unix);
  return unix.slice(start ? start.index + start[0].length : 0, end?.index ?? unix.length);
}

/** Straight quotation marks, double hyphens and dots as a word processor of the time set them. */
function withTypographicMarks(text: string): string {
  return text
    .replace(/(?<=^|[\s(\u005b_-])"/g, '\u201c')
    .replace(/"/g, '\u201d')
    .replace(/(?<=^|[\s(\u005b_\u201c-])'/g, '\u2018')
    .replace(/'/g, '\u2019')
    .replace(/(?<!-)--(?!-)/g, '\u2014')
    .replace(/(?<!\.)\.\.\.(?!\.)/g, '\u2026');
}
