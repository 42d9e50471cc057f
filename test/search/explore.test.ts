import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WorkFacets, WorkId } from '#catalogue';
import {
  type Condition,
  createSearchIndex,
  noTexts,
  parseQuery,
  type Query,
  type SearchIndex,
} from '#search';
import { anyLibraryQuery, anyReader, anyWork } from './arbitrary-library.ts';
import { naiveSearch } from './naive-search.ts';
import { EVERYTHING, NOBODY, NOW, titleAnswers, work } from './small-library.ts';

const ROWS = ['rating:teen', 'published:2004', 'words:>1000', 'is:crossover'].map(conditionOf);
const COLUMNS = ['rating:mature', '-rating:teen', 'has:summary', 'published:2004..2008'].map(conditionOf);

function conditionOf(text: string): Condition {
  return parseQuery(text).query.condition;
}

function narrowed(query: Query, ...parts: Condition[]): Query {
  return { ...query, condition: { kind: 'and', parts: [query.condition, ...parts] } };
}

test('each cell of a cross is the total of the query with its row and its column, and every work is visited once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyWork, { maxLength: 40 }),
      fc.array(anyWork, { maxLength: 6 }),
      anyLibraryQuery,
      anyReader,
      fc.boolean(),
      async (first, second, query, reader, isSettled) => {
        const index = createSearchIndex();
        index.save(first);
        if (isSettled) index.settle();
        index.save(second);
        const works = new Map([...first, ...second].map((one) => [one.id, one]));
        const answers = titleAnswers(works.values());
        const asker = { reader, now: NOW };
        const surveyed = await index.explore(query, answers, asker, (found) => {
          const visited: [WorkId, number, number][] = [];
          found.each((id, words, from) => visited.push([id, words, from]));
          const { total, hidden } = found;
          return {
            total,
            hidden,
            visited,
            cells: found.cross(ROWS, COLUMNS),
            sums: found.cross(ROWS, [{ kind: 'all' }]),
          };
        });
        const expected = naiveSearch([...works.values()], query, asker);
        expect(surveyed.total).toBe(expected.length);
        expect(surveyed.visited.map(([id]) => id).sort((a, b) => a - b)).toEqual(
          expected.map(({ id }) => id).sort((a, b) => a - b),
        );
        for (const [id, words, from] of surveyed.visited) {
          expect(words).toBe(works.get(id)?.words);
          expect(Math.floor(from / 10_000)).toBe(Number(works.get(id)?.published?.slice(0, 4) ?? 0));
        }
        for (const [at, row] of ROWS.entries()) {
          expect(surveyed.sums[at]).toEqual([await total(index, narrowed(query, row))]);
          for (const [place, column] of COLUMNS.entries())
            expect(surveyed.cells[at]?.[place]).toBe(await total(index, narrowed(query, row, column)));
        }

        async function total(of: SearchIndex, asked: Query): Promise<number> {
          return (await of.search(asked, answers, { ...EVERYTHING, ...asker })).total;
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('a relationship has the members that its works give, else those in its name', async () => {
  const index = createSearchIndex();
  const tags = (name: string, members?: string[]): WorkFacets['tags'] => [
    { kind: 'relationship', name, ...(members && { members }) },
  ];
  index.save([
    work(1, { tags: tags('Tidewater', ['Mara Quill', 'Jon Ives']) }),
    work(2, { tags: tags('Mara Quill & Jo') }),
  ]);
  const members = await index.explore(parseQuery('').query, noTexts, { reader: NOBODY }, (found) =>
    ['Tidewater', 'Mara Quill & Jo', 'Nobody/None'].map((name) => found.membersOf(name)),
  );
  expect(members).toEqual([
    ['Mara Quill', 'Jon Ives'],
    ['Mara Quill', 'Jo'],
    ['Nobody', 'None'],
  ]);
});
