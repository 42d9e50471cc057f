/**
 * A corpus, its queries and the answers in a folder, for engines that run in processes of their own. Columns are the bare
 * numbers, little-endian, in files named by column and type; queries and answers are lines of text.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { answerLine } from './answers.ts';
import { makeQueries, type TagQuery } from './queries.ts';
import { scanAnswers } from './scan.ts';
import { type Corpus, makeCorpus } from './works.ts';

/** What a folder was made from; the same numbers give the same corpus and the same queries. */
export type CorpusPlan = { works: number };

/** Writes the columns that engines need, the queries, and the answers found by reading every work. */
export function writeCorpusFolder(
  folder: string,
  plan: CorpusPlan,
): { corpus: Corpus; queries: TagQuery[]; answers: string[] } {
  const corpus = makeCorpus(plan.works);
  const queries = makeQueries(corpus);
  const answers = scanAnswers(corpus, queries).map(answerLine);
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
  writeFileSync(path.join(folder, 'answers.txt'), answers.join('\n'));
  return { corpus, queries, answers };
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
