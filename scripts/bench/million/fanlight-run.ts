/**
 * Fanlight's facet index in a process of its own: `fanlight-run.ts FOLDER OUT`. Builds it from the works of a folder, asks its
 * queries, changes works and finds them changed, and asks for names while they are typed.
 */
import path from 'node:path';
import { buildSearchIndex, noTexts, parseQuery, type SearchIndex } from '#search';
import { heldMegabytes, ownTime, percentile } from '../measure.ts';
import { answerLine, PAGE, VALUES } from './answers.ts';
import { columnsOf } from './columns.ts';
import { remakeCorpus } from './corpus-folder.ts';
import { timeFile } from './index-file.ts';
import { KINDS } from './kinds.ts';
import { countTags } from './queries.ts';
import { mediansOf, quantilesOf, timePasses, writeRun } from './runs.ts';
import { answerOf, queryText } from './search-queries.ts';
import { typedInputs } from './suggest-inputs.ts';
import { tagNames } from './universe.ts';
import { facetsMaker } from './work-facets.ts';

const LIMITS = { passes: 25, seconds: 60 };
const PAGE_OPTIONS = { offset: 0, limit: PAGE };
/** What the peers count: the most used values, not how many distinct ones there are. */
const OPTIONS = { ...PAGE_OPTIONS, facets: { kinds: KINDS, values: VALUES, totals: false } };
const WITH_TOTALS = { ...PAGE_OPTIONS, facets: { kinds: KINDS, values: VALUES } };
const CHANGES = 20;
const TYPED = 2000;

const [folder = '', out = ''] = process.argv.slice(2);
const { corpus, queries } = remakeCorpus(folder);
const tags = { names: tagNames(corpus.universe), kindStarts: corpus.universe.kindStarts };
const columns = columnsOf(corpus.works, tags);
const before = heldMegabytes();
const started = performance.now();
const index = buildSearchIndex(columns);
const built = (performance.now() - started) / 1000;
const held = heldMegabytes() - before;
const trees = queries.map((query) => parseQuery(queryText(query, tags)).query);
const run = await timePasses(
  trees,
  (query) => index.search(query, noTexts, OPTIONS),
  (result) => answerLine(answerOf(result, tags)),
  LIMITS,
);
const counted = quantilesOf(
  await timePasses(
    trees,
    (query) => index.search(query, noTexts, WITH_TOTALS),
    () => '',
    LIMITS,
  ),
);
const suggestions = await suggestionFacts();
const kept = await timeFile(index, path.join(folder, 'facets.index'));
const changes = await timeChanges(index);
writeRun(out, {
  facts: {
    'build seconds': built,
    megabytes: held,
    'counted p50': counted.p50,
    'counted p95': counted.p95,
    'counted p99': counted.p99,
    'change p50': percentile(changes, 0.5),
    'change slowest': Math.max(...changes),
    ...suggestions,
    ...kept,
  },
  ...run,
});

/** Milliseconds from saving a work with a new tag to an answer that has it in its total, its page and its facets. */
async function timeChanges(into: SearchIndex): Promise<number[]> {
  const recordOf = facetsMaker(corpus.works, tags);
  const times: number[] = [];
  for (let change = 0; change < CHANGES; change += 1) {
    const work = recordOf(change * 37);
    const name = `Novelty ${change}`;
    const { query } = parseQuery(`tag:"${name}" sort:updated`);
    const { result, time } = await ownTime(() => {
      into.save([{ ...work, tags: [...work.tags, { kind: 'tag', name }] }]);
      return into.search(query, noTexts, OPTIONS);
    });
    times.push(time);
    const { total, ids, facets } = result;
    const found = facets.find(({ kind }) => kind === 'tag')?.values.find(({ value }) => value === name);
    if (total !== 1 || ids[0] !== work.id || found?.count !== 1)
      throw new Error(`work ${work.id} was saved with ${name} and is not found`);
  }
  return times;
}

/** Times of suggestions, and how many of those meant are among the first ten, with and without a typing error. */
async function suggestionFacts(): Promise<Record<string, number>> {
  const inputs = typedInputs(corpus, tags, TYPED);
  const suggested = await timePasses(
    inputs,
    ({ text, kind }) => index.suggest(text, { kinds: [kind], limit: 10 }),
    (found) => found.map(({ name }) => name).join('\t'),
    LIMITS,
  );
  const { p50, p99 } = quantilesOf(suggested);
  const shown = (hasError: boolean) => {
    const places = inputs.flatMap((input, place) => (input.hasError === hasError ? [place] : []));
    const met = places.filter((place) =>
      suggested.lines[place]?.split('\t').includes(inputs[place]?.meant ?? ''),
    );
    return met.length / places.length;
  };
  return {
    'suggestions p50': p50,
    'suggestions p99': p99,
    'suggestions slowest': Math.max(...mediansOf(suggested)),
    'meant ones shown': shown(false),
    'meant ones shown in spite of an error': shown(true),
    tags: countTags(corpus).filter((works) => works > 0).length,
  };
}
