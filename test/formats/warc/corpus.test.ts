import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { warcCollection } from '../../../src/formats/warc/collection.ts';
import { type ExpectedSite, expectSite } from '../pages-expectation.ts';
import { buildWarc, type Crawl } from './build-warc.ts';
import { alone, readAll } from './read-all.ts';

const root = path.resolve('test/corpus/warc');

/** A case is `crawl.json`, which lists the records, the files that they hold, and what must come of them. */
describe.each(readdirSync(root))('%s', (name) => {
  const folder = path.join(root, name);
  const json = (file: string) => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  const crawl: Crawl = json('crawl.json');
  const expected: ExpectedSite & { packed?: ExpectedSite } = json('expected.json');

  test.each([
    ['plain', false, 1024 * 1024],
    ['compressed record by record', true, 1024 * 1024],
    ['in chunks of seven bytes', false, 7],
    ['compressed, in chunks of seven bytes', true, 7],
  ])('is read as expected, %s', async (_, packed, chunk) => {
    const bytes = buildWarc(folder, crawl, packed);
    const source = alone(`${name}.warc`, bytes, chunk);
    expect(
      warcCollection.recognise({ bytes: bytes.subarray(0, 65_536), name: 'crawl', path: 'crawl' }, []),
    ).toMatchObject({ confidence: 0.99 });
    const read = await readAll(warcCollection, source);
    expect(read.progress).toEqual(read.progress.toSorted((one, other) => one - other));
    await expectSite(read, packed ? (expected.packed ?? expected) : expected);
  });
});
