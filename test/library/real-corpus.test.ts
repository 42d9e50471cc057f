import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chapterText } from '#document';
import { foldText } from '#text';
import { type ReadWork, read } from '../../src/index.ts';
import { corpusFolder, corpusJson } from '../corpus-folder.ts';

type Book = { folder: string; title: string; author: string; language: string; files: { file: string }[] };
type Reference = { title: string; author: string; fandoms: string[]; chapters: { title: string }[] };
/**
 * What was checked by eye for each file: how many chapters, and the words at both ends of the text; `note` where printed
 * matter stands there that is not the story.
 */
type Ends = { chapters: number; starts: string; ends: string; note?: string };

const prose = corpusFolder('public-domain-prose');
const same = corpusFolder('same-story');
const checked: Record<string, Ends> = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'expected', 'public-domain-prose.json'), 'utf8'),
);

/** Where a file itself says something else than the catalogue. */
const EXCEPTIONS: Record<string, string> = {
  '43741-8.txt title': 'its header misspells the title ("an New Fancies")',
  '43741-h.htm title': 'its header misspells the title ("an New Fancies")',
  '14172-8.txt authors': 'its header names another author than the book has',
};

/** What must not stand at either end of a text. */
const NOT_TEXT =
  /gutenberg|small print|e-?text|ebook|proofread|transcri(?:bed|ber|pci)|produced by|^contents|table of contents|copyright|all rights reserved|donation|\bprinted\b|publishers/i;

if (prose === null)
  it('left out: books of the public domain, since there is no corpus folder', () => expect(prose).toBeNull());
else
  describe('books of the public domain', () => {
    const books = corpusJson<Book[]>(prose, 'catalog.json');
    const files = books.flatMap((book) =>
      book.files.map(({ file }) => [`${book.folder}/${file}`, book] as const),
    );

    it('are all in the table of what was checked', () =>
      expect(files.map(([name]) => name).sort()).toEqual(Object.keys(checked).sort()));

    it.each(files)('%s', async (name, book) => {
      const work = await onlyWork(path.join(prose, name));
      const exempt = (what: string) => EXCEPTIONS[`${path.basename(name)} ${what}`] !== undefined;
      const { title, authors, language } = work.reading;
      expect(isTitle(title ?? '', book.title), `${title} for ${book.title}`).toBe(!exempt('title'));
      expect(isAuthors(authors, book.author), `${authors} for ${book.author}`).toBe(!exempt('authors'));
      expect(language).toBe(book.language);

      const text = oneLine(work.document.chapters.map(chapterText).join('\n'));
      const start = oneLine(work.bodyStart ?? '');
      const { chapters, starts, ends } = checked[name] ?? { chapters: 0, starts: '', ends: '' };
      expect(start.slice(0, starts.length)).toBe(starts);
      expect(text.slice(-ends.length)).toBe(ends);
      expect(work.document.chapters).toHaveLength(chapters);
      expect(`${start}\n${text.slice(0, 80)}`).not.toMatch(NOT_TEXT);
      expect(text.slice(-80)).not.toMatch(NOT_TEXT);
    });
  });

if (same === null)
  it('left out: one story in several forms, since there is no corpus folder', () => expect(same).toBeNull());
else
  describe('one story in the forms Fanlight reads', () => {
    it.each([
      'story.utf-8.txt',
      'story.windows-1252.txt',
      'story.macintosh.txt',
      'story.ascii.txt',
      'story.old-style.html',
    ])('%s', async (name) => {
      const reference = corpusJson<Reference>(same, 'story.reference.json');
      const { reading, document } = await onlyWork(path.join(same, name));
      expect(key(reading.title ?? '')).toBe(key(reference.title));
      expect(reading.authors).toEqual([reference.author]);
      expect(reading.fandoms).toEqual(reference.fandoms);
      expect(document.chapters.map(({ title }) => key(title ?? ''))).toEqual(
        reference.chapters.map(({ title }) => key(title)),
      );
    });
  });

async function onlyWork(file: string): Promise<ReadWork> {
  const { works } = await read(readFileSync(file), { name: path.basename(file) });
  const [work] = works;
  if (!work || works.length > 1) throw new Error(`${works.length} stories in ${file}`);
  return work;
}

/** Whether a title is the catalogue's: the same, or shorter or longer by a subtitle, a volume or a second language. */
function isTitle(found: string, catalogued: string): boolean {
  const inBrackets = /\(([^(),]+)/.exec(catalogued)?.[1] ?? '';
  const forms = [...catalogued.split(/[:;(]|, (?:by|Band)/), inBrackets]
    .map(key)
    .filter((form) => form !== '');
  const whole = key(found);
  return forms.some((form) => whole.startsWith(form) || (form.startsWith(whole) && whole.length > 10));
}

/** Whether names are the catalogue's authors, by surname: catalogues and title pages differ in forenames. */
function isAuthors(found: readonly string[], catalogued: string): boolean {
  const names = catalogued.split(/, after /)[0] ?? '';
  const inBrackets = /\(([^()]*)\)/.exec(names)?.[1] ?? '';
  const listed = names
    .replace(/ \([^()]*\)/, '')
    .split(/; | and /)
    .filter((name) => name !== '');
  return (
    found.length === listed.length &&
    found.every((name, index) => [surname(listed[index] ?? ''), surname(inBrackets)].includes(surname(name)))
  );
}

function surname(name: string): string {
  return key(name.split(' ').at(-1) ?? '');
}

function key(text: string): string {
  return foldText(text.replace(/^(?:the|an?) /i, '')).replace(/[^\p{L}\p{N}]+/gu, '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
