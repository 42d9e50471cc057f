/** Answers by reading every work: slow, and the measure of what is right. */
import { type Answer, PAGE, VALUES } from './answers.ts';
import { KINDS } from './kinds.ts';
import type { TagQuery } from './queries.ts';
import type { Corpus } from './works.ts';

const WANTED = 1;
const UNWANTED = 2;

export function scanAnswer(corpus: Corpus, query: TagQuery): Answer {
  const tags = corpus.universe.kindStarts.at(-1) ?? 0;
  const marks = new Uint8Array(tags);
  for (const tag of query.includes) marks[tag] = WANTED;
  for (const tag of query.excludes) marks[tag] = UNWANTED;
  const rows = matchingRows(corpus, query, marks);
  return {
    total: rows.length,
    ids: firstIds(corpus, query, rows),
    facets: topTags(corpus, rows),
  };
}

function matchingRows({ works }: Corpus, query: TagQuery, marks: Uint8Array): number[] {
  const { tags, tagStarts, words, language } = works;
  const from = query.words.from ?? 0;
  const to = query.words.to ?? Number.POSITIVE_INFINITY;
  const rows: number[] = [];
  for (let row = 0; row < works.count; row += 1) {
    if (query.language !== null && language[row] !== query.language) continue;
    const length = words[row] ?? 0;
    if (length < from || length > to) continue;
    let missing = query.includes.length;
    for (let place = tagStarts[row] ?? 0; place < (tagStarts[row + 1] ?? 0); place += 1) {
      const mark = marks[tags[place] ?? 0];
      if (mark === WANTED) missing -= 1;
      else if (mark === UNWANTED) {
        missing = -1;
        break;
      }
    }
    if (missing === 0) rows.push(row);
  }
  return rows;
}

function firstIds({ works }: Corpus, query: TagQuery, rows: readonly number[]): number[] {
  const keys = works[query.order];
  const sorted = Uint32Array.from(rows).sort((a, b) => (keys[b] ?? 0) - (keys[a] ?? 0) || b - a);
  return [...sorted.subarray(0, PAGE)].map((row) => row + 1);
}

function topTags({ works, universe }: Corpus, rows: readonly number[]): Answer['facets'] {
  const { tags, tagStarts } = works;
  const counts = new Uint32Array(universe.kindStarts.at(-1) ?? 0);
  for (const row of rows)
    for (let place = tagStarts[row] ?? 0; place < (tagStarts[row + 1] ?? 0); place += 1) {
      const tag = tags[place] ?? 0;
      counts[tag] = (counts[tag] ?? 0) + 1;
    }
  return KINDS.map((_, kind) => {
    const top: [number, number][] = [];
    for (let tag = universe.kindStarts[kind] ?? 0; tag < (universe.kindStarts[kind + 1] ?? 0); tag += 1) {
      const count = counts[tag] ?? 0;
      if (count === 0 || (top.length === VALUES && count <= (top.at(-1)?.[1] ?? 0))) continue;
      top.push([tag, count]);
      top.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      top.length = Math.min(top.length, VALUES);
    }
    return top;
  });
}
