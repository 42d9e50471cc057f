import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SourceFile } from '../../../src/formats/collection.ts';
import { siteCollection } from '../../../src/formats/site/collection.ts';
import { type ExpectedSite, expectSite } from '../pages-expectation.ts';
import { sourceFile } from '../source-file.ts';
import { readAll } from '../warc/read-all.ts';

const root = path.resolve('test/corpus/site');

/** A case is a folder `input` with a first page, and what must come of it. */
describe.each(readdirSync(root))('%s', (name) => {
  const folder = path.join(root, name, 'input');
  const expected: ExpectedSite & { main: string; recognised: boolean } = JSON.parse(
    readFileSync(path.join(root, name, 'expected.json'), 'utf8'),
  );
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => sourceFile(`site/${path.relative(folder, file)}`, readFileSync(file)))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1));
  const isMain = ({ path: own }: SourceFile) => own === `site/${expected.main}`;
  const main = files.find(isMain) ?? sourceFile('site/none', new Uint8Array());
  const source = { main, beside: files.filter((file) => !isMain(file)) };

  test('is recognised by its first page', async () => {
    const head = { bytes: await main.read(0, 65_536), name: main.name, path: main.path };
    const found = siteCollection.recognise(
      head,
      source.beside.map((file) => file.path),
    );
    expect(found !== null).toBe(expected.recognised);
  });

  test('is read as expected', async () => {
    if (!expected.recognised) return;
    const read = await readAll(siteCollection, source);
    await expectSite(read, expected);
    expect(read.files).toEqual(expected.files ?? []);
    const claimed = new Set([main.path, ...(await siteCollection.claims(source))]);
    for (const { parts } of read.stories) {
      expect(parts.length).toBeGreaterThan(0);
      for (const part of parts) expect(claimed).toContain(part.path);
    }
  });
});
