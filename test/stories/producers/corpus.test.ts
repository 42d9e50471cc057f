import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { chapterText, outlineChapter, validateDocument } from '#document';
import { openPage, type ReadStories, readPage, readTextStory } from '#stories';
import { BOOK_PRODUCERS } from '../../../src/stories/producers/books.ts';
import { openBook } from './books.ts';

/**
 * What a case expects of its first work: `reading` a part of the reading, `chapters` parts of the outlines, `losses`
 * codes that must be reported, `text` phrases that stand in the story, `notText` phrases that do not. `work` is a part
 * of the whole work; `others` are the titles of the works after it. `sameAs` names a case with the same fields and words.
 */
type Expected = {
  works: number;
  reading?: Record<string, unknown>;
  work?: Record<string, unknown>;
  chapters?: { title?: string | null; sceneBreaks?: number; notes?: number }[];
  losses?: string[];
  noLosses?: string[];
  bodyStart?: string;
  text?: string[];
  notText?: string[];
  others?: string[];
  sameAs?: string;
  /** Fields that the other form of the same story does not have. */
  notIn?: string[];
};

type Outcome = ReadStories & { decoded: string };

const root = path.resolve('test/corpus/producers');
const read = new Map<string, Outcome>();

for (const producer of readdirSync(root)) {
  describe.each(readdirSync(path.join(root, producer)))(`${producer}/%s`, (name) => {
    const folder = path.join(root, producer, name);
    const expected: Expected = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8'));

    test('is read as expected', () => {
      const { works, losses } = outcomeOf(folder);
      expect(works.map(({ reading }) => reading.title).slice(1)).toEqual(expected.others ?? []);
      expect(works).toHaveLength(expected.works);
      const codes = losses.map(({ code }) => code);
      expect(codes).toEqual([...new Set(codes)]);
      expect(codes).toEqual(expect.arrayContaining(expected.losses ?? []));
      for (const code of expected.noLosses ?? []) expect(codes).not.toContain(code);
      const [work] = works;
      if (expected.reading !== undefined) expect(work?.reading).toMatchObject(expected.reading);
      if (expected.work !== undefined) expect(work).toMatchObject(expected.work);
      if (expected.bodyStart !== undefined)
        expect(work?.bodyStart?.slice(0, expected.bodyStart.length)).toBe(expected.bodyStart);
      const outlines = work?.document.chapters.map((chapter) => outlineChapter(chapter, 0));
      if (expected.chapters !== undefined) {
        expect(outlines?.map(({ title }) => title)).toHaveLength(expected.chapters.length);
        expect(outlines).toMatchObject(expected.chapters);
      }
      const text = JSON.stringify(works.map(({ document }) => document.chapters));
      for (const phrase of expected.text ?? []) expect(text).toContain(phrase);
      for (const phrase of expected.notText ?? []) expect(text).not.toContain(phrase);
    });

    test('gives valid documents, and evidence and losses that point into the source', () => {
      const { works, losses, decoded } = outcomeOf(folder);
      for (const { document, evidence } of works) {
        expect(validateDocument(document)).toEqual([]);
        for (const { start, end, raw } of Object.values(evidence).flat()) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(decoded.length);
          const word = /[\p{L}\p{N}]{3,}/u.exec(raw)?.[0] ?? '';
          if (end > 0) expect(decoded.slice(start, end)).toContain(word);
        }
      }
      for (const { at } of losses) if (typeof at === 'number') expect(at).toBeLessThanOrEqual(decoded.length);
    });

    if (expected.sameAs !== undefined) {
      test(`gives the same fields and words as ${expected.sameAs}`, () => {
        const [work] = outcomeOf(folder).works;
        const [other] = outcomeOf(path.join(root, producer, expected.sameAs ?? '')).works;
        expect(fieldsOf(work, expected.notIn)).toEqual(fieldsOf(other, expected.notIn));
        expect(work?.document.chapters.map(({ title }) => title)).toEqual(
          other?.document.chapters.map(({ title }) => title),
        );
        expect(work?.document.chapters.map(chapterText)).toEqual(other?.document.chapters.map(chapterText));
      });
    }
  });
}

function fieldsOf(work: ReadStories['works'][number] | undefined, without: readonly string[] = []) {
  const fields = { ...work?.reading, addresses: work?.addresses, updated: work?.updated };
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !without.includes(name)));
}

function outcomeOf(folder: string): Outcome {
  const known = read.get(folder);
  if (known !== undefined) return known;
  const outcome = readCase(folder);
  read.set(folder, outcome);
  return outcome;
}

function readCase(folder: string): Outcome {
  if (existsSync(path.join(folder, 'book.json'))) {
    const { book, decoded } = openBook(folder);
    for (const producer of BOOK_PRODUCERS) {
      const stories = producer(book);
      if (stories !== null) return { ...stories, decoded };
    }
    return { works: [], losses: [], decoded };
  }
  const name = readdirSync(folder).find((entry) => entry.startsWith('input.')) ?? '';
  const bytes = readFileSync(path.join(folder, name));
  if (name.endsWith('.txt')) {
    const decoded = bytes.toString('utf8');
    return { ...readTextStory(decoded, { name }), decoded };
  }
  const { tree, places, decoded } = openPage(bytes);
  return { ...readPage(tree, { places, name, path: name }), decoded };
}
