import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { outlineChapter, validateDocument } from '#document';
import { epubFormat } from '../../../src/formats/epub/format.ts';
import { CASES, caseBook, type Packing } from './case-book.ts';

/**
 * What a case expects: `reading` a part of the reading, `chapters` parts of the outlines (`title` null for none), `losses`
 * codes that must be reported and `noLosses` that must not, `lossAt` paths that losses name, `text` pieces of the document
 * as JSON and `notText` what is not in it, `ordered` pieces in the order in which they stand.
 */
type Expected = Packing & {
  works: number;
  error?: string;
  encoding?: string;
  reading?: Record<string, unknown>;
  chapters?: { title?: string | null; sceneBreaks?: number; verses?: number; notes?: number }[];
  losses?: string[];
  noLosses?: string[];
  lossAt?: string[];
  bodyStart?: string;
  addresses?: string[];
  updated?: string;
  pictures?: number;
  text?: string[];
  notText?: string[];
  ordered?: string[];
};

describe.each(readdirSync(CASES))('%s', (name) => {
  const expected: Expected = JSON.parse(readFileSync(path.join(CASES, name, 'expected.json'), 'utf8'));
  const input = { bytes: caseBook(name, expected), name: 'book.epub', path: 'folder/book.epub' };

  test('is recognised', () => {
    expect(epubFormat.recognise?.(input)?.confidence).toBeGreaterThan(0.5);
  });

  if (expected.error !== undefined) {
    test('is refused with its code', async () => {
      await expect(epubFormat.read?.(input)).rejects.toMatchObject({ code: expected.error });
    });
    return;
  }

  test('is read as expected', async () => {
    const result = await epubFormat.read?.(input);
    const codes = result?.losses.map((loss) => loss.code) ?? [];
    expect(codes).toEqual(expect.arrayContaining(expected.losses ?? []));
    for (const code of expected.noLosses ?? []) expect(codes).not.toContain(code);
    expect(result?.losses.map(({ at }) => at)).toEqual(expect.arrayContaining(expected.lossAt ?? []));
    expect(result?.works).toHaveLength(expected.works);
    if (expected.encoding !== undefined) expect(result?.encoding.name).toBe(expected.encoding);
    expect(result?.pictures).toHaveLength(expected.pictures ?? 0);
    const [work] = result?.works ?? [];
    if (work === undefined) return;
    expect(validateDocument(work.document)).toEqual([]);
    if (expected.reading !== undefined) expect(work.reading).toMatchObject(expected.reading);
    if (expected.bodyStart !== undefined) expect(work.bodyStart).toContain(expected.bodyStart);
    if (expected.addresses !== undefined)
      expect(work.addresses?.map(({ address }) => address)).toEqual(expected.addresses);
    if (expected.updated !== undefined) expect(work.updated).toBe(expected.updated);
    if (expected.chapters !== undefined) {
      const outlines = work.document.chapters.map((chapter) => outlineChapter(chapter, 0));
      expect(outlines).toHaveLength(expected.chapters.length);
      expect(outlines).toMatchObject(expected.chapters);
    }
    const text = JSON.stringify(work.document.chapters);
    for (const phrase of expected.text ?? []) expect(text).toContain(phrase);
    for (const phrase of expected.notText ?? []) expect(text).not.toContain(phrase);
    const places = (expected.ordered ?? []).map((phrase) => text.indexOf(phrase));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test('evidence and losses point into the decoded book', async () => {
    const result = await epubFormat.read?.(input);
    const decoded = result?.decoded ?? '';
    for (const work of result?.works ?? [])
      for (const { raw, start, end } of Object.values(work.evidence).flat()) {
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(decoded.length);
        const word = /[A-Za-z]{3,}/.exec(raw)?.[0];
        if (end > start && word !== undefined) expect(decoded.slice(start, end)).toContain(word);
      }
    for (const { at } of result?.losses ?? [])
      if (typeof at === 'number') expect(at).toBeLessThanOrEqual(decoded.length);
  });
});
