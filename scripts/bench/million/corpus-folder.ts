/**
 * A corpus, its queries and the answers in a folder, for engines that run in processes of their own. Columns are the bare
 * numbers, little-endian, in files named by column and type; queries and answers are lines of text.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { answerLine } from './answers.ts';
import { makeQueries, type TagQuery } from './queries.ts';
import { scanAnswer } from './scan.ts';
import { type Corpus, makeCorpus } from './works.ts';

/** What a folder was made from; the same numbers give the same corpus and the same queries. */
type CorpusPlan = { works: number };

/** Works above which only every fifth query is answered by reading them all, which takes a second for each million. */
const MOST_READ = 2_000_000;
const CHECKED = 5;

/**
 * Writes the columns that engines need, the queries, and the answers found by reading every work: lines, empty where a query was
 * left out of that.
 */
export function writeCorpusFolder(folder: string, plan: CorpusPlan): string[] {
  const corpus = makeCorpus(plan.works);
  const queries = makeQueries(corpus);
  const isRead = (place: number) => plan.works <= MOST_READ || place % CHECKED === 0;
  const answers = queries.map((query, place) => (isRead(place) ? answerLine(scanAnswer(corpus, query)) : ''));
  const { works, universe } = corpus;
  const columns = {
    'kind-starts.u32': universe.kindStarts,
    'tag-starts.u32': works.tagStarts,
    'tags.u32': works.tags,
    'updated.u32': works.updated,
    'kudos.u32': works.kudos,
    'words.u32': works.words,
    'language.u8': works.language,
  };
  for (const [name, column] of Object.entries(columns)) writeFileSync(path.join(folder, name), column);
  writeFileSync(path.join(folder, 'plan.json'), JSON.stringify(plan));
  writeFileSync(path.join(folder, 'queries.txt'), queries.map(queryLine).join('\n'));
  return answers;
}

/** The corpus and the queries of a folder, made again from its plan. */
export function remakeCorpus(folder: string): { corpus: Corpus; queries: TagQuery[] } {
  const plan = JSON.parse(readFileSync(path.join(folder, 'plan.json'), 'utf8')) as CorpusPlan;
  const corpus = makeCorpus(plan.works);
  return { corpus, queries: makeQueries(corpus) };
}

/** Tags that a work must have and must not have, language, bounds of words, order; an empty part sets no condition. */
function queryLine({ includes, excludes, language, words, order }: TagQuery): string {
  return [
    includes.join(','),
    excludes.join(','),
    language ?? '',
    words.from ?? '',
    words.to ?? '',
    order,
  ].join('|');
}
