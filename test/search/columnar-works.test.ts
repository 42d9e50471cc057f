import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WorkFacets, WorkId } from '#catalogue';
import { buildSearchIndex, type ColumnarWorks, createSearchIndex, FACET_KINDS, noTexts } from '#search';
import { sortKey } from '#text';
import { TermTable } from '../../src/search/names/term-table.ts';
import { rowOfWork } from '../../src/search/work-row.ts';
import { termsOfWork } from '../../src/search/work-terms.ts';
import { anyLibraryQuery, anyWork } from './arbitrary-library.ts';

/** The same works in columns. */
function columnsOf(works: readonly WorkFacets[]): ColumnarWorks {
  const terms = new TermTable();
  const lists = works.map((work) => termsOfWork(terms, work));
  const rows = works.map(rowOfWork);
  const column = (name: keyof (typeof rows)[number]['words']) =>
    Uint32Array.from(rows, (row) => row.words[name]);
  const starts = [0];
  for (const list of lists) starts.push((starts.at(-1) ?? 0) + list.length);
  const numbers = Array.from({ length: terms.size }, (_, term) => term);
  return {
    ids: column('ids'),
    batches: column('batch'),
    words: column('words'),
    chapters: column('chapters'),
    kudos: Int32Array.from(column('kudos'), (kudos) => kudos - 1),
    publishedFrom: column('publishedFrom'),
    publishedTo: column('publishedTo'),
    added: Float64Array.from(rows, (row) => row.moments.added),
    updated: Float64Array.from(rows, (row) => row.moments.updated),
    titleKeys: works.map(({ title, language }) => sortKey(title, language ?? undefined)),
    firstCreators: Int32Array.from(works, ({ creators: [first] }) =>
      first === undefined ? -1 : (terms.named('creator', first)[0] ?? -1),
    ),
    termStarts: Uint32Array.from(starts),
    terms: Uint32Array.from(lists.flat()),
    names: {
      kinds: numbers.map((term) => terms.kindOf(term) ?? 'tag'),
      texts: numbers.map((term) => terms.nameOf(term)),
      members: new Map(
        numbers
          .filter((term) => terms.kindOf(term) === 'relationship')
          .map((term) => [term, terms.shipOf(term).members]),
      ),
    },
  };
}

test('an index of works in columns answers as one of the same works saved', async () => {
  const works = fc
    .sample(anyWork, { numRuns: 500, seed: 8 })
    .map((work, at) => ({ ...work, id: (at * 3 + 1) as WorkId }));
  const saved = createSearchIndex();
  saved.save(works);
  const built = buildSearchIndex(columnsOf(works), { heads: 9 });
  expect(built.size).toBe(500);
  const options = { offset: 0, limit: 100, facets: { kinds: FACET_KINDS, values: 5 } };
  for (const query of fc.sample(anyLibraryQuery, { numRuns: 80, seed: 9 }))
    expect(await built.search(query, noTexts, options)).toEqual(await saved.search(query, noTexts, options));
  const [first] = works;
  if (!first) return;
  for (const index of [saved, built]) {
    index.save([{ ...first, words: 77 }]);
    expect(index.size).toBe(500);
  }
  const query = { condition: { kind: 'all' as const }, sort: { by: 'words' as const, descending: false } };
  expect(await built.search(query, noTexts, options)).toEqual(await saved.search(query, noTexts, options));
});
