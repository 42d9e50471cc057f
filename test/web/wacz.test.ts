import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Library, readChapters, WebArchive, type WebArchiveReport } from '#library';
import { attribute, elementsBelow, fragmentText, parseTree, toXhtml } from '#markup';
import { type FreezeOptions, type Frozen, freezeSite } from '#web';
import { warcCollection } from '../../src/formats/warc/collection.ts';
import { alone, readAll } from '../formats/warc/read-all.ts';
import { type OpenedWacz, openRecord, openWacz, sha256 } from './read-wacz.ts';
import type { SampleSite } from './sample-library.ts';
import { openMuseumLibrary, SAMPLE_OPTIONS, SECRET, temporaryFolder } from './sample-museum.ts';

const ADDRESS = 'https://archive.example/fic/';
const { folder, remove } = temporaryFolder();
const at = (name: string) => path.join(folder, name);
/** Works that were changed after the others, the last one withheld. */
const CHANGES = [
  [3, '2040-02-03T04:05:06.789Z'],
  [12, '2041-05-06T07:08:09.876Z'],
  [6, '2040-11-12T13:14:15.000Z'],
  [28, '2042-01-01T00:00:00.000Z'],
] as const;
let site: SampleSite;
let frozen: WebArchiveReport & Frozen;
let wacz: OpenedWacz;

function freezeArchive(
  library: Library,
  file: string,
  over: Partial<FreezeOptions<WebArchiveReport>> = {},
): Promise<WebArchiveReport & Frozen> {
  return freezeSite(library, {
    open: (source) => WebArchive.open(file, { ...source, address: ADDRESS, title: 'Sample' }),
    ...SAMPLE_OPTIONS,
    address: ADDRESS,
    ...over,
  });
}

beforeAll(async () => {
  site = await openMuseumLibrary();
  for (const [id, at] of CHANGES) await site.library.catalogue.revise(id as never, {}, at);
  frozen = await freezeArchive(site.library, at('sample.wacz'));
  wacz = await openWacz(at('sample.wacz'));
}, 60_000);
afterAll(async () => {
  await site.close();
  remove();
}, 60_000);

describe('a web archive', () => {
  it('has the files of a WACZ, stored as they are, and nothing else', () => {
    expect([...wacz.entries.keys()]).toEqual([
      'archive/data.warc.gz',
      'indexes/index.cdx.gz',
      'indexes/index.idx',
      'pages/pages.jsonl',
      'datapackage.json',
      'datapackage-digest.json',
    ]);
    const bytes = readFileSync(at('sample.wacz'));
    for (const [, content] of wacz.entries) expect(bytes.includes(content)).toBe(true);
    expect(readdirSync(folder)).toEqual(['sample.wacz']);
  });

  it('describes itself truly', () => {
    const description = wacz.json('datapackage.json') as {
      resources: { path: string; hash: string; bytes: number }[];
    };
    expect(description).toMatchObject({
      profile: 'data-package',
      wacz_version: '1.1.1',
      title: 'Sample',
      mainPageUrl: ADDRESS,
      created: frozen.date,
    });
    expect(description.resources.map(({ path: file }) => file)).toEqual([...wacz.entries.keys()].slice(0, 4));
    for (const { path: file, hash, bytes } of description.resources) {
      expect(hash, file).toBe(sha256(wacz.entries.get(file) ?? Buffer.alloc(0)));
      expect(bytes, file).toBe(wacz.entries.get(file)?.length);
    }
    expect(wacz.json('datapackage-digest.json')).toEqual({
      path: 'datapackage.json',
      hash: sha256(wacz.entries.get('datapackage.json') ?? Buffer.alloc(0)),
    });
  });

  it('is of the date when a work that is in it was last changed', async () => {
    expect(frozen.date).toBe('2041-05-06T07:08:09Z');
    const two = await freezeArchive(site.library, at('dated.wacz'), { among: [3, 6, 28] as never });
    expect(two.date).toBe('2040-11-12T13:14:15Z');
  });

  it('has records whose digests are true, each a gzip member of its own that the index finds', () => {
    expect(wacz.index).toHaveLength(frozen.files);
    const ids = new Set<string>();
    for (const line of wacz.index) {
      const { fields, block, http, body } = wacz.record(line);
      expect(fields.get('')).toBe('WARC/1.1');
      expect(fields.get('warc-type')).toBe('response');
      expect(fields.get('warc-target-uri')).toBe(line.url);
      expect(fields.get('warc-date')).toBe(frozen.date);
      expect(line.time).toBe(frozen.date.replace(/\D/g, ''));
      expect(fields.get('content-length')).toBe(String(block.length));
      expect(fields.get('warc-block-digest')).toBe(sha256(block));
      expect(fields.get('warc-payload-digest')).toBe(sha256(body));
      expect(line.digest).toBe(sha256(body));
      expect(http.get('')).toBe('HTTP/1.1 200 OK');
      expect(http.get('content-length')).toBe(String(body.length));
      expect(http.get('content-type')?.split(';')[0]).toBe(line.mime);
      ids.add(fields.get('warc-record-id') ?? '');
    }
    expect(ids.size).toBe(frozen.files);
    for (const id of ids)
      expect(id).toMatch(/^<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>$/);
  });

  it('has no byte between its records, and says first what made them', () => {
    const records = wacz.entries.get('archive/data.warc.gz') ?? Buffer.alloc(0);
    const places = wacz.index
      .map(({ offset, length }) => [Number(offset), Number(length)] as const)
      .sort(([one], [other]) => one - other);
    let end = places[0]?.[0] ?? 0;
    const info = openRecord(gunzipSync(records.subarray(0, end)));
    expect(info.fields.get('warc-type')).toBe('warcinfo');
    expect(info.fields.get('warc-block-digest')).toBe(sha256(info.block));
    expect(info.block.toString('utf8')).toContain('software: Fanlight\r\n');
    for (const [offset, length] of places) {
      expect(offset).toBe(end);
      end = offset + length;
    }
    expect(end).toBe(records.length);
  });

  it('has a sorted index, of which each block opens alone', () => {
    expect(wacz.lines).toEqual([...wacz.lines].sort());
    const packed = wacz.entries.get('indexes/index.cdx.gz') ?? Buffer.alloc(0);
    const [head, ...blocks] = (wacz.entries.get('indexes/index.idx') ?? Buffer.alloc(0))
      .toString('utf8')
      .trimEnd()
      .split('\n');
    expect(head).toBe('!meta 0 {"format":"cdxj-gzip-1.0","filename":"index.cdx.gz"}');
    expect(blocks.length).toBeGreaterThan(1);
    const read = blocks.flatMap((block) => {
      const [, first = '', place = '{}'] = /^(\S+ \d{14}) (\{.*\})$/.exec(block) ?? [];
      const { offset, length, digest } = JSON.parse(place) as Record<'offset' | 'length', number> & {
        digest: string;
      };
      const bytes = packed.subarray(offset, offset + length);
      expect(digest).toBe(sha256(bytes));
      const lines = gunzipSync(bytes).toString('utf8').trimEnd().split('\n');
      expect(lines[0]?.startsWith(`${first} {`)).toBe(true);
      return lines;
    });
    expect(read).toEqual(wacz.lines);
  });

  it('answers every address that its pages ask for, letter for letter', () => {
    const answered = new Map(wacz.index.map((line) => [line.url, line]));
    const dead: string[] = [];
    for (const line of wacz.index) {
      if (line.mime !== 'text/html') continue;
      const page = wacz.record(line).body.toString('utf8');
      for (const element of elementsBelow(parseTree(page).root))
        for (const name of ['href', 'src', 'action']) {
          const to = URL.parse(attribute(element, name) ?? '', line.url);
          if (attribute(element, name) === null || to === null || !to.href.startsWith(ADDRESS)) continue;
          to.hash = '';
          if (!answered.has(to.href)) dead.push(`${line.url}: ${to.href}`);
        }
      // A form asks for an address with parameters, unless a script sees to it.
      expect(page.includes('<form'), line.url).toBe(line.url === `${ADDRESS}search/`);
    }
    expect(dead).toEqual([]);
    const style = answered.get(`${ADDRESS}assets/style.css`);
    const loaded =
      style === undefined
        ? []
        : [
            ...wacz
              .record(style)
              .body.toString('utf8')
              .matchAll(/url\("?([^")]+)/g),
          ];
    expect(loaded.length).toBeGreaterThan(3);
    for (const [, file = ''] of loaded)
      if (!file.startsWith('data:')) expect(answered.has(new URL(file, style?.url).href), file).toBe(true);
  });

  it.each([
    ['', 'text/html'],
    ['works/1/', 'text/html'],
    ['works/1/chapter-2.html', 'text/html'],
    ['works/1/work-1.epub', 'application/epub+zip'],
    ['works/1/work-1.txt', 'text/plain'],
    ['works/1/card.json', 'application/json'],
    ['feed.atom', 'application/atom+xml'],
    ['search/', 'text/html'],
    ['search/works.bin', 'application/octet-stream'],
    ['assets/museum.en.js', 'text/javascript'],
    ['assets/style.css', 'text/css'],
    ['assets/favicon.svg', 'image/svg+xml'],
    ['old/old.example/stories/lamp.html', 'text/html'],
  ])('has %s as %s', (file, mime) => {
    expect(wacz.index.find(({ url }) => url === `${ADDRESS}${file}`)?.mime).toBe(mime);
  });

  it('has no address twice and none with the name of an index', () => {
    expect(new Set(wacz.index.map(({ url }) => url)).size).toBe(wacz.index.length);
    expect(wacz.index.filter(({ url }) => /index\.html|[?#]/.test(url))).toEqual([]);
  });

  it('lists its pages, each with what it is called', () => {
    const [head, ...pages] = (wacz.entries.get('pages/pages.jsonl') ?? Buffer.alloc(0))
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    expect(head).toMatchObject({ format: 'json-pages-1.0' });
    expect(pages).toHaveLength(frozen.pages);
    const html = new Map(
      wacz.index.filter(({ mime }) => mime === 'text/html').map((line) => [line.url, line]),
    );
    for (const { url = '', ts, title = '' } of pages) {
      const line = html.get(url);
      expect(ts).toBe(frozen.date);
      const page = line === undefined ? '' : wacz.record(line).body.toString('utf8');
      const shown = /<title>(.*)<\/title>/.exec(page)?.[1] ?? '';
      expect(parseText(shown)).toBe(title);
      html.delete(url);
    }
    // Pages that only lead on are not looked up.
    expect([...html.keys()].filter((url) => !url.startsWith(`${ADDRESS}old/`))).toEqual([]);
  });

  it('gives its stories back to our own reader, with their titles, creators, tags and words', async () => {
    const records = wacz.entries.get('archive/data.warc.gz') ?? Buffer.alloc(0);
    const { works, losses, files } = await readAll(warcCollection, alone('data.warc.gz', records));
    expect(files).toEqual([]);
    expect(losses.map(({ code }) => code)).toEqual(['FL-LOSS-PAGES']);
    const cards = await site.library.catalogue.cards(
      Array.from({ length: 27 }, (_, index) => index + 1) as never,
    );
    const read = new Map(works.map((work) => [work.addresses?.[0]?.address, work]));
    expect(read.size).toBe(cards.length);
    for (const card of cards) {
      const work = read.get(`${ADDRESS}works/${card.id}/`);
      expect(work?.reading, card.title).toMatchObject({ title: card.title, authors: card.creators });
      expect(work?.reading.fandoms).toEqual(
        card.tags.flatMap(({ kind, name }) => (kind === 'fandom' ? name : [])),
      );
      expect(work?.reading.summary ?? null).toBe(card.summary);
      expect(work?.reading.rating.ao3).toBe(card.rating);
      const chapters = await readChapters(site.library, card.id, 'all');
      expect(work?.document.chapters.map(({ title }) => title ?? null)).toEqual(
        chapters.map(({ title }) => title),
      );
      // Letter for letter: what is told of a story's length comes from nothing else.
      expect(
        work?.document.chapters.map(({ blocks }) => fragmentText(toXhtml(blocks).value)),
        card.title,
      ).toEqual(chapters.map(({ xhtml }) => fragmentText(xhtml.value)));
    }
  }, 60_000);

  it('has no trace of what may not be public', () => {
    expect(frozen.works).toBe(27);
    const found = wacz.index.filter((line) => {
      const { body } = wacz.record(line);
      return SECRET.test(line.mime === 'application/epub+zip' ? entriesOf(body) : body.toString('utf8'));
    });
    expect(found).toEqual([]);
    expect(wacz.lines.join('\n')).not.toMatch(SECRET);
  });

  it('is the same, byte for byte, from the same library', async () => {
    await freezeArchive(site.library, at('again.wacz'));
    expect(readFileSync(at('again.wacz')).equals(readFileSync(at('sample.wacz')))).toBe(true);
  });

  it('holds only the works that were chosen, as if there were no others', async () => {
    await freezeArchive(site.library, at('two.wacz'), { among: [3, 6, 28] as never });
    const two = await openWacz(at('two.wacz'));
    const works = two.index.filter(({ url }) => /\/works\/\d+\/$/.test(url)).map(({ url }) => url);
    expect(works).toEqual([`${ADDRESS}works/3/`, `${ADDRESS}works/6/`]);
    const text = two.index.map((line) => two.record(line).body.toString('utf8')).join('\n');
    expect(text).toContain('Five Walks to Netherfield');
    expect(text).not.toContain('The Lighthouse Letters');
    expect(text).not.toMatch(SECRET);
  });

  it('is not there when it was stopped, and what was there before stays', async () => {
    const file = at('stopped/sample.wacz');
    mkdirSync(path.dirname(file));
    writeFileSync(file, 'an older one');
    const stop = new AbortController();
    const reason = new Error('stopped');
    const stopped = freezeArchive(site.library, file, {
      signal: stop.signal,
      onProgress: ({ phase }) => {
        if (phase === 'lists') stop.abort(reason);
      },
    });
    await expect(stopped).rejects.toBe(reason);
    expect(readFileSync(file, 'utf8')).toBe('an older one');
    expect(readdirSync(path.dirname(file))).toEqual(['sample.wacz']);
    await freezeArchive(site.library, file);
    expect(readFileSync(file).equals(readFileSync(at('sample.wacz')))).toBe(true);
  });

  it('says where it cannot be written, and leaves nothing', async () => {
    mkdirSync(at('taken.wacz/inside'), { recursive: true });
    await expect(freezeArchive(site.library, at('taken.wacz'))).rejects.toMatchObject({
      code: 'FL-USE-OUTPUT',
    });
    expect(readdirSync(folder).filter((name) => /^taken\.wacz./.test(name))).toEqual([]);
    // Before anything is asked of the works.
    await expect(
      freezeArchive(site.library, at('taken.wacz'), { among: [999] as never }),
    ).rejects.toMatchObject({ code: 'FL-USE-OUTPUT' });
    await expect(freezeArchive(site.library, at('sample.wacz/x.wacz'))).rejects.toMatchObject({
      code: 'FL-USE-OUTPUT',
    });
  });
});

/** The words of a title as a page shows them. */
function parseText(markup: string): string {
  return fragmentText(markup);
}

/** What stands in the entries of a zip, as far as they are deflated or stored. */
function entriesOf(zip: Buffer): string {
  let text = zip.toString('latin1');
  for (
    let place = zip.indexOf('PK\u0003\u0004');
    place >= 0;
    place = zip.indexOf('PK\u0003\u0004', place + 4)
  ) {
    if (zip.readUInt16LE(place + 8) !== 8) continue;
    const from = place + 30 + zip.readUInt16LE(place + 26) + zip.readUInt16LE(place + 28);
    text += inflateRawSync(zip.subarray(from), { finishFlush: 2 }).toString('utf8');
  }
  return text;
}
