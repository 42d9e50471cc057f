/** Fanlight's text index in a process of its own: `fanlight-text-run.ts FOLDER OUT`. */
import { TextIndex, type TextQuery } from '#fulltext';
import { buildSearchIndex, parseQuery, type TextAnswers } from '#search';
import { PAGE, VALUES } from '../million/answers.ts';
import { columnsOf } from '../million/columns.ts';
import { KINDS } from '../million/kinds.ts';
import { quantilesOf, timePasses, writeRun } from '../million/runs.ts';
import { namedTag, type TagNames } from '../million/search-queries.ts';
import { tagNames } from '../million/universe.ts';
import { storyText, storyWords } from './stories.ts';
import { remakeTextTask } from './text-plan.ts';
import type { StoryQuery } from './text-queries.ts';

const LIMITS = { passes: 7, seconds: 60 };
const SAVED_AT_ONCE = 500;

const [folder = '', out = ''] = process.argv.slice(2);
const { plan, corpus, language, queries } = remakeTextTask(folder);
const index = new TextIndex();
const built = load();
const worksOf = worksByTag();
const run = await timePasses(queries, ask, ({ total, ids }) => `${total};${ids.join(',')}`, LIMITS);
const bytes = index.segments.reduce(
  (sum, { segment }) =>
    sum + segment.parts.entries.length + segment.parts.places.length + segment.parts.dictionary.words.length,
  0,
);
writeRun(out, { facts: { 'build seconds': built, bytes, ...(await pageFacts()) }, ...run });

/**
 * Times of the queries as a page of results asks them: each word or phrase of the text index by itself, joined in the facet index
 * with the tag, with facets. Throws where works are missing; works with the words in a tag come in addition.
 */
async function pageFacts(): Promise<Record<string, number>> {
  const tags = { names: tagNames(corpus.universe), kindStarts: corpus.universe.kindStarts };
  const facets = buildSearchIndex(columnsOf(corpus.works, tags));
  const texts: TextAnswers = async (leaf) => index.match({ kind: 'phrase', text: leaf.text });
  const options = { offset: 0, limit: PAGE, facets: { kinds: KINDS, values: VALUES, totals: false } };
  const trees = queries.map((query) => parseQuery(pageQuery(query, tags)).query);
  const pages = await timePasses(
    trees,
    (query) => facets.search(query, texts, options),
    ({ total }) => String(total),
    LIMITS,
  );
  const missing = pages.lines.findIndex(
    (total, at) => Number(total) < Number.parseInt(run.lines[at] ?? '', 10),
  );
  if (missing >= 0) throw new Error(`a page of results has too few works for query ${missing}`);
  const { p50, p95 } = quantilesOf(pages);
  return { 'page p50': p50, 'page p95': p95 };
}

/** A query as a reader would type it. */
function pageQuery({ asking, words, tag }: StoryQuery, tags: TagNames): string {
  const named = words.map((word) => language.words[word] ?? '');
  const join = asking === 'ranked any' ? ' OR ' : ' ';
  const text = asking === 'phrase' ? `"${named.join(' ')}"` : named.map((word) => `"${word}"`).join(join);
  const sort = asking.startsWith('ranked') ? 'relevance' : 'added';
  return `(${text})${tag === null ? '' : ` ${namedTag(tag, tags)}`} sort:${sort}`;
}

/** Seconds of indexing; making the stories is outside. */
function load(): number {
  const encoder = new TextEncoder();
  let milliseconds = 0;
  for (let row = 0; row < plan.stories; row += SAVED_AT_ONCE) {
    const size = Math.min(SAVED_AT_ONCE, plan.stories - row);
    const documents = Array.from({ length: size }, (_, place) => ({
      work: row + place + 1,
      stamp: 0,
      language: 'en',
      title: '',
      creators: [],
      summary: null,
      notes: [],
      body: [
        {
          kind: 'text' as const,
          bytes: encoder.encode(storyText(language, storyWords(language, row + place, plan.words))),
        },
      ],
    }));
    const started = performance.now();
    index.save(documents);
    milliseconds += performance.now() - started;
  }
  const started = performance.now();
  index.mergeAll();
  return (milliseconds + performance.now() - started) / 1000;
}

/** Ids of the works with each tag that is asked for, as the facet index would give them. */
function worksByTag(): Map<number, Uint32Array> {
  const { tags, tagStarts } = corpus.works;
  const works = new Map<number, number[]>(queries.flatMap(({ tag }) => (tag === null ? [] : [[tag, []]])));
  for (let row = 0; row < plan.stories; row += 1)
    for (const tag of tags.subarray(tagStarts[row], tagStarts[row + 1])) works.get(tag)?.push(row + 1);
  return new Map([...works].map(([tag, ids]) => [tag, Uint32Array.from(ids)]));
}

function ask({ asking, words, tag }: StoryQuery): { total: number; ids: number[] } {
  const ids = tag === null ? null : worksOf.get(tag);
  const within = ids ? ({ kind: 'ids', ids } as const) : null;
  const query = queryOf(asking, words);
  if (asking.startsWith('ranked')) {
    const { total, works } = index.best(query, { within, limit: PAGE });
    return { total, ids: works.map(({ work }) => work) };
  }
  const { works } = index.match(query, within);
  return { total: works.length, ids: [...works.sort().subarray(-PAGE)].reverse() };
}

/** Words as they stand: the peers know no other forms. */
function queryOf(asking: StoryQuery['asking'], words: readonly number[]): TextQuery {
  const named = words.map((word) => language.words[word] ?? '');
  if (asking === 'phrase') return { kind: 'phrase', text: named.join(' ') };
  return {
    kind: asking === 'ranked any' ? 'or' : 'and',
    parts: named.map((text) => ({ kind: 'word', text, exact: true })),
  };
}
