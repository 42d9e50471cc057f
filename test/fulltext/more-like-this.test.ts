import { describe, expect, it } from 'vitest';
import { moreLikeThis, type TagCounts, TextIndex } from '#fulltext';
import { tellingWords } from '../../src/fulltext/telling-words.ts';

const utf8 = new TextEncoder();
const part = (text: string) => ({ kind: 'text' as const, bytes: utf8.encode(text) });

const TEXTS: Readonly<Record<number, string>> = {
  1: 'The hound ran over the moor. Holmes saw the hound in the fog, and the fog lay on the moor. Holmes waited.',
  2: 'A hound upon a moor, and Alice there. The hound barked at the fog over the moor.',
  3: 'The tea was cold. Holmes drank the tea. A cup of tea, said Holmes, and the tea was gone.',
  4: 'A garden, a cup, a hat. The garden gate was shut and the hat was in the garden.',
  5: 'The garden again, with a gate. The gate of the garden.',
};
const TAGS: Readonly<Record<number, string[]>> = {
  1: ['Sherlock Holmes', 'John Watson', 'Casefic'],
  2: [],
  3: ['Sherlock Holmes', 'John Watson'],
  4: ['Fluff'],
  5: ['Casefic'],
};

const works = Object.keys(TEXTS).map(Number);
const index = new TextIndex();
index.save(
  works.map((work) => ({
    work,
    stamp: 0,
    language: 'en',
    title: '',
    creators: [],
    summary: null,
    notes: [],
    body: [part(TEXTS[work] ?? '')],
  })),
);
const worksWith = (name: string) => works.filter((work) => TAGS[work]?.includes(name));
const tags: TagCounts = {
  works: works.length,
  tagsOf: (work) => (TAGS[work] ?? []).map((name) => ({ name, works: worksWith(name).length })),
  worksWith,
};
const likeOne = (over: object = {}, known: TagCounts = tags) =>
  moreLikeThis({ work: 1, parts: [part(TEXTS[1] ?? '')], limit: 10, ...over }, index, known);

describe('more like this', () => {
  it('finds works by tags and by words, and says what they share', () => {
    const found = likeOne();
    expect(found.map(({ work }) => work)).not.toContain(1);
    const shared = (id: number) => found.find(({ work }) => work === id);
    expect(shared(2)?.tags).toEqual([]);
    expect(shared(2)?.words).toContain('hound');
    expect(shared(3)?.tags).toEqual(['Sherlock Holmes', 'John Watson']);
    expect(shared(5)?.tags).toEqual(['Casefic']);
    expect(found.map(({ work }) => work)).not.toContain(4);
    for (const { likeness } of found) {
      expect(likeness).toBeGreaterThan(0);
      expect(likeness).toBeLessThanOrEqual(1);
    }
  });

  it('says the tags and the words that two works share', () => {
    const all: TagCounts = {
      ...tags,
      tagsOf: (work) => tags.tagsOf(work === 2 ? 1 : work),
      worksWith: () => works,
    };
    const [first] = likeOne({}, all);
    expect(first?.tags.length).toBeGreaterThan(2);
    expect(first?.words.length).toBeGreaterThan(2);
  });

  it('keeps to a set of works and to a limit', () => {
    const within = { kind: 'ids' as const, ids: Uint32Array.from([3, 4]) };
    expect(likeOne({ within }).map(({ work }) => work)).toEqual([3]);
    expect(likeOne({ limit: 1 })).toHaveLength(1);
    expect(likeOne({ limit: 0 })).toEqual([]);
  });
});

describe('telling words', () => {
  const words = tellingWords([part(TEXTS[1] ?? '')], index, 10).map(({ word }) => word);

  it('are those that others have too and most do not, without names', () => {
    expect(words).toContain('hound');
    expect(words).toContain('moor');
    expect(words).not.toContain('holmes');
    expect(words).not.toContain('the');
  });
});
