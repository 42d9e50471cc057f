/** A plan of a text benchmark in a folder: what every process makes its stories and queries from again. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Corpus, makeCorpus } from '../million/works.ts';
import { type Language, makeLanguage } from './stories.ts';
import { makeStoryQueries, type StoryQuery } from './text-queries.ts';

/** How many stories, of how many words. */
export type TextPlan = { stories: number; words: number };

/** All that a text engine is given. */
export type TextTask = { plan: TextPlan; corpus: Corpus; language: Language; queries: StoryQuery[] };

export function makeTextTask(plan: TextPlan): TextTask {
  const corpus = makeCorpus(plan.stories);
  const language = makeLanguage();
  return { plan, corpus, language, queries: makeStoryQueries(corpus, language) };
}

export function savePlan(folder: string, plan: TextPlan): void {
  writeFileSync(path.join(folder, 'plan.json'), JSON.stringify(plan));
}

export function remakeTextTask(folder: string): TextTask {
  return makeTextTask(JSON.parse(readFileSync(path.join(folder, 'plan.json'), 'utf8')) as TextPlan);
}
