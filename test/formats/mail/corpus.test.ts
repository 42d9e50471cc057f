import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { outlineChapter } from '#document';
import { mailFormat } from '../../../src/formats/mail/format.ts';

/**
 * What a case expects: `reading` a part of the reading, `chapters` parts of the outlines, `losses` codes that must be
 * reported, `text` phrases that stand in the story, `notText` phrases that do not.
 */
type Expected = {
  works: number;
  encoding?: string;
  reading?: Record<string, unknown>;
  chapters?: { title?: string | null; notes?: number }[];
  losses?: string[];
  bodyStart?: string;
  text?: string[];
  notText?: string[];
  addresses?: string[];
  updated?: string;
};

const root = path.resolve('test/corpus/mail');

describe.each(readdirSync(root))('%s', (name) => {
  const folder = path.join(root, name);
  const file = readdirSync(folder).find((entry) => entry.startsWith('input.')) ?? '';
  const expected: Expected = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8'));
  const input = { bytes: readFileSync(path.join(folder, file)), name: file, path: `${name}/${file}` };

  test('is recognised', () => {
    expect(mailFormat.recognise?.(input)?.confidence).toBeGreaterThan(0.5);
  });

  test('is read as expected', async () => {
    const result = await mailFormat.read?.(input);
    const codes = result?.losses.map((loss) => loss.code) ?? [];
    expect(result?.works).toHaveLength(expected.works);
    if (expected.encoding !== undefined) expect(result?.encoding.name).toBe(expected.encoding);
    expect(codes).toEqual([...new Set(codes)]);
    expect(codes).toEqual(expect.arrayContaining(expected.losses ?? []));
    const [work] = result?.works ?? [];
    if (expected.reading !== undefined) expect(work?.reading).toMatchObject(expected.reading);
    if (expected.bodyStart !== undefined) expect(work?.bodyStart).toMatch(expected.bodyStart);
    const outlines = work?.document.chapters.map((chapter) => outlineChapter(chapter, 0));
    if (expected.chapters !== undefined) {
      expect(outlines).toHaveLength(expected.chapters.length);
      expect(outlines).toMatchObject(expected.chapters);
    }
    const text = JSON.stringify(work?.document.chapters);
    for (const phrase of expected.text ?? []) expect(text).toContain(phrase);
    for (const phrase of expected.notText ?? []) expect(text).not.toContain(phrase);
    if (expected.updated !== undefined) expect(work?.updated).toBe(expected.updated);
    if (expected.addresses !== undefined)
      expect(work?.addresses?.map(({ address }) => address)).toEqual(expected.addresses);
  });

  test('evidence points at what it cites in the decoded messages', async () => {
    const result = await mailFormat.read?.(input);
    const spans = (result?.works ?? []).flatMap((work) => Object.values(work.evidence).flat());
    for (const { start, end, raw } of spans) {
      expect(start).toBeLessThanOrEqual(end);
      expect(end).toBeLessThanOrEqual(result?.decoded.length ?? 0);
      // A value that was unfolded or joined stands in several lines; it begins where it says.
      if (end > start) expect(result?.decoded.slice(start, end)).toContain(raw.trim().slice(0, 12));
    }
    expect(spans.length).toBeGreaterThan(0);
  });
});
