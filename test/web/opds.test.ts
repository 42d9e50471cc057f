import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OWN_READER, type WorkId } from '#catalogue';
import {
  addDevice,
  findWorks,
  keepPlace,
  markWork,
  muteWorks,
  readStory,
  saveSearch,
  signUpDevice,
  unmuteWorks,
} from '#library';
import { FORMATS } from '../../src/app.ts';
import { atom, links, readXml } from '../feeds/feed-rules.ts';
import { type Crawl, crawl } from './catalogue-crawl.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { chapter, newWork, paragraph } from './sample-works.ts';

let site: SampleSite;
let token = '';
let first: Crawl;
let second: Crawl;
beforeAll(async () => {
  site = await openSampleSite();
  token = (await addDevice(site.library, 'Kobo')).token;
  await saveSearch(site.library, { name: 'Winter', query: 'tag:winter' });
  await markWork(site.library, 3 as WorkId, {
    mark: 'bookmarked',
    set: true,
    note: 'hush',
  });
  await keepPlace(site.library, 1 as WorkId, { chapter: 2, paragraph: 1, following: false });
  first = await crawl(site, '/opds');
  second = await crawl(site, '/opds/v2');
}, 120_000);
afterAll(() => site.close());

const get = (url: string, headers: Record<string, string> = {}) => site.server.inject({ url, headers });
const basic = (name: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
});

describe.each([
  ['1.2', () => first],
  ['2.0', () => second],
])('the catalogue in OPDS %s, walked from its root', (_, walked) => {
  it('keeps the rules on every page, and every link answers as what it says', () => {
    expect(walked().faults).toEqual([]);
    expect(walked().visited.length).toBeGreaterThan(100);
  });

  it('has every work, in the list of all of them once, and a series as one book', () => {
    const { books, lists } = walked();
    expect(books.size).toBe(27 + 1);
    const all = [...lists].filter(([url]) => /\/all(?:\?|$)/.test(url)).flatMap(([, ids]) => ids);
    expect([all.length, new Set(all).size]).toEqual([27, 27]);
  });

  it('says nothing of what a reader noted', async () => {
    for (const url of ['/bookmarks', '/to-read'].map((path) => `${walked().visited[0]}${path}`)) {
      const { body } = await get(url);
      expect(body).toContain('Five Walks to Netherfield');
      expect(body).not.toContain('hush');
    }
  });
});

describe('both versions', () => {
  it('have the same lists of the same works in the same order', () => {
    const plain = (lists: Crawl['lists'], root: string) =>
      [...lists].filter(([, ids]) => ids.length > 0).map(([url, ids]) => [url.slice(root.length), ids]);
    const known = new Map(plain(second.lists, '/opds/v2') as [string, string[]][]);
    for (const [path, ids] of plain(first.lists, '/opds') as [string, string[]][])
      expect([path, known.get(path)]).toEqual([path, ids]);
    expect(second.books).toEqual(first.books);
  });

  it('gives every work as every kind of file', async () => {
    for (const { title, gets } of first.books.values()) {
      expect(gets.map(({ type }) => type)).toEqual(
        title === 'Lamps, as one book'
          ? ['application/epub+zip']
          : ['application/epub+zip', 'text/html', 'text/plain', 'text/markdown'],
      );
      for (const { href, type } of gets) {
        const reply = await get(href.replace(/^http:\/\/[^/]+/, ''));
        const own = String(reply.headers['content-type']).replace(/; charset=.*/, '');
        expect([title, reply.statusCode, own]).toEqual([title, 200, type]);
        expect(reply.rawPayload.length).toBeGreaterThan(100);
      }
    }
  });
});

describe('facets', () => {
  const facetsOf = async (url: string) => {
    const feed = readXml((await get(url)).body);
    const groups: Record<string, Record<string, string>> = {};
    for (const { attributes } of links(feed, 'http://opds-spec.org/facet')) {
      const group = attributes['{http://opds-spec.org/2010/catalog}facetGroup'] ?? '';
      groups[group] = { ...groups[group], [attributes['title'] ?? '']: attributes['href'] ?? '' };
    }
    return { feed, groups };
  };
  const totalOf = (feed: ReturnType<typeof readXml>) =>
    Number(feed.children.find(({ name }) => name.endsWith('totalResults'))?.text);

  it('lead to as many works as they say', async () => {
    const { feed } = await facetsOf('/opds/all');
    let told = 0;
    for (const { attributes } of links(feed, 'http://opds-spec.org/facet')) {
      const count = attributes['{http://purl.org/syndication/thread/1.0}count'];
      if (count === undefined) continue;
      const { feed: narrow } = await facetsOf(attributes['href']?.replace(/^http:\/\/[^/]+/, '') ?? '');
      expect([attributes['title'], totalOf(narrow)]).toEqual([attributes['title'], Number(count)]);
      told += 1;
    }
    expect(told).toBeGreaterThan(20);
  });

  it('are chosen, added up and taken back', async () => {
    const all = await facetsOf('/opds/all');
    const path = (href: string | undefined) => href?.replace(/^http:\/\/[^/]+/, '') ?? '';
    const teen = await facetsOf(path(all.groups['Rating']?.['Teen And Up Audiences']));
    const [active] = links(teen.feed, 'http://opds-spec.org/facet').filter(
      ({ attributes }) =>
        attributes['{http://opds-spec.org/2010/catalog}facetGroup'] === 'Rating' &&
        attributes['{http://opds-spec.org/2010/catalog}activeFacet'] === 'true',
    );
    expect(active?.attributes['title']).toBe('Teen And Up Audiences');
    expect(totalOf(teen.feed)).toBeLessThan(totalOf(all.feed));
    const back = await facetsOf(path(teen.groups['Rating']?.['All ratings']));
    expect(totalOf(back.feed)).toBe(totalOf(all.feed));
  });

  it('leave out what readers would rather not meet', async () => {
    const { groups, feed } = await facetsOf('/opds/all');
    const [title, href] = Object.entries(groups['Leave out'] ?? {}).at(-1) ?? ['', ''];
    expect(title).toMatch(/^Without /);
    const narrow = await facetsOf(href.replace(/^http:\/\/[^/]+/, ''));
    expect(totalOf(narrow.feed)).toBeLessThan(totalOf(feed));
    expect(links(narrow.feed, 'self')).toHaveLength(1);
  });
});

describe('directories', () => {
  it.each(['fandoms', 'creators', 'series'])('of %s go on over pages, each name once', async (directory) => {
    const named = (at: number) => `Name ${String(at).padStart(3, '0')}`;
    const works = Array.from({ length: 130 }, (_, at) =>
      newWork(
        `Work ${at}`,
        {
          creators: [named(at)],
          series: { name: named(at), position: 1 },
          tags: [{ kind: 'fandom', name: named(at) }],
        },
        [chapter(null, [paragraph('The tide.')])],
      ),
    );
    const other = await openSampleSite(works);
    const seen: string[] = [];
    let next: string | undefined = `/opds/${directory}`;
    while (next !== undefined) {
      const read = readXml((await other.server.inject(next)).body);
      seen.push(...atom(read, 'entry').map((entry) => atom(entry, 'title')[0]?.text ?? ''));
      next = links(read, 'next')[0]?.attributes['href']?.replace(/^http:\/\/[^/]+/, '');
    }
    expect(seen).toEqual(works.map((_, at) => named(at)));
    await other.close();
  });
});

describe('searching', () => {
  it.each([
    ['/opds/works?q=fandom:dracula', '/opds/works?q=&author=gull', '/opds/works?title=walks'],
    [
      '/opds/works?q=walks&author={atom:author?}&page={startPage?}',
      '/opds/v2/works?query=walks',
      '/opds/v2/works?q=walks',
    ],
  ])('answers %s and others', async (...urls) => {
    for (const url of urls) {
      const reply = await get(url.replaceAll('{', '%7B').replaceAll('}', '%7D'));
      const { books } = await crawlOne(reply.body);
      expect([url, reply.statusCode, books > 0]).toEqual([url, 200, true]);
    }
  });

  it('finds nothing in valid feeds', async () => {
    expect(atom(readXml((await get('/opds/works?q=zzzz')).body), 'entry')).toEqual([]);
    expect((await crawl(site, '/opds/v2/works?query=zzzz')).faults).toEqual([]);
  });

  it.each(['/opds/fandom', '/opds/creator', '/opds/nowhere', '/opds/works/999', '/opds/searches/99'])(
    '%s is not there',
    async (url) => {
      expect((await get(url)).statusCode).toBe(404);
    },
  );

  async function crawlOne(body: string): Promise<{ books: number }> {
    if (body.startsWith('{'))
      return { books: (JSON.parse(body) as { publications?: unknown[] }).publications?.length ?? 0 };
    return { books: atom(readXml(body), 'entry').length };
  }
});

describe('an entry', () => {
  it('says where its reader is', async () => {
    const [entry] = atom(readXml((await get('/opds/under-way')).body), 'entry');
    expect(entry && atom(entry, 'summary')[0]?.text).toContain('You are in chapter 2 of 7');
    expect((await get('/opds/v2/under-way')).body).toContain('You are in chapter 2 of 7');
    expect((await get('/opds/all')).body).not.toContain('You are in chapter');
  });

  it('gives rating and warnings before what can be got', async () => {
    const { body } = await get('/opds/works?q=id:2');
    const at = (text: string) => body.indexOf(text);
    expect(at('urn:x-fanlight:rating')).toBeLessThan(at('urn:x-fanlight:warning'));
    expect(at('Warnings: ')).toBeLessThan(at('acquisition/open-access'));
    expect(body).not.toContain('The letter came on');
  });

  it('leads on to its creators, series and fandoms', async () => {
    const feed = readXml((await get('/opds/works?q=id:1')).body);
    const [entry] = atom(feed, 'entry');
    const collections = entry ? links(entry, 'collection').map(({ attributes }) => attributes['title']) : [];
    expect(collections).toEqual(['Lamps', 'Sherlock Holmes']);
    const series = atom(readXml((await get('/opds/series?name=Lamps')).body), 'entry');
    expect(series.map((one) => atom(one, 'title')[0]?.text).slice(0, 3)).toEqual([
      'Lamps, as one book',
      'The Lighthouse Letters',
      'Trim the Flame',
    ]);
  });

  it('offers a series as one book, which has each of its works after its rating and warnings', async () => {
    const { publications } = JSON.parse((await get('/opds/v2/series?name=Lamps')).body);
    const { pathname, search } = new URL(publications[0].links[0].href);
    const { headers, rawPayload } = await get(pathname + search);
    expect(headers['content-type']).toBe('application/epub+zip');
    const { works } = await readStory(FORMATS, { bytes: rawPayload, name: 'a.epub', path: 'a.epub' });
    expect(works.map(({ reading }) => reading.title)).toEqual(['The Lighthouse Letters', 'Trim the Flame']);
    const again = await get(pathname + search, { 'if-none-match': String(headers['etag']) });
    expect(again.statusCode).toBe(304);
  });

  it('shows a cover in two sizes, and none of a title that none can be drawn of', async () => {
    const entry = readXml((await get('/opds/works/1')).body);
    const images = ['http://opds-spec.org/image', 'http://opds-spec.org/image/thumbnail'].map((relation) =>
      links(entry, relation).map(({ attributes }) => new URL(attributes['href'] ?? '').pathname),
    );
    expect(images).toEqual([['/works/1/cover.png'], ['/works/1/cover-small.png']]);
    const { headers, rawPayload } = await get('/works/1/cover.png');
    expect(headers['content-type']).toBe('image/png');
    expect(rawPayload.readUInt32BE(16)).toBe(600);
    const again = await get('/works/1/cover.png', { 'if-none-match': String(headers['etag']) });
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
    expect((await get('/works/9999/cover.png')).statusCode).toBe(404);
    expect((await get('/key/aaaaaaaaaaaaaaaaaaaa/works/1/cover.png')).statusCode).toBe(401);
  });
});

describe('mutes', () => {
  it('hold on every page of both versions', async () => {
    const { works } = await findWorks(site.library, 'by:"Charlotte L."', { page: 1 });
    const hidden = works[0]?.id;
    expect((await get(`/opds/works/${hidden}`)).statusCode).toBe(200);
    const id = await muteWorks(site.library, { query: 'by:"Charlotte L."' });
    for (const root of ['/opds', '/opds/v2']) {
      const muted = await crawl(site, root);
      expect(muted.faults).toEqual([]);
      expect(muted.books.size).toBe(26 + 1);
      for (const url of muted.visited) {
        const { body } = await get(url);
        expect([url, /Netherfield|Charlotte L\.|Pride and Prejudice/.test(body)]).toEqual([url, false]);
      }
      expect([root, (await get(`${root}/works/${hidden}`)).statusCode]).toEqual([root, 404]);
    }
    await unmuteWorks(site.library, id);
  });
});

describe('a device', () => {
  it('walks the catalogue under its own address, books and all', async () => {
    const root = `/key/${token}/opds`;
    const own = await crawl(site, root);
    expect([own.faults, own.books.size]).toEqual([[], 27 + 1]);
    for (const url of own.visited) expect(url).toContain(`/key/${token}/opds`);
    const [book] = own.books.values();
    const path = book?.gets[0]?.href.replace(/^http:\/\/[^/]+/, '') ?? '';
    expect(path).toBe(`/key/${token}/works/${/works\/(\d+)/.exec(path)?.[1]}/download.epub`);
    expect((await get(path)).headers['content-type']).toBe('application/epub+zip');
  });

  it('comes in with its token as password, however it is typed', async () => {
    for (const typed of [token, token.toUpperCase(), token.replaceAll('-', '')])
      expect((await get('/opds', basic('Kobo', typed))).statusCode).toBe(200);
    const { body } = await get('/opds', basic('Kobo', token));
    expect(body).not.toContain(token);
  });

  it('sees its own reader’s marks and mutes', async () => {
    const device = await signUpDevice(site.library, 'Guest', 'key');
    if (typeof device === 'string') throw new Error(device);
    const secret = await import('../../src/library/name-devices.ts');
    expect(device.reader).not.toBe(OWN_READER);
    await site.library.catalogue.giveDevice(
      (await site.library.catalogue.deviceNamed('Kobo'))?.id ?? device.id,
      device.reader,
    );
    await muteWorks(site.library, { query: 'tag:winter' }, device.reader);
    expect(await secret.readerWithToken(site.library, token)).toBe(device.reader);
    const root = `/key/${token}/opds`;
    expect((await get(`${root}/all`)).body).toContain('<opensearch:totalResults>5<');
    expect((await get('/opds/all')).body).toContain('<opensearch:totalResults>27<');
    expect(atom(readXml((await get(`${root}/bookmarks`)).body), 'entry')).toEqual([]);
    expect(atom(readXml((await get(`${root}/under-way`)).body), 'entry')).toEqual([]);
    expect(atom(readXml((await get(`${root}/searches`)).body), 'entry')).toEqual([]);
    for (const { id, name } of await site.library.catalogue.devices())
      if (name === 'Kobo') await site.library.catalogue.giveDevice(id, OWN_READER);
  });

  it.each<[string, string, Record<string, string>]>([
    ['a wrong token', '/opds', basic('Kobo', 'abcde-abcde-abcde-abcde')],
    ['a wrong token in 2.0', '/opds/v2', basic('Kobo', 'x')],
    ['no colon', '/opds', { authorization: `Basic ${Buffer.from('Kobo').toString('base64')}` }],
    ['a token of nobody', '/key/abcde/opds', {}],
    ['a token of nobody, for a book', '/key/abcde/works/1/download.epub', {}],
    ['a token of nobody, for a feed', '/key/abcde/feeds/works.atom', {}],
  ])('is refused with %s', async (_, url, headers) => {
    const reply = await get(url, headers);
    expect([reply.statusCode, reply.headers['www-authenticate']]).toEqual([
      401,
      'Basic realm="Fanlight", charset="UTF-8"',
    ]);
    expect(String(reply.headers['content-type'])).not.toContain('html');
    expect(reply.body).not.toContain('Lighthouse');
  });

  it('is told how to log in', async () => {
    const reply = await get('/opds/v2/authentication');
    expect(reply.headers['content-type']).toBe('application/opds-authentication+json');
    expect(reply.json()).toMatchObject({ authentication: [{ type: 'http://opds-spec.org/auth/basic' }] });
  });
});
