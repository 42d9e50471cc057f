/**
 * Fanlight's facet index in a process of its own: `fanlight-run.ts FOLDER OUT`. Builds it from the works of a folder, asks its
 * queries, and changes works and finds them changed.
 */
import type { WorkFacets } from '#catalogue';
import { createSearchIndex, parseQuery, type SearchIndex } from '#search';
import { percentile } from '../measure.ts';
import { answerLine, PAGE, VALUES } from './answers.ts';
import { remakeCorpus } from './corpus-folder.ts';
import { KINDS } from './kinds.ts';
import { heldMegabytes } from './memory.ts';
import { timePasses, writeRun } from './runs.ts';
import { answerOf, queryText } from './search-queries.ts';
import { type Typed, typedInputs } from './suggest-inputs.ts';
import { tagNames } from './universe.ts';
import { facetsMaker } from './work-facets.ts';

const LIMITS = { passes: 7, seconds: 60 };
const OPTIONS = { offset: 0, limit: PAGE, facets: { kinds: KINDS, values: VALUES } };
const CHANGES = 20;
const TYPED = 2000;
const WARMING = 200;
const SAVED_AT_ONCE = 2000;

const [folder = '', out = ''] = process.argv.slice(2);
const { corpus, queries } = remakeCorpus(folder);
const tags = { names: tagNames(corpus.universe), kindStarts: corpus.universe.kindStarts };
const record = facetsMaker(corpus.works, tags);
const before = heldMegabytes();
const started = performance.now();
const index = createSearchIndex();
for (let row = 0; row < corpus.works.count; row += SAVED_AT_ONCE) {
  const size = Math.min(SAVED_AT_ONCE, corpus.works.count - row);
  index.save(Array.from({ length: size }, (_, place) => record(row + place)));
}
const built = (performance.now() - started) / 1000;
const held = heldMegabytes() - before;
const trees = queries.map((query) => parseQuery(queryText(query, tags)).query);
const run = await timePasses(
  trees,
  (query) => index.search(query, async () => [], OPTIONS),
  (result) => answerLine(answerOf(result, tags)),
  LIMITS,
);
const changes = await timeChanges(index, record);
writeRun(out, {
  facts: {
    'build seconds': built,
    megabytes: held,
    'change milliseconds': Math.max(...changes),
    ...suggestionFacts(),
  },
  ...run,
});

/** Times of suggestions, and how many of those meant are among the first ten, with and without a typing error. */
function suggestionFacts(): Record<string, number> {
  const inputs = typedInputs(corpus, tags, TYPED);
  const suggest = ({ text, kind }: Typed) => index.suggest(text, { kinds: [kind], limit: 10 });
  for (const input of inputs.slice(0, WARMING)) suggest(input);
  const times: number[] = [];
  const shares = { right: [0, 0], wrong: [0, 0] };
  for (const input of inputs) {
    const from = performance.now();
    const found = suggest(input);
    times.push(performance.now() - from);
    const share = input.hasError ? shares.wrong : shares.right;
    if (found.some(({ name }) => name === input.meant)) share[0] = (share[0] ?? 0) + 1;
    share[1] = (share[1] ?? 0) + 1;
  }
  const part = ([met = 0, all = 1]: number[]) => met / all;
  return {
    'suggestions p50': percentile(times, 0.5),
    'suggestions p99': percentile(times, 0.99),
    'suggestions slowest': Math.max(...times),
    'meant ones shown': part(shares.right),
    'meant ones shown in spite of an error': part(shares.wrong),
    tags: new Set(corpus.works.tags).size,
  };
}

/** Milliseconds from saving a work with a new tag to an answer that has it in its total, its page and its facets. */
async function timeChanges(into: SearchIndex, recordOf: (row: number) => WorkFacets): Promise<number[]> {
  const times: number[] = [];
  for (let change = 0; change < CHANGES; change += 1) {
    const work = recordOf(change * 37);
    const name = `Novelty ${change}`;
    const { query } = parseQuery(`tag:"${name}"`);
    const from = performance.now();
    into.save([{ ...work, tags: [...work.tags, { kind: 'tag', name }] }]);
    const { total, ids, facets } = await into.search(query, async () => [], OPTIONS);
    times.push(performance.now() - from);
    const counted = facets.find(({ kind }) => kind === 'tag')?.values.find(({ value }) => value === name);
    if (total !== 1 || ids[0] !== work.id || counted?.count !== 1)
      throw new Error(`work ${work.id} was saved with ${name} and is not found`);
  }
  return times;
}
