import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BatchId, Change, WorkCard, WorkFacets, WorkId, WorkText } from '#catalogue';
import { StoredTextIndex } from '#fulltext';
import { findWorks, followChanges } from '#library';
import { createSearchIndex, FACET_KINDS, parseQuery } from '#search';
import { applyChanges, loadIndex } from '../../src/library/follow-changes.ts';
import { temporaryFolder } from './temporary-library.ts';

/** A catalogue of works in memory with a change feed; its text is the titles. */
function catalogueOf(titles: readonly string[]) {
  const works = new Map<WorkId, WorkFacets>();
  const changes: Change[] = [];
  const note = (work: WorkId, kind: Change['kind']) => {
    changes.push({ sequence: changes.length + 1, work, kind });
  };
  const save = (id: number, title: string) => {
    const work = facets(id as WorkId, title);
    works.set(work.id, work);
    note(work.id, 'saved');
  };
  titles.forEach((title, at) => {
    save(at + 1, title);
  });
  return {
    save,
    remove(id: number) {
      works.delete(id as WorkId);
      note(id as WorkId, 'removed');
    },
    async texts(ids: readonly WorkId[]) {
      return ids.flatMap((id) => textOf(works.get(id)) ?? []);
    },
    async textStamps(ids: readonly WorkId[]) {
      return ids.flatMap((id) => textOf(works.get(id)) ?? []);
    },
    async cards(ids: readonly WorkId[]) {
      return ids.flatMap((id) => works.get(id) ?? []) as unknown as WorkCard[];
    },
    async facets(after: WorkId | 0, limit: number) {
      return [...works.values()].filter(({ id }) => id > after).slice(0, limit);
    },
    async facetsOf(ids: readonly WorkId[]) {
      return ids.flatMap((id) => works.get(id) ?? []);
    },
    async changesSince(sequence: number, limit: number) {
      return changes.filter((change) => change.sequence > sequence).slice(0, limit);
    },
    async lastChange() {
      return changes.length;
    },
    async tagAliases() {
      return [];
    },
    async readerChange() {
      return 0;
    },
    async markedWorks() {
      return { opened: [], finished: [], bookmarked: [] };
    },
    async mutes() {
      return [];
    },
  };
}

/** The title is all that a work says; its length is its stamp. */
function textOf(work: WorkFacets | undefined): WorkText | null {
  if (!work) return null;
  const { id, title, creators, language } = work;
  const nothing = { summary: null, notes: null, endNotes: null, chapters: [] };
  return { id, stamp: title.length, title, creators, language, ...nothing };
}

function facets(id: WorkId, title: string): WorkFacets {
  return {
    id,
    title,
    creators: ['Annie'],
    rating: 'Teen',
    warnings: [],
    categories: [],
    tags: [{ kind: 'fandom', name: id % 2 === 0 ? 'Even' : 'Odd' }],
    language: 'en',
    status: 'complete',
    words: id * 100,
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

async function libraryOf(titles: readonly string[]) {
  const library = {
    catalogue: catalogueOf(titles),
    index: createSearchIndex(),
    texts: new StoredTextIndex({
      folder: path.join(temporaryFolder(), 'text'),
      library: '',
      readOnly: false,
    }),
    clock: () => new Date(123_456_789),
  };
  await followChanges(library);
  return library;
}

const titles = Array.from({ length: 45 }, (_, at) => (at < 3 ? `tea ${at}` : `story ${at}`));
const idsOf = ({ works }: { works: WorkCard[] }) => works.map(({ id }) => id);

describe('finding works', () => {
  it('answers a page with its query as text and sentence', async () => {
    const library = await libraryOf(titles);
    const found = await findWorks(library, 'fandom:even sort:words', { page: 2 });
    expect(found).toMatchObject({
      text: 'fandom:even sort:words',
      sentence: 'Works in even, sorted by words, longest first.',
      problems: [],
      total: 22,
      page: 2,
      pages: 2,
      facets: [],
    });
    expect(idsOf(found)).toEqual([4, 2]);
  });

  it('finds words in all their forms and phrases as they stand', async () => {
    const library = await libraryOf([...titles, 'Teas and storms']);
    const found = async (query: string) => idsOf(await findWorks(library, query, { page: 1 }));
    expect(await found('tea -"tea 1"')).toEqual([3, 1, 46]);
    expect(await found('storm*')).toEqual([46]);
    expect(await found('"storm"')).toEqual([]);
  });

  it('counts all facets, or those asked for', async () => {
    const library = await libraryOf(titles);
    expect((await findWorks(library, '', { page: 1, facets: true })).facets).toHaveLength(FACET_KINDS.length);
    const { facets: asked } = await findWorks(library, parseQuery('-fandom:odd').query, {
      page: 1,
      facets: { kinds: ['fandom'], values: 1 },
    });
    expect(asked).toEqual([
      {
        kind: 'fandom',
        total: 1,
        values: [
          { value: 'Even', count: 22, state: 'none' },
          { value: 'odd', count: 0, state: 'exclude' },
        ],
      },
    ]);
  });

  it('answers what it understood of a query with mistakes', async () => {
    const found = await findWorks(await libraryOf(titles), 'fandm:x words:<=300', { page: 1 });
    expect(found).toMatchObject({ text: 'words:<=300', total: 3 });
    expect(found.problems).toMatchObject([
      { code: 'FL-QUERY-FIELD', at: 0, length: 5, suggestion: 'fandom:x' },
    ]);
  });

  it('gives a random order a seed that its other pages share', async () => {
    const library = await libraryOf(titles);
    const first = await findWorks(library, 'sort:random', { page: 1 });
    expect(first.text).toBe('sort:random:456789');
    const second = await findWorks(library, first.text, { page: 2 });
    const third = await findWorks(library, first.text, { page: 3 });
    expect(new Set([first, second, third].flatMap(idsOf)).size).toBe(45);
  });

  it.for([
    [{ page: 0 }, 1, 20],
    [{ page: 9 }, 9, 0],
    [{ page: 1, size: 0 }, 1, 1],
    [{ page: 1, size: 1e9 }, 1, 45],
  ] as const)('takes %j', async ([options, page, count]) => {
    const found = await findWorks(await libraryOf(titles), '', options);
    expect(found.page).toBe(page);
    expect(found.works).toHaveLength(count);
  });
});

describe('following the catalogue', () => {
  it('takes in what was saved and removed since the last time', async () => {
    const library = await libraryOf(titles);
    library.catalogue.save(1, 'coffee');
    library.catalogue.save(46, 'new');
    library.catalogue.remove(2);
    library.catalogue.remove(999);
    expect(await followChanges(library)).toBe(49);
    expect(library.index.size).toBe(45);
    expect((await findWorks(library, 'title:coffee', { page: 1 })).total).toBe(1);
    expect(idsOf(await findWorks(library, 'id:2', { page: 1 }))).toEqual([]);
    expect(await followChanges(library)).toBe(49);
  });

  it('fills and follows in pages, and may take a change in twice', async () => {
    const { catalogue } = await libraryOf(Array.from({ length: 2500 }, (_, at) => `story ${at}`));
    const index = createSearchIndex();
    expect(await loadIndex(catalogue, index)).toBe(2500);
    expect(index.size).toBe(2500);
    catalogue.remove(7);
    expect(await applyChanges(catalogue, index, 0)).toBe(2501);
    expect(index.size).toBe(2499);
  });
});
