import { expect } from 'vitest';
import type { Loss } from '#document';
import type { CollectionStory } from '../../src/formats/collection.ts';
import { warcFormat } from '../../src/formats/warc/format.ts';

/**
 * What a case of web pages expects of its works, in order. `chapters` are their titles, null for one without;
 * `addresses` as `chapter address`, the chapter left out for the whole; `text` stands in it, `notText` does not.
 */
export type ExpectedStory = {
  place?: string;
  reading?: Record<string, unknown>;
  chapters?: (string | null)[];
  addresses?: string[];
  updated?: string;
  pictures?: number;
  text?: string[];
  notText?: string[];
};

/** The works, and how often each code is lost over the whole collection. */
export type ExpectedSite = { stories: ExpectedStory[]; losses?: Record<string, number>; files?: string[] };

/** Holds what was read against what a case expects, and each story's own bytes against what they are read to again. */
export async function expectSite(
  { stories, losses }: { stories: readonly CollectionStory[]; losses: readonly Loss[] },
  expected: ExpectedSite,
): Promise<void> {
  const found = stories.map(({ place, result }) => ({
    place,
    title: result.works[0]?.reading.title,
    chapters: result.works[0]?.document.chapters.length,
  }));
  expect(found, JSON.stringify(found)).toHaveLength(expected.stories.length);
  expect(Object.fromEntries(losses.map(({ code, count }) => [code, count ?? 1]))).toEqual(
    expected.losses ?? {},
  );
  for (const [at, want] of expected.stories.entries()) {
    const story = stories[at];
    const [work] = story?.result.works ?? [];
    if (story === undefined || work === undefined) throw new Error(`story ${at} is missing`);
    if (want.place !== undefined) expect(story.place).toBe(want.place);
    if (want.reading !== undefined) expect(work.reading).toMatchObject(want.reading);
    if (want.chapters !== undefined)
      expect(work.document.chapters.map(({ title }) => title ?? null)).toEqual(want.chapters);
    if (want.addresses !== undefined)
      expect(
        work.addresses?.map(({ address, chapter }) => (chapter ? `${chapter} ${address}` : address)) ?? [],
      ).toEqual(want.addresses);
    if (want.updated !== undefined) expect(work.updated).toBe(want.updated);
    if (want.pictures !== undefined) expect(story.result.pictures ?? []).toHaveLength(want.pictures);
    const text = JSON.stringify(work.document.chapters);
    for (const phrase of want.text ?? []) expect(text).toContain(phrase);
    for (const phrase of want.notText ?? []) expect(text).not.toContain(phrase);
    expectEvidence(story);
    const kept = { bytes: story.bytes, name: 'kept.warc', path: 'kept.warc' };
    expect(await warcFormat.read?.(kept)).toEqual(story.result);
  }
}

function expectEvidence({ result }: CollectionStory): void {
  for (const { start, end, raw } of result.works.flatMap(({ evidence }) => Object.values(evidence).flat())) {
    expect(start).toBeLessThanOrEqual(end);
    expect(end, raw).toBeLessThanOrEqual(result.decoded.length);
  }
}
