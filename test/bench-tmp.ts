import { closeSync, createReadStream, openSync, readSync, statSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { efictionCollection } from '../src/formats/efiction/collection.ts';
import { dumpPieces } from './formats/efiction/make-dump.ts';

const [, , what, path = '', stories = '1000'] = process.argv;
if (what === 'make') {
  const fd = openSync(path, 'w');
  for (const piece of dumpPieces({
    version: '3.5.6',
    form: (process.argv[5] ?? 'mysqldump') as any,
    stories: Number(stories),
    chaptersEach: 5,
    paragraphs: 50,
    reviewsEach: 10,
    forum: true,
  }))
    writeSync(fd, piece);
  closeSync(fd);
  console.log(statSync(path).size);
} else {
  const fd = await open(path, 'r');
  const size = statSync(path).size;
  const main = {
    path,
    name: 'big.sql',
    size,
    async read(start: number, end: number) {
      const b = Buffer.allocUnsafe(Math.min(end, size) - start);
      await fd.read(b, 0, b.length, start);
      return b;
    },
    chunks() {
      return createReadStream(path, { highWaterMark: 1 << 20 });
    },
  } as any;
  const t0 = performance.now();
  let stories = 0,
    records = 0,
    words = 0,
    pass1 = 0,
    peak = 0;
  for await (const item of efictionCollection.read({ main, beside: [] })) {
    if (item.kind === 'story') {
      if (stories === 0) pass1 = performance.now() - t0;
      stories++;
      words += item.result.works[0]?.reading.wordCount ?? 0;
      if (stories % 50 === 0) peak = Math.max(peak, process.memoryUsage.rss());
    } else if (item.kind === 'record') records++;
    else if (item.kind === 'loss') console.log(item.loss.code, item.loss.at, item.loss.count);
  }
  const s = (performance.now() - t0) / 1000;
  console.log({
    stories,
    records,
    words,
    pass1: pass1 / 1000,
    s,
    mbs: size / 1e6 / s,
    peakMB: peak / 1e6,
    maxrss: process.resourceUsage().maxRSS / 1024,
  });
}
