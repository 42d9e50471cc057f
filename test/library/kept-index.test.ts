import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BatchId, Change, LibraryNumbers, WorkFacets, WorkId } from '#catalogue';
import { keepIndex, openIndex } from '#library';
import { createSearchIndex, FACET_KINDS, noTexts, parseQuery, type SearchIndex } from '#search';
import { temporaryFolder } from './temporary-library.ts';

function workOf(id: number, words: number): WorkFacets {
  return {
    id: id as WorkId,
    title: `Story ${id}`,
    creators: [`Writer ${id % 7}`],
    rating: 'General',
    warnings: [],
    categories: [],
    tags: [{ kind: 'fandom', name: id % 2 === 0 ? 'Even' : 'Odd' }],
    language: 'en',
    status: 'complete',
    words,
    chapters: 1,
    published: null,
    addedAt: '2024-01-01T00:00:00.000Z',
    updatedAt: '2024-01-01T00:00:00.000Z',
    series: null,
    batch: 1 as BatchId,
    kudos: null,
    source: null,
    has: [],
  };
}

/** The change feed of so many works, and how often all of them were read. */
function feedOf(count: number, library = 'shelf') {
  const works = new Map<number, WorkFacets>();
  const changes: Change[] = [];
  const feed = {
    readings: 0,
    save(id: number, words = id) {
      works.set(id, workOf(id, words));
      changes.push({ sequence: changes.length + 1, work: id as WorkId, kind: 'saved' });
    },
    lose(id: number) {
      works.delete(id);
    },
    async facets(after: number, limit: number) {
      if (after === 0) feed.readings += 1;
      const ids = [...works.keys()].filter((id) => id > after).sort((a, b) => a - b);
      return ids.slice(0, limit).flatMap((id) => works.get(id) ?? []);
    },
    async facetsOf(ids: readonly WorkId[]) {
      return ids.flatMap((id) => works.get(id) ?? []);
    },
    async changesSince(sequence: number, limit: number) {
      return changes.slice(sequence, sequence + limit);
    },
    async tagAliases() {
      return [];
    },
    async identity() {
      return library;
    },
    async lastChange() {
      return changes.length;
    },
    async numbers() {
      return { works: works.size } as LibraryNumbers;
    },
  };
  for (let id = 1; id <= count; id += 1) feed.save(id);
  return feed;
}

async function answer(index: SearchIndex) {
  const options = { offset: 0, limit: 20, facets: { kinds: FACET_KINDS, values: 3 } };
  return index.search(parseQuery('fandom:even sort:words').query, noTexts, options);
}

async function kept(count: number) {
  const feed = feedOf(count);
  const folder = path.join(temporaryFolder(), 'index');
  const opened = await openIndex(feed, folder, createSearchIndex);
  expect(feed.readings).toBe(1);
  expect((await keepIndex(feed, opened.index, opened.kept)).change).toBe(count);
  return { feed, folder };
}

describe('an index that is kept', () => {
  it('is loaded, and takes in what changed since', async () => {
    const { feed, folder } = await kept(1500);
    feed.save(2, 99_999);
    feed.save(1501);
    const { index } = await openIndex(feed, folder, createSearchIndex);
    expect(feed.readings).toBe(1);
    expect(index.size).toBe(1501);
    const fresh = createSearchIndex();
    fresh.save(await feed.facets(0, 5000));
    expect(await answer(index)).toEqual(await answer(fresh));
  });

  it('is written again only when much changed', async () => {
    const { feed, folder } = await kept(1500);
    const opened = await openIndex(feed, folder, createSearchIndex);
    feed.save(1);
    expect(await keepIndex(feed, opened.index, opened.kept)).toEqual(opened.kept);
    for (let id = 1; id <= 1100; id += 1) feed.save(id);
    expect((await keepIndex(feed, opened.index, opened.kept)).change).toBe(2601);
    expect(readdirSync(folder)).toEqual(['facets.index']);
  });

  it('is not kept where there are few works', async () => {
    const feed = feedOf(20);
    const folder = path.join(temporaryFolder(), 'index');
    const { index, kept: none } = await openIndex(feed, folder, createSearchIndex);
    expect((await keepIndex(feed, index, none)).change).toBeNull();
  });

  it('is filled anew where the file is damaged or of another catalogue', async () => {
    const { feed, folder } = await kept(1500);
    const file = path.join(folder, 'facets.index');
    const bytes = readFileSync(file);
    bytes[bytes.length >>> 1] = (bytes[bytes.length >>> 1] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect((await openIndex(feed, folder, createSearchIndex)).index.size).toBe(1500);
    expect(feed.readings).toBe(2);
    bytes[bytes.length >>> 1] = (bytes[bytes.length >>> 1] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    feed.lose(9);
    expect((await openIndex(feed, folder, createSearchIndex)).index.size).toBe(1499);
    expect(feed.readings).toBe(3);
    expect((await openIndex(feedOf(3), folder, createSearchIndex)).index.size).toBe(3);
  });

  it('is filled anew where another library has as many works and changes', async () => {
    const { feed, folder } = await kept(1500);
    const other = feedOf(1500, 'other shelf');
    await openIndex(other, folder, createSearchIndex);
    expect(other.readings).toBe(1);
    await openIndex(feed, folder, createSearchIndex);
    expect(feed.readings).toBe(1);
  });
});
