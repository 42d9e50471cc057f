/** Books of three lengths written in a warm process, beside pandoc. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { COLLECTIONS, FORMATS } from '#formats';
import { convertFile } from '#library';
import { story, vocabulary } from './corpus.ts';
import { isInstalled, median, type Row, runProgram, timeEach } from './measure.ts';
import { seeded } from './random.ts';

const READERS = { formats: FORMATS, collections: COLLECTIONS };
const RUNS = Array.from({ length: 9 }, (_, run) => run);

export async function benchBooks(folder: string): Promise<Row[]> {
  const random = seeded(11);
  const words = vocabulary(random, 20_000);
  const rows: Row[] = [];
  for (const length of [2_000, 10_000, 100_000]) {
    const text = story(random, words, length, length);
    const file = path.join(folder, `book-${length}.txt`);
    writeFileSync(file, text);
    const input = { bytes: new TextEncoder().encode(text), name: 'book.txt', path: 'book.txt' };
    const times = await timeEach(RUNS, async () => {
      for await (const _book of convertFile(READERS, input, 'epub'));
    });
    const milliseconds = median(times);
    const peer = isInstalled('pandoc')
      ? await runProgram('pandoc', ['-f', 'markdown', file, '-o', path.join(folder, `book-${length}.epub`)])
      : null;
    rows.push({
      measure: `text to EPUB, ${length.toLocaleString('en')} words (read, understood and written)`,
      fanlight: `${milliseconds.toFixed(1)} ms`,
      peer: peer ? `pandoc ${(peer.seconds * 1000).toFixed(0)} ms` : 'pandoc is not installed',
      ratio: peer ? ((peer.seconds * 1000) / milliseconds).toFixed(0) : '-',
    });
  }
  return rows;
}
