import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OWN_READER, type WorkId } from '#catalogue';
import {
  addDevice,
  followChanges,
  followTexts,
  muteWorks,
  renameSearch,
  saveSearch,
  unmuteWorks,
} from '#library';
import { file } from '../catalogue/samples.ts';
import { atom, atomFaults, type Element, links, readXml } from '../feeds/feed-rules.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { chapter, newWork, paragraph } from './sample-works.ts';

let site: SampleSite;
let token = '';
beforeAll(async () => {
  site = await openSampleSite();
  await followTexts(site.library);
  token = (await addDevice(site.library, 'Phone')).token;
});
afterAll(() => site.close());

const get = (url: string, headers: Record<string, string> = {}) => site.server.inject({ url, headers });
async function feed(url: string): Promise<Element> {
  const reply = await get(url);
  expect([url, reply.statusCode, reply.headers['content-type']]).toEqual([
    url,
    200,
    'application/atom+xml;charset=utf-8',
  ]);
  const read = readXml(reply.body);
  expect([url, atomFaults(read)]).toEqual([url, []]);
  return read;
}
const titles = (read: Element) => atom(read, 'entry').map((entry) => atom(entry, 'title')[0]?.text);
const selfOf = (read: Element) => links(read, 'self')[0]?.attributes['href']?.replace(/^http:\/\/[^/]+/, '');

describe('the feeds of names', () => {
  it.each([
    ['/feeds/fandom.atom?name=Carmilla', 1],
    ['/feeds/relationship.atom?name=John+Watson%2FSherlock+Holmes', 2],
    ['/feeds/character.atom?name=Elizabeth+Bennet', 1],
    ['/feeds/tag.atom?name=Slow+Burn', 1],
    ['/feeds/creator.atom?name=R.+Thorne', 2],
    ['/feeds/series.atom?name=Lamps', 2],
    ['/feeds/works.atom?q=rating%3Aexplicit', 1],
    ['/feeds/works.atom', 27],
  ])('%s has its works', async (url, least) => {
    const read = await feed(url);
    expect(titles(read).length).toBeGreaterThanOrEqual(least);
    expect(selfOf(read)).toBe(url);
    for (const entry of atom(read, 'entry')) {
      expect(atom(entry, 'content')).toEqual([]);
      expect(atom(entry, 'summary')[0]?.text).toMatch(/^Rating: .*\nWarnings: /);
    }
  });

  it.each([
    '/feeds/fandom.atom',
    '/feeds/fandom.atom?name=+',
    '/feeds/smell.atom?name=x',
    '/works/999/feed.atom',
  ])('%s is not there', async (url) => {
    expect((await get(url)).statusCode).toBe(404);
  });

  it('have a name of their own each, the same under every address', async () => {
    const idOf = async (url: string) => atom(await feed(url), 'id')[0]?.text;
    const ids = await Promise.all(
      [
        '/feeds/fandom.atom?name=Carmilla',
        '/feeds/tag.atom?name=Carmilla',
        '/works/1/feed.atom',
        '/works/2/feed.atom',
      ].map(idOf),
    );
    expect(new Set(ids).size).toBe(4);
    const keyed = await feed(`/key/${token}/feeds/fandom.atom?name=Carmilla`);
    expect(atom(keyed, 'id')[0]?.text).toBe(ids[0]);
    expect(selfOf(keyed)).toBe(`/key/${token}/feeds/fandom.atom?name=Carmilla`);
  });

  it('hold no work that is muted', async () => {
    const before = titles(await feed('/feeds/creator.atom?name=R.+Thorne'));
    const id = await muteWorks(site.library, { query: 'id:2' });
    expect(titles(await feed('/feeds/creator.atom?name=R.+Thorne'))).toEqual(
      before.filter((title) => title !== 'Trim the Flame'),
    );
    const own = await feed('/works/2/feed.atom?text=yes');
    expect([titles(own), atom(own, 'title')[0]?.text]).toEqual([[], 'A work that you muted']);
    await unmuteWorks(site.library, id);
    expect(titles(await feed('/works/2/feed.atom')).length).toBe(2);
  });
});

describe('the text of stories', () => {
  it('is in a feed where it is asked for, after rating and warnings', async () => {
    const plain = await get('/feeds/works.atom?q=id:1');
    expect(plain.body).not.toContain('The letter came on');
    const { body } = await get('/feeds/works.atom?q=id:1&text=yes');
    expect(atomFaults(readXml(body))).toEqual([]);
    expect(body.indexOf('Warnings: ')).toBeLessThan(body.indexOf('The letter came on'));
    expect(body).toContain('<div xmlns="http://www.w3.org/1999/xhtml"><h2>The Letter</h2>');
  });

  it('is asked for on every page of it', async () => {
    const read = await feed('/feeds/works.atom?text=yes');
    expect(atom(read, 'entry').length).toBe(10);
    const next = links(read, 'next')[0]?.attributes['href']?.replace(/^http:\/\/[^/]+/, '') ?? '';
    expect(next).toBe('/feeds/works.atom?page=2&text=yes');
    expect(atom(await feed(next), 'entry').every((entry) => atom(entry, 'content').length === 1)).toBe(true);
  });

  it('ends after so much, with a way to the rest', async () => {
    const line = 'The tide went out again and nobody had called it back that year. '.repeat(200);
    const long = Array.from({ length: 40 }, (_, at) => chapter(`Part ${at + 1}`, [paragraph(line)]));
    await publish('long.html', newWork('A Long Tide', {}, long));
    const { body } = await get('/feeds/works.atom?q=title:%22A+Long+Tide%22&text=yes');
    expect(body.length).toBeLessThan(300_000);
    expect(body).toMatch(/chapters\/\d+">The rest is in the library\.<\/a>/);
    expect(atomFaults(readXml(body))).toEqual([]);
  });
});

let published = 0;
async function publish(path: string, work: Parameters<typeof file>[2][number]): Promise<WorkId> {
  published += 1;
  const { catalogue } = site.library;
  const batch = await catalogue.startBatch({ sources: [], startedAt: `2026-05-0${published}T00:00:00.000Z` });
  await catalogue.saveFiles(batch, [file(path, `published ${published}`, [work])]);
  await catalogue.finishBatch(batch, 'finished', `2026-05-0${published}T01:00:00.000Z`);
  await followChanges(site.library);
  return Number((await catalogue.facets(0, 1000)).at(-1)?.id) as WorkId;
}

describe('the feed of a work', () => {
  it('has its chapters, those that came last first, and those that changed', async () => {
    const one = chapter('One', [paragraph('The first part of the tide.')]);
    const two = chapter('Two', [paragraph('The second part of the tide.')]);
    const mended = chapter('One', [paragraph('The first part of the tide, mended.')]);
    const id = await publish('tide.html', newWork('Tide', { rating: 'Mature' }, [one]));
    expect(titles(await feed(`/works/${id}/feed.atom`))).toEqual(['Chapter 1: One']);
    await publish('tide.html', newWork('Tide', { rating: 'Mature' }, [one, two]));
    const grown = await feed(`/works/${id}/feed.atom?text=yes`);
    expect(titles(grown)).toEqual(['Chapter 2: Two', 'Chapter 1: One']);
    const dates = atom(grown, 'entry').map((entry) => atom(entry, 'published')[0]?.text);
    expect(dates[0]).not.toBe(dates[1]);
    expect(atom(grown, 'entry').map((entry) => atom(entry, 'content').length)).toEqual([1, 1]);
    await publish('tide.html', newWork('Tide', { rating: 'Mature' }, [mended, two]));
    const changed = await feed(`/works/${id}/feed.atom`);
    expect(titles(changed)).toEqual(['Chapter 1: One', 'Chapter 2: Two']);
    const [first] = atom(changed, 'entry');
    expect(first && atom(first, 'published')[0]?.text).toBe(dates[1]);
    expect(first && atom(first, 'summary')[0]?.text).toMatch(
      /^Rating: Mature.*\nWarnings: .*\nTide, chapter 1: \d+ words$/,
    );
  });
});

describe('a feed that somebody has', () => {
  const status = async (url: string, headers: Record<string, string>) => (await get(url, headers)).statusCode;

  it('is known again until a search is renamed, a bookmark set, a place kept or a work corrected', async () => {
    const id = await saveSearch(site.library, { name: 'Winter', query: 'tag:winter' });
    const { catalogue } = site.library;
    const changes: [string, () => Promise<unknown>][] = [
      [`/searches/${id}/feed.atom`, () => renameSearch(site.library, id, 'Snow')],
      ['/opds/searches', () => renameSearch(site.library, id, 'Frost')],
      [
        '/opds/bookmarks',
        () =>
          catalogue.markWork(OWN_READER, 4 as WorkId, {
            mark: 'bookmarked',
            at: '2026-03-05T00:00:00.000Z',
            note: null,
          }),
      ],
      [
        '/opds/v2/under-way',
        () =>
          catalogue.keepPlace(OWN_READER, 1 as WorkId, {
            chapter: 1,
            paragraph: 1,
            words: 0,
            keptAt: '2026-03-05T00:00:00.000Z',
          }),
      ],
      [
        '/opds/all',
        async () => {
          await catalogue.revise(3 as WorkId, { title: 'Otherwise' }, '2026-07-01T00:00:00.000Z');
          await followChanges(site.library);
        },
      ],
    ];
    for (const [url, change] of changes) {
      const { headers } = await get(url);
      const tag = { 'if-none-match': String(headers['etag']) };
      const date = { 'if-modified-since': String(headers['last-modified']) };
      expect([url, await status(url, tag), await status(url, date)]).toEqual([url, 304, 304]);
      await change();
      expect([url, await status(url, date), await status(url, tag)]).toEqual([url, 200, 200]);
    }
  });

  it('is made anew while the index has not taken in what changed', async () => {
    const url = '/feeds/works.atom?q=title:Marsh';
    const { catalogue } = site.library;
    await catalogue.revise(4 as WorkId, { title: 'Marsh' }, '2026-08-01T00:00:00.000Z');
    const { headers } = await get(url);
    const tag = { 'if-none-match': String(headers['etag']) };
    expect(await status(url, tag)).toBe(304);
    await followChanges(site.library);
    expect(await status(url, tag)).toBe(200);
  });

  it.each<[string, boolean]>([
    ['gzip', true],
    ['deflate, GZIP;q=0.5', true],
    ['identity', false],
    ['gzip;q=0', false],
    ['gzip;q=0.0, deflate', false],
    ['xgzip', false],
  ])('is packed for who takes %s: %s', async (accepted, isPacked) => {
    const headers = { 'accept-encoding': accepted };
    const plain = await get('/opds/all');
    const reply = await get('/opds/all', headers);
    expect(reply.headers['content-encoding']).toBe(isPacked ? 'gzip' : undefined);
    const bytes = isPacked ? gunzipSync(reply.rawPayload) : reply.rawPayload;
    expect(bytes.toString()).toBe(plain.body);
    expect(reply.headers['etag']).toBe(plain.headers['etag']);
    for (const { headers: had } of [plain, reply])
      expect(await status('/opds/all', { ...headers, 'if-none-match': String(had['etag']) })).toBe(304);
  });

  it('tells its head alone to KOReader, which asks for that first', async () => {
    for (const url of ['/opds/all', '/works/1/download.epub']) {
      const whole = await get(url);
      const head = await site.server.inject({ method: 'HEAD', url });
      expect([url, head.statusCode, head.body]).toEqual([url, 200, '']);
      for (const name of ['etag', 'last-modified', 'content-type', 'content-length', 'content-disposition'])
        expect([url, name, head.headers[name]]).toEqual([url, name, whole.headers[name]]);
    }
  });

  it('is kept apart for each reader and each address', async () => {
    const own = await get('/opds/v2');
    const keyed = await get(`/key/${token}/opds/v2`);
    expect(own.headers['etag']).not.toBe(keyed.headers['etag']);
    expect(own.headers['vary']).toBe('authorization, accept-encoding');
    expect(own.headers['content-type']).toBe('application/opds+json');
  });

  it.each(['/opds/all', '/opds/v2/all', '/feeds/works.atom'])(
    'costs little when it is asked for again: %s',
    async (path) => {
      await followTexts(site.library);
      for (const url of [path, `/key/${token}${path}`]) {
        const etag = String((await get(url)).headers['etag']);
        const ask = async (times: number) => {
          for (let at = 0; at < times; at += 1)
            if ((await status(url, { 'if-none-match': etag })) !== 304) throw new Error('made anew');
        };
        await ask(300);
        // The least of three, since whatever else the machine does can only add to it.
        const costs: number[] = [];
        for (let run = 0; run < 3; run += 1) {
          const before = process.threadCpuUsage();
          await ask(1_000);
          const { user, system } = process.threadCpuUsage(before);
          costs.push((user + system) / 1e6);
        }
        expect(Math.min(...costs)).toBeLessThan(0.3);
      }
    },
  );
});
