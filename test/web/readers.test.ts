import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OWN_READER } from '#catalogue';
import { tagPageAddress } from '../../src/web/parts/tag-addresses.ts';
import { atom, atomFaults, type Element, links, opdsFaults, readXml } from '../feeds/feed-rules.ts';
import { OWN_FORM } from './ask-site.ts';
import { markupFaults } from './markup-rules.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite();
});
afterAll(() => site.close());

const get = (url: string, headers: Record<string, string> = {}) => site.server.inject({ url, headers });
const post = (url: string, fields: Record<string, string>) =>
  site.server.inject({
    method: 'POST',
    url,
    headers: OWN_FORM,
    payload: new URLSearchParams(fields).toString(),
  });

/** A page that must be there and valid. */
async function page(url: string): Promise<string> {
  const reply = await get(url);
  expect([url, reply.statusCode]).toEqual([url, 200]);
  expect(await markupFaults(reply.body)).toEqual([]);
  return reply.body;
}

async function mute(fields: Record<string, string>): Promise<number> {
  const reply = await post('/mutes', fields);
  expect(reply.statusCode).toBe(303);
  const [newest] = await site.library.catalogue.mutes(OWN_READER);
  return newest?.id ?? 0;
}

const unmute = (id: number) => post(`/mutes/${id}/remove`, {});

describe('marks', () => {
  it('are set by forms, listed, shown in lists and taken back', async () => {
    expect(await page('/works/3')).toContain('You have not opened it before');
    const reply = await post('/works/3/marks', { mark: 'finished', set: 'yes', back: '/works/3' });
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/works/3']);
    await post('/works/3/marks', { mark: 'bookmarked', set: 'yes', note: 'Mud & <rain>', back: '/works/3' });
    const work = await page('/works/3');
    expect(work).toContain('Not read after all');
    expect(work).not.toContain('Mark as read');
    expect(work).toContain('Mud &amp; &lt;rain&gt;');
    expect(await page('/works?q=id:3')).toMatch(/yours-line"><span>Read /);
    expect(await page('/reading?mark=finished')).toContain('Five Walks to Netherfield');
    expect(await page('/reading')).toContain('Mud &amp; &lt;rain&gt;');
    await post('/works/3/marks', { mark: 'opened', set: 'no' });
    await post('/works/3/marks', { mark: 'bookmarked', set: 'no' });
    expect(await page('/reading?mark=finished')).toContain('marked nothing as read');
    expect(await page('/reading?mark=bookmarked')).toContain('bookmarked nothing');
    expect(await page('/reading?mark=opened')).toContain('opened nothing');
  });

  it('are never set by opening a page', async () => {
    await get('/works/1');
    await get('/works/1?view=full');
    await get('/works/1/chapters/7');
    expect(await site.library.catalogue.markedWorks(OWN_READER)).toMatchObject({ opened: [], finished: [] });
  });

  it('answer the page itself with nothing', async () => {
    const reply = await post('/works/4/marks', { mark: 'opened', set: 'yes', quiet: 'yes' });
    expect([reply.statusCode, reply.body]).toEqual([204, '']);
    await post('/works/4/marks', { mark: 'opened', set: 'no', quiet: 'yes' });
  });

  it.each([
    ['/works/999/marks', { mark: 'opened', set: 'yes' }, 404],
    ['/works/1/marks', { mark: 'eaten', set: 'yes' }, 400],
    ['/works/1/marks', { mark: 'opened' }, 400],
    ['/works/1/marks', { mark: 'bookmarked', set: 'yes', note: 'x'.repeat(5_000) }, 400],
  ])('%s with %j is refused', async (url, fields, status) => {
    expect((await post(url, fields as Record<string, string>)).statusCode).toBe(status);
  });

  it('send readers to no other site', async () => {
    const reply = await post('/works/1/marks', { mark: 'finished', set: 'no', back: '//evil.example' });
    expect(reply.headers.location).toBe('/');
  });

  it('stand at the end of a work as a button', async () => {
    const last = await page('/works/1/chapters/7');
    expect(last).toMatch(
      /<mark-on-view data-when="seen"[^>]*><form method="post" action="\/works\/1\/marks">/,
    );
    expect(await page('/works/1/chapters/6')).not.toContain('data-when="seen"');
  });
});

describe('a mute', () => {
  it('takes works from lists, counts, facets, the home page, random order and feeds, until it is taken back', async () => {
    await post('/searches', { name: 'Everything', query: '' });
    const [search] = await site.library.catalogue.savedSearches(OWN_READER);
    const places = ['/works', '/works?q=sort:random:7', '/opds/new', '/opds/all', '/opds/works?q=walks'];
    const feed = `/searches/${search?.id}/feed.atom`;
    const has = async () =>
      Promise.all([...places, feed].map(async (url) => (await get(url)).body.includes('Five Walks to')));
    const before = await has();
    expect(before.slice(2)).toEqual([true, true, true, true]);
    const id = await mute({ pattern: 'tag', value: 'mud', note: 'Boots.' });
    expect(await has()).toEqual([false, false, false, false, false, false]);
    const works = await page('/works');
    expect(works).toContain('26 works; page 1 of 2.');
    expect(works).toContain('1 work is hidden by your mutes');
    expect(works).not.toContain('Mud');
    expect(await page('/')).toContain('26 works to read');
    expect(await page('/creators')).not.toContain('Charlotte L.');
    expect(await page('/fandoms')).not.toContain('Pride and Prejudice');
    expect(await page('/searches')).toContain('26 works');
    await unmute(id);
    expect(await has()).toEqual(before);
    expect(await page('/works')).toContain('27 works; page 1 of 2.');
    await post(`/searches/${search?.id}`, { action: 'remove' });
  });

  it('takes a work out of what sites said of series, favourites and challenges', async () => {
    const places = ['/series?name=Lamps', '/creator?name=Quill', '/pages/2'];
    const named = () =>
      Promise.all(places.map(async (url) => (await page(url)).includes('(untitled, from the winter list)')));
    expect(await named()).toEqual([true, true, true]);
    const id = await mute({ value: 'id:5' });
    expect(await named()).toEqual([false, false, false]);
    await unmute(id);
  });

  it('says why a work is hidden before its text, and shows it after one click', async () => {
    const id = await mute({ pattern: 'any-ship', value: 'John Watson', note: 'Not today.' });
    const first = await page('/works/1');
    expect(first).toContain('You muted this');
    expect(first).toContain('Not today.');
    expect(first).not.toContain('The letter came on');
    expect(first).toContain('href="/works/1?view=full&amp;muted=show"');
    const shown = await page('/works/1?view=full&muted=show');
    expect(shown.indexOf('You muted this')).toBeLessThan(shown.indexOf('The letter came on'));
    expect(await page('/works/1/chapters/2')).not.toContain('The letter came on');
    const chapter = await page('/works/1/chapters/2?muted=show');
    expect(chapter).toContain('The letter came on');
    expect(chapter).toContain('href="/works/1/chapters/3?muted=show"');
    expect(await page('/works/2/chapters/1')).toContain('You muted this');
    await unmute(id);
    expect(await page('/works/1')).not.toContain('You muted this');
  });

  it('is explained in the search that it changes', async () => {
    const first = await mute({ pattern: 'fandom', value: 'Carmilla' });
    const second = await mute({ value: 'by:gull', note: 'Birds.' });
    const hidden = await page('/mutes/hidden?q=winter');
    expect(hidden).toContain('Works in Carmilla.');
    expect(hidden).toContain('Birds.');
    expect(hidden).toMatch(/\d+ works are hidden\./);
    expect(await page(`/mutes/${first}?q=winter`)).toContain('In this search: Works with the word “winter”.');
    expect(await page(`/mutes/${second}`)).toContain('What it hides');
    expect(await page('/mutes/hidden?q=fandom:dracula')).toContain('Nothing is hidden here');
    await unmute(first);
    await unmute(second);
  });

  it('is listed with what it hides, changed and refused in words', async () => {
    const id = await mute({ pattern: 'phrase', value: 'advent  calendar', note: ' <b>December</b> ' });
    expect(await page('/mutes')).toContain('Works with the phrase “advent calendar”.');
    expect(await page('/mutes')).toContain('hides 11 works');
    expect(await page('/mutes')).toContain('&lt;b&gt;December&lt;/b&gt;');
    expect((await post(`/mutes/${id}`, { value: 'tag:winter', note: '' })).statusCode).toBe(303);
    expect(await page('/mutes')).toContain('hides 22 works');
    for (const value of ['tga:winter', '*', '']) {
      const reply = await post(`/mutes/${id}`, { value, note: 'kept' });
      expect([value, reply.statusCode]).toEqual([value, 400]);
      expect(reply.body).toContain('Nothing was changed');
      expect(reply.body).toContain('kept');
      expect(await markupFaults(reply.body)).toEqual([]);
    }
    const refused = await post('/mutes', { pattern: 'creator', value: ' ', note: 'kept' });
    expect([refused.statusCode, await markupFaults(refused.body)]).toEqual([400, []]);
    expect(refused.body).toContain('Nothing was muted');
    await unmute(id);
    expect((await get(`/mutes/${id}`)).statusCode).toBe(404);
    expect((await post(`/mutes/${id}`, { value: 'tag:winter' })).statusCode).toBe(404);
    expect((await post('/mutes', { pattern: 'smell', value: 'x' })).statusCode).toBe(400);
  });

  it('is offered for what a search finds, and for everything about a work', async () => {
    expect(await page('/works?q=tag:winter')).toContain('href="/mutes/new?q=tag%3Awinter"');
    expect(await page('/mutes/new?q=tag:winter')).toContain('This hides 22 works');
    expect(await page(tagPageAddress({ kind: 'tag', name: 'Case Fic' }))).toContain(
      'href="/mutes/new?q=tag%3A%22Case+Fic%22"',
    );
    const work = await page('/works/1');
    for (const value of [
      'id:1',
      'by:&quot;Annie M.&quot;',
      'ship:&quot;John Watson&quot;',
      'tag:Lighthouses',
    ])
      expect(work).toContain(`<option value="${value}"`);
    const id = await mute({ value: 'id:1', back: '/works/1' });
    expect(await page('/mutes')).toContain('The work “The Lighthouse Letters”.');
    await unmute(id);
  });
});

describe('a saved search', () => {
  it('is saved, listed, shown, renamed and removed', async () => {
    expect(await page('/searches')).toContain('None yet');
    expect(await page('/works?q=tag:winter')).toMatch(/name="name" value="Works tagged winter\."/);
    const saved = await post('/searches', { name: 'Snow & <ice>', query: 'tag:winter sort:title' });
    const address = String(saved.headers.location);
    expect([saved.statusCode, address]).toEqual([303, expect.stringMatching(/^\/searches\/\d+$/)]);
    const shown = await page(address);
    expect(shown).toContain('Snow &amp; &lt;ice&gt;');
    expect(shown).toContain('22 works');
    expect(shown).toContain(`<link rel="alternate" type="application/atom+xml" href="${address}/feed.atom">`);
    expect(await page(`${address}?page=2`)).toMatch(/A Winter’s Case, no\. \d/);
    expect(await page('/searches')).toContain('22 works');
    await post(address, { action: 'rename', name: 'Frost' });
    expect(await page('/searches')).toContain('Frost');
    expect((await post(address, { action: 'see', quiet: 'yes' })).statusCode).toBe(204);
    await post(address, { action: 'remove' });
    expect((await get(address)).statusCode).toBe(404);
    expect((await get(`${address}/feed.atom`)).statusCode).toBe(404);
    expect((await get(`/opds${address}`)).statusCode).toBe(404);
  });

  it('that cannot be understood is not saved', async () => {
    expect((await post('/searches', { name: '', query: 'tga:x' })).statusCode).toBe(400);
    expect(await page('/works?q=tga:x')).not.toContain('Save this search');
  });
});

describe('feeds', () => {
  let search = '';
  beforeAll(async () => {
    search = String((await post('/searches', { name: 'Winter', query: 'winter' })).headers.location);
  });
  const hrefs = (feed: Element) =>
    atom(feed, 'entry').flatMap((entry) =>
      links(entry, 'alternate').flatMap(({ attributes: { type, href } }) =>
        type === 'text/html' ? href : [],
      ),
    );

  it('keep the rules of Atom and OPDS', async () => {
    const atomReply = await get(`${search}/feed.atom`);
    expect(atomReply.headers['content-type']).toBe('application/atom+xml;charset=utf-8');
    expect(atomFaults(readXml(atomReply.body))).toEqual([]);
    const ways = ['/opds', '/opds/fandoms', '/opds/searches'];
    const books = ['/opds/new', '/opds/all', '/opds/bookmarks', '/opds/works?q=winter', `/opds${search}`];
    for (const url of [...ways, ...books]) {
      const reply = await get(url);
      const kind = ways.includes(url) ? 'navigation' : 'acquisition';
      expect(reply.headers['content-type']).toBe(
        `application/atom+xml;profile=opds-catalog;kind=${kind};charset=utf-8`,
      );
      expect([url, opdsFaults(readXml(reply.body))]).toEqual([url, []]);
    }
    const description = await get('/opds/search.xml');
    expect(readXml(description.body).name).toBe(
      '{http://a9.com/-/spec/opensearch/1.1/}OpenSearchDescription',
    );
  });

  it('give every work once over their pages', async () => {
    const seen: (string | undefined)[] = [];
    let next: string | undefined = '/opds/all';
    while (next !== undefined) {
      const feed: Element = readXml((await get(next)).body);
      seen.push(...hrefs(feed));
      const href = links(feed, 'next')[0]?.attributes['href'];
      next = href?.replace(/^http:\/\/[^/]+/, '');
    }
    expect([seen.length, new Set(seen).size]).toEqual([27, 27]);
  });

  it('name the same work the same under any address, and the site as it was asked for', async () => {
    const ids = async (host: string) => {
      const feed = readXml((await get('/opds/new', { host })).body);
      expect(hrefs(feed)[0]).toMatch(new RegExp(`^http://${host}/works/`));
      return atom(feed, 'entry').map((entry) => atom(entry, 'id')[0]?.text);
    };
    expect(await ids('localhost:4100')).toEqual(await ids('127.0.0.1:4100'));
  });

  it('answer 304 to those who have them, by ETag or by date, until something changes', async () => {
    const url = `${search}/feed.atom`;
    const first = await get(url);
    const etag = String(first.headers['etag']);
    const date = String(first.headers['last-modified']);
    const status = async (headers: Record<string, string>) => (await get(url, headers)).statusCode;
    expect(await status({ 'if-none-match': etag })).toBe(304);
    expect(await status({ 'if-none-match': `"x", ${etag.replace('W/', '')}` })).toBe(304);
    expect(await status({ 'if-modified-since': date })).toBe(304);
    expect(await status({ 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' })).toBe(200);
    expect(await status({ 'if-modified-since': 'yesterday' })).toBe(200);
    const id = await mute({ pattern: 'creator', value: 'Gull' });
    expect(await status({ 'if-none-match': etag, 'if-modified-since': date })).toBe(200);
    expect(await status({ 'if-modified-since': date })).toBe(200);
    await unmute(id);
    expect(await status({ 'if-none-match': etag })).toBe(304);
  });

  it('are refused under another name, like every page', async () => {
    expect((await get('/opds', { host: 'evil.example' })).statusCode).toBe(421);
    expect((await get(`${search}/feed.atom`, { host: 'evil.example' })).statusCode).toBe(421);
  });

  it('say nothing of what a reader marked and noted', async () => {
    await post('/works/6/marks', { mark: 'bookmarked', set: 'yes', note: 'hush' });
    for (const url of [`${search}/feed.atom`, '/opds/all'])
      expect((await get(url)).body).not.toContain('hush');
    await post('/works/6/marks', { mark: 'bookmarked', set: 'no' });
  });
});
