import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chapterText, validateDocument } from '#document';
import { parseTree } from '#markup';
import { openPage, readPage, readTextStory } from '#stories';
import { BOOK_PRODUCERS } from '../../../src/stories/producers/books.ts';
import { markdownBlocks } from '../../../src/stories/producers/fanficfare/markdown.ts';
import { openBook } from './books.ts';

const root = path.resolve('test/corpus/producers');
const folders = readdirSync(root).flatMap((producer) =>
  readdirSync(path.join(root, producer)).map((name) => path.join(root, producer, name)),
);
const pages = folders.filter((folder) => existsSync(path.join(folder, 'input.html')));
const texts = folders.filter((folder) => existsSync(path.join(folder, 'input.txt')));
const books = folders.filter((folder) => existsSync(path.join(folder, 'book.json')));

/** Reads a page and says what is wrong with what came of it. */
function faultsOfPage(source: string): string[] {
  const { tree, places, decoded } = openPage(new TextEncoder().encode(source));
  const { works, losses } = readPage(tree, { places, name: 'page.html', path: 'page.html' });
  const faults = works.flatMap(({ document }) => validateDocument(document).map(({ says }) => says));
  if (works.length === 0 && losses.length === 0) faults.push('no work and no reason');
  for (const { start, end } of works.flatMap(({ evidence }) => Object.values(evidence).flat()))
    if (start > end || end > decoded.length) faults.push(`evidence at ${start} to ${end}`);
  return faults;
}

test('a page of any make, cut anywhere, is read or refused', () => {
  for (const folder of pages) {
    const source = readFileSync(path.join(folder, 'input.html'), 'utf8');
    for (let at = 1; at < 7; at += 1)
      expect(faultsOfPage(source.slice(0, Math.floor((source.length * at) / 7))), folder).toEqual([]);
  }
});

test('a page of any make with a piece gone or doubled is read or refused', () => {
  const sources = pages.map((folder) => readFileSync(path.join(folder, 'input.html'), 'utf8'));
  fc.assert(
    fc.property(
      fc.nat(sources.length - 1),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(900),
      fc.boolean(),
      (which, share, length, doubled) => {
        const source = sources[which] ?? '';
        const at = Math.floor(source.length * share);
        const piece = source.slice(at, at + length);
        const broken = doubled
          ? source.slice(0, at) + piece + source.slice(at)
          : source.slice(0, at) + source.slice(at + length);
        expect(faultsOfPage(broken)).toEqual([]);
      },
    ),
    { numRuns: 150, seed: 8 },
  );
});

test('a text of FanFicFare, cut anywhere, is read', () => {
  for (const folder of texts) {
    const source = readFileSync(path.join(folder, 'input.txt'), 'utf8');
    for (let at = 1; at < 40; at += 1) {
      const cut = source.slice(0, Math.floor((source.length * at) / 40));
      const { works } = readTextStory(cut, { name: 'story.txt' });
      for (const { document, evidence } of works) {
        expect(validateDocument(document)).toEqual([]);
        for (const { end } of Object.values(evidence).flat()) expect(end).toBeLessThanOrEqual(cut.length);
      }
    }
  }
});

test('a book of any make is read with any of its documents missing', () => {
  for (const folder of books) {
    const { book } = openBook(folder);
    for (const missing of book.documents) {
      const documents = book.documents.filter((document) => document !== missing);
      const read = BOOK_PRODUCERS.map((producer) => producer({ ...book, documents })).find(
        (one) => one !== null,
      );
      for (const { document } of read?.works ?? []) expect(validateDocument(document)).toEqual([]);
      if (read) expect(read.works.length + read.losses.length).toBeGreaterThan(0);
    }
  }
});

test('no book of another make is taken for one of these', () => {
  const tree = parseTree(
    '<html><body><h1>Emma</h1><h2>Chapter 1</h2><p>Emma Woodhouse, handsome.</p></body></html>',
  );
  const { book } = openBook(path.join(root, 'fichub', 'epub'));
  const documents = [{ path: 'OEBPS/chapter1.xhtml', tree, start: 0, linear: true }];
  for (const producer of BOOK_PRODUCERS) expect(producer({ ...book, documents })).toBeNull();
});

test('light Markdown keeps every word of a text without marks', () => {
  const word = fc.stringMatching(/^[A-Za-z]{1,12}$/);
  const paragraph = fc.array(word, { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(
      fc.array(paragraph, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 20, max: 90 }),
      (story, width) => {
        const lines = story.flatMap((words) => [...wrapped(words, width), '']);
        const text = chapterText({ blocks: markdownBlocks(lines) });
        expect(text).toBe(story.map((words) => words.join(' ')).join('\n\n'));
      },
    ),
    { seed: 8 },
  );
});

test('light Markdown never throws and gives valid blocks', () => {
  const piece = fc.constantFrom(
    '_',
    '**',
    '~~',
    '> ',
    '  * ',
    '    ',
    '# ',
    '\\',
    '[',
    '](',
    ')',
    '![',
    'https://a.example',
    'word',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '-',
    '1.',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const blocks = markdownBlocks(pieces.join('').split('\n'));
      expect(validateDocument({ chapters: [{ blocks }] })).toEqual([]);
    }),
    { seed: 8, numRuns: 500 },
  );
});

const HOSTILE: readonly (readonly [string, string])[] = [
  [
    'a download with thousands of tags',
    `<dl class="tags"><dt>Series:</dt><dd>${'Part 1 of <a href="/series/1">x</a>, '.repeat(20_000)}</dd></dl><div id="chapters"><p>${'word '.repeat(40)}</p></div>`,
  ],
  [
    'a download of thousands of headings',
    `<div id="preface"><dl class="tags"><dt>Fandom:</dt><dd>x</dd></dl></div><div id="chapters">${'<h2 class="heading">Chapter 1: x</h2>y'.repeat(20_000)}</div>`,
  ],
  [
    'deep notes of FanFicFare',
    `<h1>x</h1><table class="full"></table><a name="section0001"><h2>x</h2></a>${'<div>'.repeat(380)}<div class="fff_chapter_notes">${'<b>x:</b>y'.repeat(30_000)}</div>`,
  ],
  [
    'a title page of endless labels',
    `<h1>x</h1><table class="full"><tr><td>${'<b>x:</b>y'.repeat(30_000)}</td></tr></table><a name="section0001"><h2>x</h2></a>${'word '.repeat(40)}`,
  ],
  [
    'an entry with thousands of comments',
    `<span class="ljuser">x</span><div class="entry-content">${'word '.repeat(40)}</div>${'<div class="comment"><span class="ljuser">y</span><div class="comment-content">z</div></div>'.repeat(12_000)}`,
  ],
  [
    'a list of facts without end',
    `<div id="pagetitle"><a href="viewstory.php?sid=1">x</a></div><div class="infobox">${'<span class="label">x:</span>y'.repeat(30_000)}</div><div id="story">${'word '.repeat(40)}</div>`,
  ],
  [
    'a line of figures without end',
    `<div id="profile_top"><b>x</b><span>Rated: T${' - [a, b'.repeat(200_000)}</span></div><div id="storytext">${'word '.repeat(40)}</div>`,
  ],
];

test.each(HOSTILE)('%s is read in time', (_name, source) => {
  const start = performance.now();
  expect(faultsOfPage(`<html><body>${source}</body></html>`)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(20_000);
});

/** Words in lines of at most a width. */
function wrapped(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

test('a form feed in a text of FanFicFare gives a valid document', () => {
  const text = readFileSync(path.join(root, 'fanficfare/txt/input.txt'), 'utf8');
  const { works } = readTextStory(text.replaceAll('\n\n', '\n\f\n* an item\f here\n\n'), {});
  expect(works).toHaveLength(1);
  for (const { document } of works) expect(validateDocument(document)).toEqual([]);
});
