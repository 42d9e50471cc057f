/**
 * Text search: stories of several thousand words, 200 queries, and the same of FTS5 and Lucene. The totals of all are compared with
 * those found by reading every word.
 */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { ownRow, percentile, type Row } from '../measure.ts';
import { type EngineRun, mediansOf, runEngine } from '../million/runs.ts';
import { findLucene, runLucene } from '../peers/lucene.ts';
import { storyText, storyWords } from './stories.ts';
import { makeTextTask, savePlan, type TextPlan, type TextTask } from './text-plan.ts';
import { ASKINGS, countMatches } from './text-queries.ts';

/** Seconds that an engine may take, and in which Lucene begins passes. */
const LONGEST = 1200;
const SECONDS = 60;

export async function benchTexts(folder: string, plan: TextPlan): Promise<Row[]> {
  const data = path.join(folder, 'texts');
  mkdirSync(data);
  savePlan(data, plan);
  const task = makeTextTask(plan);
  const bytes = writeStories(data, task);
  const totals = countMatches(task.corpus, task.language, task.queries, plan.words);
  const runs: { name: string; run: EngineRun }[] = [
    { name: 'Fanlight', run: await runEngine('texts/fanlight-text-run.ts', data, LONGEST) },
    { name: 'FTS5', run: await runEngine('peers/fts5-run.ts', data, LONGEST) },
  ];
  const lucene = findLucene();
  if (lucene)
    runs.push({
      name: `Lucene ${lucene.version}`,
      run: await runLucene(lucene.classPath, 'Texts', data, SECONDS),
    });
  const [own, ...peers] = runs;
  if (!own) return [];
  const absent = lucene ? [] : ['Lucene (liblucene8-java) or a JDK is not installed'];
  const size = `${plan.stories.toLocaleString('en')} stories, ${(bytes / 1e6).toFixed(0)} MB`;
  return [
    ...peers.map(({ name, run }) => buildRow(size, bytes, own.run, name, run)),
    ...[...ASKINGS, null].flatMap((asking) => {
      const places = task.queries.flatMap((query, place) =>
        asking === null || query.asking === asking ? [place] : [],
      );
      const line = (peer: string, ratio: string): Row => ({
        measure: `text search, ${asking ?? 'all queries'}: total and 20 works; ${size}`,
        fanlight: described(own.run, places) + verdict('Fanlight', totals, own.run, places),
        peer,
        ratio,
        goal: goalBeside(peer),
      });
      return [
        ...peers.map(({ name, run }) =>
          line(
            `${name} ${described(run, places)}${verdict(name, totals, run, places)}`,
            ratios(own.run, run, places),
          ),
        ),
        ...absent.map((reason) => line(reason, '-')),
      ];
    }),
    ownRow(
      `the same as pages of results ask: words joined with tags in the facet index, 7 facets; ${size}`,
      `p50 ${(own.run.facts['page p50'] ?? 0).toFixed(2)}, p95 ${(own.run.facts['page p95'] ?? 0).toFixed(2)} ms`,
    ),
  ];
}

/** Writes the stories and queries as Lucene's program reads them. Returns the bytes of the stories. */
function writeStories(data: string, { plan, corpus, language, queries }: TextTask): number {
  const { tags, tagStarts, count } = corpus.works;
  const file = openSync(path.join(data, 'stories.txt'), 'w');
  let bytes = 0;
  for (let row = 0; row < count; row += 1) {
    const text = storyText(language, storyWords(language, row, plan.words));
    bytes += text.length;
    writeSync(file, `${tags.subarray(tagStarts[row], tagStarts[row + 1]).join(',')}\t${text}\n`);
  }
  closeSync(file);
  const lines = queries.map(({ asking, words, tag }) =>
    [asking, words.map((word) => language.words[word]).join(' '), tag ?? ''].join('|'),
  );
  writeFileSync(path.join(data, 'queries.txt'), lines.join('\n'));
  return bytes;
}

function buildRow(size: string, bytes: number, own: EngineRun, name: string, run: EngineRun): Row {
  const said = ({ facts }: EngineRun) => {
    const seconds = facts['build seconds'] ?? 0;
    const share = ((facts['bytes'] ?? 0) / bytes) * 100;
    return `${seconds.toFixed(1)} s, ${(bytes / 1e6 / seconds).toFixed(0)} MB/s, ${share.toFixed(0)} % of the text`;
  };
  return {
    measure: `text index of ${size}, built`,
    fanlight: said(own),
    peer: `${name} ${said(run)}`,
    ratio: ((run.facts['build seconds'] ?? 0) / (own.facts['build seconds'] ?? 1)).toFixed(1),
    goal: name === 'FTS5' ? '2.5, at most 40 % of the text' : '',
  };
}

function timesOf(run: EngineRun, places: readonly number[], share: number): number {
  const medians = mediansOf(run);
  return percentile(
    places.map((place) => medians[place] ?? 0),
    share,
  );
}

function described(run: EngineRun, places: readonly number[]): string {
  return `p50 ${timesOf(run, places, 0.5).toFixed(2)}, p95 ${timesOf(run, places, 0.95).toFixed(2)} ms`;
}

function ratios(own: EngineRun, run: EngineRun, places: readonly number[]): string {
  return [0.5, 0.95]
    .map((share) => (timesOf(run, places, share) / timesOf(own, places, share)).toFixed(1))
    .join(' / ');
}

function goalBeside(peer: string): string {
  return peer.startsWith('FTS5') ? '2.5 at p95' : '1 at p95';
}

/** Nothing where all totals are right. Else says which first is wrong, and the benchmark fails. */
function verdict(name: string, totals: readonly number[], run: EngineRun, places: readonly number[]): string {
  const wrong = places.filter((place) => Number.parseInt(run.lines[place] ?? '', 10) !== totals[place]);
  const [first] = wrong;
  if (first === undefined) return '';
  process.exitCode = 1;
  console.error(
    `${name}: ${wrong.length} totals are wrong; query ${first}: ${run.lines[first]?.split(';')[0]} instead of ${totals[first]}`,
  );
  return ' WRONG TOTALS';
}
