/** Works of a library taken away as books in a warm process, beside pandoc making one from the same text. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { WorkId } from '#catalogue';
import { readSettings } from '#config';
import { exportWork, exportWorks, findWorks, type Library } from '#library';
import { openApp } from '../../src/app.ts';
import { story, vocabulary, writeCorpus } from './corpus.ts';
import { isInstalled, median, ownTime, type Row, runProgram } from './measure.ts';
import { seeded } from './random.ts';

const LENGTHS = [2_000, 10_000, 100_000] as const;
/** Milliseconds on one processor. */
const GOALS = { 2000: 0.5, 10000: 1.3, 100000: 9 } as const;
const RUNS = 200;
const STORIES = 1_000;
/** Books a second of one processor. */
const BULK_GOAL = 2_000;

/** Imports three works of known lengths and a thousand others, and writes them. */
export async function benchLibraryBooks(folder: string): Promise<Row[]> {
  const lengths = path.join(folder, 'book-lengths');
  mkdirSync(lengths, { recursive: true });
  const random = seeded(11);
  const words = vocabulary(random, 20_000);
  for (const length of LENGTHS)
    writeFileSync(path.join(lengths, `length-${length}.txt`), story(random, words, length, length));
  const corpus = writeCorpus(path.join(folder, 'book-stories'), STORIES);
  const data = path.join(folder, 'book-data');
  for (const sources of [lengths, corpus.folder])
    await runProgram(process.execPath, ['dist/cli.js', '--data', data, 'import', sources]);
  const app = await openApp(readSettings({ data }));
  try {
    const rows: Row[] = [];
    for (const [index, length] of LENGTHS.entries())
      rows.push(
        await oneLength(app.library, await nthLongest(app.library, index), { folder: lengths, length }),
      );
    return [...rows, await bulk(app.library), await together(app.library)];
  } finally {
    await app.close();
  }
}

/** The first import has the three works alone, shortest first. */
async function nthLongest(library: Library, index: number): Promise<WorkId> {
  const { works } = await findWorks(library, 'batch:1 sort:words', { page: 1 });
  const work = works.toSorted((a, b) => a.words - b.words)[index];
  if (work === undefined) throw new Error('a work of the first import is missing');
  return work.id;
}

async function oneLength(
  library: Library,
  id: WorkId,
  { folder, length }: { folder: string; length: (typeof LENGTHS)[number] },
): Promise<Row> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1)
    times.push((await ownTime(() => exportWork(library, id, 'epub'))).time);
  const milliseconds = median(times.slice(RUNS / 4));
  const text = path.join(folder, `length-${length}.txt`);
  const peer = isInstalled('pandoc')
    ? await runProgram('pandoc', ['-f', 'markdown', text, '-o', path.join(folder, `${length}.epub`)])
    : null;
  return {
    measure: `a work of the library as EPUB, ${length.toLocaleString('en')} words`,
    fanlight: `${milliseconds.toFixed(2)} ms`,
    peer: peer ? `pandoc ${(peer.seconds * 1000).toFixed(0)} ms` : 'pandoc is not installed',
    ratio: peer ? ((peer.seconds * 1000) / milliseconds).toFixed(0) : '-',
    goal: `${GOALS[length]} ms`,
  };
}

async function bulk(library: Library): Promise<Row> {
  let books = 0;
  const { time } = await ownTime(async () => {
    const files = exportWorks(library, { kind: 'query', text: '' }, { extension: 'epub', as: 'many' });
    for await (const _file of files) books += 1;
  });
  return {
    measure: `${books.toLocaleString('en')} works as a book each`,
    fanlight: `${((books / time) * 1000).toFixed(0)} a second`,
    peer: '',
    ratio: '',
    goal: `${BULK_GOAL.toLocaleString('en')} a second`,
  };
}

async function together(library: Library): Promise<Row> {
  const { result, time } = await ownTime(async () => {
    const files = exportWorks(library, { kind: 'query', text: '' }, { extension: 'epub', as: 'one-book' });
    for await (const { bytes } of files) return bytes.length;
    return 0;
  });
  return {
    measure: `the same works as one book, ${(result / 1e6).toFixed(1)} MB`,
    fanlight: `${time.toFixed(0)} ms`,
    peer: '',
    ratio: '',
  };
}
