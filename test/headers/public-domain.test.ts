import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeBytes, foldText, splitLines } from '#text';
import { understand, understandLines } from '../../src/headers/index.ts';
import { corpusFolder } from '../corpus-folder.ts';

type Work = { folder: string; title: string; author: string; language: string; files: { file: string }[] };

const prose = corpusFolder('public-domain-prose');
const same = corpusFolder('same-story');

/** Files whose own header says something else than the catalogue: which field, and why. */
const KNOWN_DIFFERENCES: Record<string, string> = {
  '2407-8.txt title': 'the posting calls the volume "Buch 1"',
  '43741-8.txt title': 'the header misspells it',
  'mtdbd10.txt title': 'the first posting shortens it',
  '14172-8.txt author': 'the header names another author',
  '58201-0.txt author': 'the file names Saki as H. H. Munro',
  '25217-0.txt author': 'the file names the author in Latin letters',
  '42878-8.txt author': 'the header spells the first name otherwise',
};

describe('public-domain prose', () => {
  if (prose === null) {
    it('is left out: there is no corpus folder beside the project', () => expect(prose).toBeNull());
    return;
  }
  const works = JSON.parse(readFileSync(path.join(prose, 'catalog.json'), 'utf8')) as Work[];
  const files = works.flatMap((work) =>
    work.files
      .filter(({ file }) => file.endsWith('.txt'))
      .map(({ file }) => [`${work.folder}/${file}`, work, file] as const),
  );

  it.each(files)('%s', (name, work, file) => {
    const { text } = decodeBytes(readFileSync(path.join(prose, name)));
    const lines = splitLines(text);
    const { reading, story, body } = understandLines(lines, { name: file, path: name });
    if (!KNOWN_DIFFERENCES[`${file} title`])
      expect(titles(work.title)).toContain(key(mainTitle(reading.title ?? '')));
    if (!KNOWN_DIFFERENCES[`${file} author`]) expect(reading.authors.map(surname)).toEqual(authorsOf(work));
    if (reading.language !== null) expect(reading.language).toBe(work.language);
    const opening = story
      .slice(0, 12)
      .map((line) => line.text)
      .join('\n');
    expect(opening).not.toMatch(/gutenberg|etext|small print|produced by/i);
    expect(body.to - body.from).toBeGreaterThan(lines.length / 2);
    const closing = story
      .slice(-6)
      .map((line) => line.text)
      .join('\n');
    expect(closing).not.toMatch(/end of (?:the |this )?project gutenberg|donation/i);
  });
});

describe('the same story in four encodings', () => {
  if (same === null) {
    it('is left out: there is no corpus folder beside the project', () => expect(same).toBeNull());
    return;
  }
  const reference = JSON.parse(readFileSync(path.join(same, 'story.reference.json'), 'utf8'));
  it.each(['utf-8', 'windows-1252', 'macintosh', 'ascii'])('story.%s.txt', (encoding) => {
    const { text } = decodeBytes(readFileSync(path.join(same, `story.${encoding}.txt`)));
    const { reading, bodyStart } = understand(text);
    expect(reading).toMatchObject({
      title: reference.title,
      authors: [reference.author],
      fandoms: reference.fandoms,
      characters: reference.characters,
      rating: { value: reference.rating, ao3: 'General' },
      status: 'complete',
      part: null,
      genres: ['crossover', 'epistolary', 'humor'],
      series: { name: reference.series, position: reference.series_index },
      summary: reference.summary,
    });
    expect(key(bodyStart ?? '')).toBe(key(`1. ${reference.chapters[0].title}`));
  });
});

function authorsOf(work: Work): string[] {
  const names = work.author.replace(/ \([^()]*\)|, after .*$/g, '').split(/; | and /);
  return names.filter((name) => name !== '').map(surname);
}

/** The last name, folded: catalogues and title pages differ in forenames. */
function surname(name: string): string {
  return key(
    name
      .replace(/\s\([^()]*\)/g, '')
      .split(/\s/)
      .at(-1) ?? '',
  );
}

/** The forms of a catalogue title that a header may use: its main part, its subtitle, what brackets give. */
function titles(title: string): string[] {
  const inside = /\(([^(),]+)/.exec(title)?.[1] ?? '';
  return [
    title.replace(/ \(.*$/, ''),
    mainTitle(title),
    title.split(': ')[1] ?? '',
    inside,
    title.split(', by ')[0] ?? '',
  ].map(key);
}

function mainTitle(title: string): string {
  return title.split(/[:;]|, (?:suivies|by) | suivies | - /)[0] ?? title;
}

function key(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, '');
}
