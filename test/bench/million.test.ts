import { describe, expect, it } from 'vitest';
import { createSearchIndex, noTexts, parseQuery } from '#search';
import { answerLine, difference, digestOf, PAGE, VALUES } from '../../scripts/bench/million/answers.ts';
import { KINDS } from '../../scripts/bench/million/kinds.ts';
import { makeQueries } from '../../scripts/bench/million/queries.ts';
import { scanAnswer } from '../../scripts/bench/million/scan.ts';
import { answerOf, queryText } from '../../scripts/bench/million/search-queries.ts';
import { tagNames } from '../../scripts/bench/million/universe.ts';
import { facetsMaker } from '../../scripts/bench/million/work-facets.ts';
import { makeCorpus } from '../../scripts/bench/million/works.ts';

const WORKS = 2000;
const corpus = makeCorpus(WORKS);
const queries = makeQueries(corpus);
const lines = queries.map((query) => answerLine(scanAnswer(corpus, query)));
const { kindStarts } = corpus.universe;
const names = tagNames(corpus.universe);

describe('the corpus of the benchmark', () => {
  it('is the same for the same number and seed', () => {
    const again = makeCorpus(WORKS);
    expect(again.works).toEqual(corpus.works);
    expect(digestOf(makeQueries(again).map((query) => answerLine(scanAnswer(again, query))))).toBe(
      digestOf(lines),
    );
    expect(makeCorpus(WORKS, 4).works.tags).not.toEqual(corpus.works.tags);
  });

  it('numbers the tags of each kind in the order of their names, each name once', () => {
    for (const [kind, start] of kindStarts.slice(0, -1).entries()) {
      const own = names.slice(start, kindStarts[kind + 1]);
      expect(own.findIndex((name, place) => place > 0 && name <= (own[place - 1] ?? ''))).toBe(-1);
    }
  });

  it('gives each work a rating, a warning, a fandom, and 15 to 25 tags on average', () => {
    const { tags, tagStarts } = corpus.works;
    for (let row = 0; row < WORKS; row += 1) {
      const own = [...tags.subarray(tagStarts[row], tagStarts[row + 1])];
      expect(own).toEqual([...new Set(own)].sort((a, b) => a - b));
      for (const kind of ['rating', 'warning', 'fandom'] as const) {
        const place = KINDS.indexOf(kind);
        const [from = 0, to = 0] = [kindStarts[place], kindStarts[place + 1]];
        expect(own.some((tag) => tag >= from && tag < to)).toBe(true);
      }
    }
    expect(tags.length / WORKS).toBeGreaterThan(15);
    expect(tags.length / WORKS).toBeLessThan(25);
  });
});

describe('the queries of the benchmark', () => {
  it('are 200, most of them with an answer', () => {
    expect(queries).toHaveLength(200);
    expect(lines.filter((line) => !line.startsWith('0;')).length).toBeGreaterThan(100);
  });

  it('are answered by the facet index as by reading every work', async () => {
    const tags = { names, kindStarts };
    const record = facetsMaker(corpus.works, tags);
    const index = createSearchIndex();
    index.save(Array.from({ length: WORKS }, (_, row) => record(row)));
    const options = { offset: 0, limit: PAGE, facets: { kinds: KINDS, values: VALUES } };
    const found: string[] = [];
    for (const query of queries) {
      const parsed = parseQuery(queryText(query, tags));
      expect(parsed.problems).toEqual([]);
      found.push(answerLine(answerOf(await index.search(parsed.query, noTexts, options), tags)));
    }
    expect(difference(lines, found)).toBeNull();
  });
});

describe('answers', () => {
  it('that differ are counted and the first is shown', () => {
    expect(difference(['a', 'b', 'c'], ['a', 'b', 'c'])).toBeNull();
    expect(difference(['a', 'b', 'c'], ['a', 'x'])).toBe(
      '2 of 3 answers differ; first query 1: x instead of b',
    );
  });
});
