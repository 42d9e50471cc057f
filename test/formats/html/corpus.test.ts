import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { outlineChapter } from '#document';
import { htmlFormat } from '../../../src/formats/html/format.ts';

/**
 * What a case expects: `reading` a part of the reading, `chapters` parts of the outlines, `losses` codes that must be
 * reported, `noLosses` codes that must not, `text` phrases that stand in the story, `notText` phrases that do not.
 */
type Expected = {
  encoding?: string;
  works: number;
  reading?: Record<string, unknown>;
  chapters?: { title?: string | null; sceneBreaks?: number; verses?: number; notes?: number }[];
  losses?: string[];
  noLosses?: string[];
  bodyStart?: string;
  text?: string[];
  notText?: string[];
};

const root = path.resolve('test/corpus/html');

describe.each(readdirSync(root))('%s', (name) => {
  const folder = path.join(root, name);
  const file = readdirSync(folder).find((entry) => entry.startsWith('input.')) ?? '';
  const expected: Expected = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8'));
  const input = { bytes: readFileSync(path.join(folder, file)), name: file, path: `${name}/${file}` };

  test('is recognised', () => {
    expect(htmlFormat.recognise?.(input)?.confidence).toBeGreaterThan(0.5);
  });

  test('is read as expected', async () => {
    const result = await htmlFormat.read?.(input);
    const codes = result?.losses.map((loss) => loss.code) ?? [];
    expect(result?.works).toHaveLength(expected.works);
    if (expected.encoding !== undefined) expect(result?.encoding.name).toBe(expected.encoding);
    expect(codes).toEqual([...new Set(codes)]);
    expect(codes).toEqual(expect.arrayContaining(expected.losses ?? []));
    for (const code of expected.noLosses ?? []) expect(codes).not.toContain(code);
    const [work] = result?.works ?? [];
    if (expected.reading !== undefined) expect(work?.reading).toMatchObject(expected.reading);
    if (expected.bodyStart !== undefined) expect(work?.bodyStart?.startsWith(expected.bodyStart)).toBe(true);
    const outlines = work?.document.chapters.map((chapter) => outlineChapter(chapter, 0));
    if (expected.chapters !== undefined) {
      expect(outlines).toHaveLength(expected.chapters.length);
      expect(outlines).toMatchObject(expected.chapters);
    }
    const text = JSON.stringify(work?.document.chapters);
    for (const phrase of expected.text ?? []) expect(text).toContain(phrase);
    for (const phrase of expected.notText ?? []) expect(text).not.toContain(phrase);
  });

  test('evidence points into the decoded page', async () => {
    const result = await htmlFormat.read?.(input);
    const spans = (result?.works ?? []).flatMap((work) => Object.values(work.evidence).flat());
    for (const { start, end } of spans) {
      expect(start).toBeLessThanOrEqual(end);
      expect(end).toBeLessThanOrEqual(result?.decoded.length ?? 0);
    }
  });
});
