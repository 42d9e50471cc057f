import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WARCParser } from 'warcio';
import { FanlightError } from '#errors';
import { warcCollection } from '../../../src/formats/warc/collection.ts';
import { warcFormat } from '../../../src/formats/warc/format.ts';
import { recordsOf } from '../../../src/formats/warc/records.ts';
import { sourceFile } from '../source-file.ts';
import { buildWarc, type Crawl } from './build-warc.ts';
import { alone, readAll } from './read-all.ts';

/** How many bent crawls are tried; more by the environment. */
const RUNS = Number(process.env['FANLIGHT_MUTATIONS'] ?? 120);

function crawlOf(name: string): { folder: string; crawl: Crawl } {
  const folder = path.resolve('test/corpus/warc', name);
  return { folder, crawl: JSON.parse(readFileSync(path.join(folder, 'crawl.json'), 'utf8')) };
}

const SMALL: Crawl = {
  records: [
    { type: 'warcinfo', mediaType: 'application/warc-fields', body: 'software: by hand\r\n' },
    { url: 'http://s.example/', body: '<h1>Keys</h1><a href=1.html>Part 1</a> <a href=2.html>Part 2</a>' },
    {
      url: 'http://s.example/1.html',
      chunked: true,
      body: `<title>Keys</title><p>${'Alice kept the key. '.repeat(9)}<a href=2.html>Next</a>`,
    },
    {
      url: 'http://s.example/2.html',
      coding: 'gzip',
      body: `<title>Keys</title><p>${'The door minded. '.repeat(9)}`,
    },
    { type: 'revisit', url: 'http://s.example/3', refersTo: { url: 'http://s.example/1.html', date: '' } },
  ],
};

describe('a bent crawl', () => {
  test('is read to its end with no error but a stated one, and nothing twice', async () => {
    const folder = path.resolve('test/corpus/warc/damaged');
    const sound = [buildWarc(folder, SMALL, false), buildWarc(folder, SMALL, true)];
    const change = fc.record({
      at: fc.nat(),
      byte: fc.nat(255),
      kind: fc.constantFrom('set', 'cut', 'insert', 'drop'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(change, { minLength: 1, maxLength: 5 }),
        async (packed, changes) => {
          let bytes = Buffer.from(sound[packed ? 1 : 0] ?? []);
          for (const { at, byte, kind } of changes) {
            const place = at % Math.max(1, bytes.length);
            if (kind === 'set') bytes[place] = byte;
            if (kind === 'cut' && byte < 64) bytes = bytes.subarray(0, place);
            if (kind === 'drop')
              bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + byte)]);
            if (kind === 'insert')
              bytes = Buffer.concat([
                bytes.subarray(0, place),
                Buffer.alloc(byte, byte),
                bytes.subarray(place),
              ]);
          }
          try {
            const { stories } = await readAll(warcCollection, alone('bent.warc', bytes, 97));
            const places = stories.map(({ place, result }) => `${place} ${result.works[0]?.updated}`);
            expect(places).toEqual([...new Set(places)]);
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(FanlightError);
          }
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  test('whose records unpack to gigabytes is passed over', async () => {
    const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024));
    const { folder, crawl } = crawlOf('captures');
    const bytes = Buffer.concat([buildWarc(folder, crawl, true), bomb, buildWarc(folder, crawl, true)]);
    const { stories, losses } = await readAll(warcCollection, alone('bomb.warc.gz', bytes));
    expect(stories).toHaveLength(2);
    expect(losses.map(({ code }) => code)).toEqual(['FL-LOSS-RECORD']);
  });

  test('compressed as one file is read as well', async () => {
    const { folder, crawl } = crawlOf('own-contents');
    const bytes = gzipSync(buildWarc(folder, crawl, false));
    const { stories } = await readAll(warcCollection, alone('one.warc.gz', bytes));
    expect(stories).toHaveLength(2);
  });

  test('without any page has no story and says so', async () => {
    const folder = path.resolve('test/corpus/warc/captures');
    const bytes = buildWarc(folder, { records: SMALL.records.slice(0, 1) }, false);
    const result = await warcFormat.read?.({ bytes, name: 'none.warc', path: 'none.warc' });
    expect(result?.works).toEqual([]);
    expect(result?.losses.map(({ code }) => code)).toEqual(['FL-FILE-NO-STORY']);
  });
});

describe('the records', () => {
  test.each(['listed-stories', 'own-contents', 'numbered-archives', 'captures'])(
    'of %s are those that warcio finds',
    async (name) => {
      const { folder, crawl } = crawlOf(name);
      for (const packed of [false, true]) {
        const bytes = buildWarc(folder, crawl, packed);
        const theirs: string[] = [];
        for await (const record of WARCParser.iterRecords([bytes])) {
          const body = await record.readFully(true);
          theirs.push(`${record.warcType} ${record.warcTargetURI ?? null} ${hashOf(body)}`);
        }
        const ours: string[] = [];
        for await (const record of recordsOf(sourceFile('x', bytes))) {
          if ('gap' in record) throw new Error(record.gap);
          ours.push(`${record.type} ${record.address} ${hashOf((await record.body()) ?? new Uint8Array())}`);
        }
        expect(ours).toEqual(theirs);
      }
    },
  );
});

function hashOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
