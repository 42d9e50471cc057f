import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { blockText, outlineChapter, validateDocument } from '#document';
import type { Format, FormatInput } from '#formats';

/**
 * What a case expects: `reading` a part of the reading, `chapters` parts of the outlines, `losses` codes that must be
 * reported, `noLosses` codes that must not, `text` phrases that stand in the story's JSON, `notText` phrases that do not,
 * `paragraphs` whole blocks as text, `inlines` parts of paragraphs, `error` the code that reading ends with.
 */
type Expected = {
  error?: string;
  encoding?: string;
  works?: number;
  reading?: Record<string, unknown>;
  chapters?: { title?: string | null; sceneBreaks?: number; verses?: number; notes?: number }[];
  losses?: string[];
  noLosses?: string[];
  text?: string[];
  notText?: string[];
  paragraphs?: string[];
  inlines?: unknown[];
  pictures?: number;
};

/** Tests every case folder below a folder of the corpus: it is recognised, and read as it says. */
export function testCases(folder: string, format: Format): void {
  const root = path.resolve('test/corpus', folder);
  describe.each(readdirSync(root))('%s', (name) => {
    const file = readdirSync(path.join(root, name)).find((entry) => entry.startsWith('input.')) ?? '';
    const expected: Expected = JSON.parse(readFileSync(path.join(root, name, 'expected.json'), 'utf8'));
    const bytes = readFileSync(path.join(root, name, file));
    expectCase({ bytes, name: file, path: `${name}/${file}` }, format, expected);
  });
}

function expectCase(input: FormatInput, format: Format, expected: Expected): void {
  test('is recognised', () => {
    expect(format.recognise?.(input)?.confidence).toBeGreaterThan(0.5);
  });

  if (expected.error !== undefined) {
    test('is refused with a code', async () => {
      await expect(format.read?.(input)).rejects.toMatchObject({ code: expected.error });
    });
    return;
  }

  test('is read as expected', async () => {
    const result = await format.read?.(input);
    const codes = result?.losses.map((loss) => loss.code) ?? [];
    expect(codes).toEqual([...new Set(codes)]);
    expect(codes).toEqual(expect.arrayContaining(expected.losses ?? []));
    for (const code of expected.noLosses ?? []) expect(codes).not.toContain(code);
    expect(result?.works).toHaveLength(expected.works ?? 1);
    if (expected.encoding !== undefined) expect(result?.encoding.name).toBe(expected.encoding);
    if (expected.pictures !== undefined) expect(result?.pictures).toHaveLength(expected.pictures);
    const [work] = result?.works ?? [];
    if (expected.reading !== undefined) expect(work?.reading).toMatchObject(expected.reading);
    const chapters = work?.document.chapters ?? [];
    expect(validateDocument({ chapters })).toEqual([]);
    if (expected.chapters !== undefined)
      expect(chapters.map((chapter) => outlineChapter(chapter, 0))).toMatchObject(expected.chapters);
    const texts = chapters.flatMap((chapter) => chapter.blocks.map(blockText));
    for (const paragraph of expected.paragraphs ?? []) expect(texts).toContain(paragraph);
    const json = JSON.stringify(chapters);
    for (const inline of expected.inlines ?? []) expect(json).toContain(JSON.stringify(inline));
    for (const phrase of expected.text ?? []) expect(json).toContain(phrase);
    for (const phrase of expected.notText ?? []) expect(json).not.toContain(phrase);
  });

  test('evidence points into the decoded text', async () => {
    const result = await format.read?.(input);
    const spans = (result?.works ?? []).flatMap((work) => Object.values(work.evidence).flat());
    for (const { start, end } of spans) {
      expect(start).toBeLessThanOrEqual(end);
      expect(end).toBeLessThanOrEqual(result?.decoded.length ?? 0);
    }
  });
}
