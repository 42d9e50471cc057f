/** Who comes by the public address reads: what of the owner's server is there for them, route by route, and what a token opens. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkId } from '#catalogue';
import { type Audience, audienceOf, PRIVATE } from '../../src/web/policy.ts';
import { OWN_FORM } from './ask-site.ts';
import { routesOf } from './routes-of.ts';
import { CORRECTED, openVisitedSite, type VisitedSite } from './visited-library.ts';
import { BY_PUBLIC, openWorldSite, PUBLIC } from './world-site.ts';

let site: VisitedSite;
beforeAll(async () => {
  site = await openVisitedSite();
});
afterAll(() => site.close());

/** A route, and an address of it that the owner is answered at. */
type Addressed = readonly [route: string, address: string];

/** What visitors read. */
const OPEN: readonly Addressed[] = [
  ...plain(
    ['/', '/.well-known/tdmrep.json', '/about', '/creators', '/fandoms', '/healthcheck', '/healthz'],
    ['/help', '/help/ratings', '/help/search', '/insights', '/kosync/healthcheck', '/offline'],
    ['/offline/works', '/opensearch.xml', '/pages', '/random', '/readyz', '/recent', '/robots.txt'],
    ['/series', '/settings', '/sitemap.xml', '/tags', '/works', '/years'],
    ['/feeds/works.atom', '/opds/v2/authentication'],
  ),
  ['/assets/*', '/assets/style.css'],
  ['/creator', '/creator?name=Quill'],
  ['/facets/:kind', '/facets/fandom'],
  ...['character', 'creator', 'fandom', 'relationship', 'series', 'tag'].map(
    (kind): Addressed => [`/feeds/${kind}.atom`, `/feeds/${kind}.atom?name=Emma`],
  ),
  ['/insights/:topic', '/insights/fandoms'],
  ['/insights/:topic/:table', '/insights/years/works-by-year.csv'],
  // Its address is that of the picture in the library.
  ['/media/:hash', ''],
  ['/oembed', `/oembed?url=${encodeURIComponent(`${PUBLIC}/works/1`)}`],
  ['/old', '/old?address=https://lamps.example/viewstory.php?sid=7'],
  ['/old/*', '/old/https://lamps.example/viewstory.php?sid=7'],
  ['/pages/:id', '/pages/1'],
  ['/series/book.epub', '/series/book.epub?name=Lamps'],
  ['/sitemaps/:id', '/sitemaps/1'],
  ['/suggest', '/suggest?field=fandom&q=emm'],
  ['/tags/:kind', '/tags/fandom?name=Emma'],
  ['/tags/:kind/*', '/tags/fandom/Emma'],
  ['/works/:id', '/works/1'],
  ['/works/:id/chapters/:chapter', '/works/1/chapters/2'],
  ['/works/:id/comments', '/works/5/comments'],
  ['/works/:id/like', '/works/1/like'],
  ...['feed.atom', 'cover.png', 'cover-small.png'].map(ofWork),
  ...['epub', 'html', 'txt', 'md', 'json'].map((form) => ofWork(`download.${form}`)),
  ...['/opds', '/opds/v2'].flatMap((root): Addressed[] => [
    ...plain([root, `${root}/all`, `${root}/changed`, `${root}/creators`, `${root}/fandoms`, `${root}/new`]),
    ...plain([`${root}/series`, `${root}/works`]),
    [`${root}/creator`, `${root}/creator?name=Quill`],
    [`${root}/fandom`, `${root}/fandom?name=Emma`],
    [`${root}/works/:id`, `${root}/works/1`],
  ]),
  ['/opds/search.xml', '/opds/search.xml'],
];

/** What is there for who comes with a token, and asks others for one. */
const WITH_TOKEN: readonly Addressed[] = [
  ...['/opds', '/opds/v2'].flatMap((root): Addressed[] => [
    ...plain([`${root}/bookmarks`, `${root}/searches`, `${root}/to-read`, `${root}/under-way`]),
    [`${root}/searches/:id`, `${root}/searches/1`],
  ]),
  ...['', '/kosync'].flatMap((base): Addressed[] => [
    ...plain([`${base}/syncs/progress`, `${base}/users/auth`, `${base}/users/me`, `${base}/users/password`]),
    [`${base}/syncs/progress/*`, `${base}/syncs/progress/some-book`],
  ]),
];

/** What is the owner's; other methods of routes that are open are too. */
const OWNERS: readonly Addressed[] = [
  ...plain(
    ['/books', '/devices', '/duplicates', '/duplicates/joined'],
    ['/duplicates/search', '/ereaders', '/help/api', '/help/components', '/imports', '/imports/new'],
    ['/imports/path', '/imports/upload', '/metrics', '/mutes', '/mutes/hidden', '/mutes/new', '/places'],
    ['/reading', '/review', '/review/decisions', '/searches', '/tags/decisions', '/tags/wrangle'],
  ),
  ...[
    '/devices/:id/adopt',
    '/devices/:id/remove',
    '/devices/:id/scopes',
    '/ereaders/:id/remove',
    '/imports/:id',
    '/imports/:id/pause',
    '/imports/:id/progress',
    '/imports/:id/report.csv',
    '/imports/:id/report.json',
    '/imports/:id/reread',
    '/imports/:id/reread/take',
    '/imports/:id/reread/undo',
    '/imports/:id/restore',
    '/imports/:id/resume',
    '/imports/:id/stop',
    '/imports/:id/take-up',
    '/imports/:id/withdraw',
    '/mutes/:id',
    '/mutes/:id/remove',
    '/searches/:id',
    // A feed for who may see the search: there is none of it for others.
    '/searches/:id/feed.atom',
    '/works/:id/compare',
    '/works/:id/download.pdf',
    '/works/:id/edit',
    '/works/:id/evidence',
    '/works/:id/marks',
    '/works/:id/original',
    '/works/:id/originals',
    '/works/:id/place',
    '/works/:id/print',
    '/works/:id/send',
  ].map((route): Addressed => [route, route.replace(':id', '1')]),
  ['/books/download', '/books/download?ids=1&what=epub-one-book&title=One'],
  ['/books/download.pdf', '/books/download.pdf?ids=1&title=One'],
  ['/review/:id/:field', '/review/1/warnings'],
  ['/review/decisions/:decision/undo', '/review/decisions/1/undo'],
  ['/tags/decisions/:decision/undo', '/tags/decisions/1/undo'],
  // Its address is that of the file that work 1 came in.
  ['/works/:id/originals/:hash', ''],
];

/** What routes answer the owner that have no answer here: nothing puts books on paper. */
const WITHOUT_ANSWER: Readonly<Record<string, number>> = {
  '/books/download.pdf': 503,
  '/works/:id/download.pdf': 503,
};

function plain(...addresses: string[][]): Addressed[] {
  return addresses.flat().map((address): Addressed => [address, address]);
}

function ofWork(name: string): Addressed {
  return [`/works/:id/${name}`, `/works/1/${name}`];
}

/** Asks as a visitor, in the way that a form of the site or a program would. */
async function visit(method: string, url: string, headers: Record<string, string> = {}) {
  const isForm = method !== 'GET' && method !== 'HEAD';
  return site.server.inject({
    method: method as 'GET',
    url,
    headers: { ...BY_PUBLIC, ...(isForm && OWN_FORM), ...headers },
  });
}

const isApi = (route: string) => route.startsWith('/api/');
const isKeyed = (route: string) => route.startsWith('/key/');

describe('the routes of the server', () => {
  it('are each for somebody who is named here', () => {
    const named = [...OPEN, ...WITH_TOKEN, ...OWNERS].map(([route]) => route);
    const signingUp = ['/users/create', '/kosync/users/create'];
    const routes = [...routesOf(site).keys()].filter((route) => !isApi(route) && !isKeyed(route));
    expect(routes.sort()).toEqual([...named, ...signingUp].sort());
  });

  it('that visitors read answer them, and nothing is sent there but settings', async () => {
    const routes = routesOf(site);
    for (const [route, address] of OPEN)
      for (const method of routes.get(route) ?? []) {
        const { statusCode } = await visit(method, address || site.picture);
        const isRead = method === 'GET' || method === 'HEAD' || route === '/settings';
        expect([method, address, statusCode < 400]).toEqual([method, address, isRead]);
        if (!isRead) expect([method, address, statusCode]).toEqual([method, address, 404]);
      }
  });

  it('that need a token ask for it', async () => {
    const routes = routesOf(site);
    const keyed = [...routes.keys()].filter(isKeyed).map((route): Addressed => [route, sampleOf(route)]);
    expect(keyed.length).toBeGreaterThan(40);
    for (const [route, address] of [...WITH_TOKEN, ...keyed])
      for (const method of routes.get(route) ?? []) {
        const { statusCode } = await visit(method, address);
        expect([method, address, statusCode]).toEqual([method, address, 401]);
      }
    for (const [route, methods] of routes)
      if (isApi(route))
        for (const method of methods) {
          const { statusCode, headers } = await visit(method, sampleOf(route));
          expect([method, route, statusCode]).toEqual([method, route, 401]);
          expect(headers['www-authenticate']).toBe('Bearer realm="Fanlight"');
        }
  });

  it('that are the owner’s are not there', async () => {
    const routes = routesOf(site);
    const [original] = await site.library.catalogue.originalsOf(1 as WorkId);
    for (const [route, some] of OWNERS) {
      const address = some || `/works/1/originals/${original?.hash}`;
      for (const method of routes.get(route) ?? []) {
        const { statusCode } = await visit(method, address);
        expect([method, address, statusCode]).toEqual([method, address, 404]);
        if (method !== 'GET') continue;
        const own = await site.server.inject({ method, url: address });
        const isAnswered = own.statusCode < 400 ? undefined : own.statusCode;
        expect([address, isAnswered]).toEqual([address, WITHOUT_ANSWER[route]]);
      }
    }
  });

  it('let no device sign up from the world', async () => {
    const body = { username: 'stranger', password: 'x'.repeat(32) };
    const ask = (headers: Record<string, string>) =>
      site.server.inject({ method: 'POST', url: '/users/create', headers, payload: body });
    expect((await ask(BY_PUBLIC)).statusCode).toBe(402);
    expect((await ask({})).statusCode).toBe(201);
  });
});

function sampleOf(route: string): string {
  return route
    .replace(':token', 'nobodys')
    .replace(':id', '1')
    .replace(':chapter', '1')
    .replace(':mark', 'bookmarked')
    .replace(':hash', '0'.repeat(64))
    .replace(':kind', 'fandom')
    .replace(':code', 'FL-WEB-HOST')
    .replace(':action', 'stop');
}

describe('who asks', () => {
  const policy = { ...PRIVATE, publicAddress: PUBLIC };
  it.each<[string, Record<string, string>, string | undefined, Audience]>([
    ['this machine', { host: '127.0.0.1:4100' }, '127.0.0.1', 'owner'],
    ['this machine, by IPv6', { host: '[::1]:4100' }, '::1', 'owner'],
    ['a machine at home', { host: '192.168.1.5:4100' }, '192.168.1.20', 'owner'],
    ['one at home whose IPv4 is told as IPv6', { host: '192.168.1.5' }, '::ffff:192.168.1.20', 'owner'],
    ['one on the same link', { host: '[fe80::1]' }, 'fe80::2%eth0', 'owner'],
    ['the public name', { host: 'stories.example' }, '127.0.0.1', 'visitors'],
    ['the public name in capitals, with a port', { host: 'STORIES.example:443' }, '127.0.0.1', 'visitors'],
    ['the public name and another port', { host: 'stories.example:4100' }, '192.168.1.20', 'visitors'],
    ['a proxy', { host: '127.0.0.1:4100', 'x-forwarded-for': '192.0.2.1' }, '127.0.0.1', 'visitors'],
    ['a proxy that says little', { host: 'localhost', via: '1.1 cache' }, '127.0.0.1', 'visitors'],
    ['one that says it anew', { host: 'localhost', forwarded: 'for=192.0.2.1' }, '127.0.0.1', 'visitors'],
    ['one that says nothing', { host: 'localhost', 'x-real-ip': '' }, '127.0.0.1', 'visitors'],
    ['the world, naming this machine', { host: 'localhost:4100' }, '192.0.2.1', 'visitors'],
    ['the world, naming an address', { host: '203.0.113.9' }, '2001:db8::1', 'visitors'],
    ['nobody knows', { host: 'localhost' }, undefined, 'visitors'],
  ])('by %s', (_, headers, remoteAddress, audience) => {
    const request = { headers, socket: { remoteAddress } };
    expect(audienceOf(request, policy)).toBe(audience);
    expect(audienceOf(request, { ...policy, visitors: 'everything' })).toBe('owner');
    expect(audienceOf(request, PRIVATE)).toBe('owner');
  });

  it('is answered so, whatever the headers say beside', async () => {
    const status = async (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
      (await site.server.inject({ url: '/imports', headers, remoteAddress })).statusCode;
    expect(await status({})).toBe(200);
    expect(await status({ host: '127.0.0.1', 'x-forwarded-host': 'localhost', via: '' })).toBe(404);
    expect(await status({ host: '127.0.0.1' }, '198.51.100.4')).toBe(404);
    expect(await status({ ...BY_PUBLIC, 'x-forwarded-for': '127.0.0.1' })).toBe(404);
    expect(await status({ host: 'stories.example.' })).toBe(421);
  });

  it('finds the public address in feeds, whatever name a proxy says', async () => {
    const headers = { host: '127.0.0.1:4100', 'x-forwarded-for': '192.0.2.1' };
    const { body } = await site.server.inject({ url: '/opds/all', headers });
    expect(body).toContain(`${PUBLIC}/works/1`);
    expect(body).not.toContain('127.0.0.1');
  });

  it('has everything where the owner says so', async () => {
    const all = await openWorldSite({ visitors: 'everything' });
    const reply = await all.server.inject({ url: '/works/1/edit', headers: BY_PUBLIC });
    expect(reply.statusCode).toBe(200);
    await all.close();
  });
});

describe('a page that is kept', () => {
  it('is never sent to the other', async () => {
    const ask = async (headers: Record<string, string>) =>
      (await site.server.inject({ url: '/works/1', headers })).body;
    const [own, read] = [await ask({}), await ask(BY_PUBLIC)];
    expect(own).toContain('a note about quinces');
    expect(await ask(BY_PUBLIC)).toBe(read);
    expect(await ask({})).toBe(own);
    expect(read).not.toContain('a note about quinces');
  });

  it('of a feed is another with a token, at the same address', async () => {
    const basic = `Basic ${Buffer.from(`any:${site.token}`).toString('base64')}`;
    const ask = (headers: Record<string, string>) =>
      site.server.inject({ url: '/opds/all', headers: { ...BY_PUBLIC, ...headers } });
    const read = await ask({});
    const own = await ask({ authorization: basic });
    // Work 3 is muted by its owner, and by nobody else.
    expect([read.body.includes('/works/3/'), own.body.includes('/works/3/')]).toEqual([true, false]);
    const held = String(own.headers['etag']);
    expect((await ask({ 'if-none-match': held })).statusCode).toBe(200);
    expect((await ask({ 'if-none-match': held, authorization: basic })).statusCode).toBe(304);
  });
});

describe('a token of the owner’s, by the public address', () => {
  const get = (url: string, headers: Record<string, string> = {}) => visit('GET', url, headers);

  it('opens the catalogue, the books and the feeds below it', async () => {
    expect((await get(`/key/${site.token}/opds/bookmarks`)).body).toContain('The Lighthouse Letters');
    expect((await get(`/key/${site.token}/opds`)).body).toContain(`/key/${site.token}/opds/bookmarks`);
    expect((await get(`/key/${site.token}/works/1/download.epub`)).statusCode).toBe(200);
    expect((await get(`/key/${site.token}/searches/1/feed.atom`)).body).toContain('Searched by the stove');
    const basic = `Basic ${Buffer.from(`any:${site.token}`).toString('base64')}`;
    expect((await get('/opds/bookmarks', { authorization: basic })).body).toContain('The Lighthouse Letters');
    expect((await get('/opds', {})).body).not.toContain('bookmarks');
  });

  it('opens the API, with what it allows', async () => {
    const authorization = `Bearer ${site.token}`;
    expect((await get('/api/v1/marks/bookmarked', { authorization })).body).toContain('quinces');
    const mark = await site.server.inject({
      method: 'PUT',
      url: '/api/v1/works/5/marks/bookmarked',
      headers: { ...BY_PUBLIC, authorization, 'content-type': 'application/json' },
      payload: '{}',
    });
    expect(mark.statusCode).toBe(200);
    const refused = await visit('GET', '/api/v1/works', { authorization: 'Bearer nobodys' });
    expect([refused.statusCode, refused.headers['www-authenticate']]).toEqual([
      401,
      'Bearer realm="Fanlight", error="invalid_token"',
    ]);
  });

  it('is not asked for where a book is taken at its plain address, whatever a proxy’s password is', async () => {
    const authorization = `Basic ${Buffer.from('guest:of the proxy').toString('base64')}`;
    const url = '/works/1/download.html';
    const read = await get(url, { authorization });
    expect([read.statusCode, read.headers['www-authenticate']]).toEqual([200, undefined]);
    expect(read.body).toBe((await get(url)).body);
    const own = await site.server.inject({ url, headers: { authorization } });
    expect([own.statusCode, own.headers['www-authenticate']]).toEqual([200, undefined]);
    expect((await get('/key/nobodys/works/1/download.html')).statusCode).toBe(401);
  });

  it('keeps places of e-readers', async () => {
    const key = createHash('md5').update(site.token).digest('hex');
    const headers = { 'x-auth-user': 'Reader in the attic', 'x-auth-key': key };
    expect((await get('/users/auth', headers)).statusCode).toBe(200);
    const pushed = await site.server.inject({
      method: 'PUT',
      url: '/syncs/progress',
      headers: { ...BY_PUBLIC, ...headers, 'content-type': 'application/json' },
      payload: { document: 'some-book', progress: '1', percentage: 0.5, device: 'attic' },
    });
    expect(pushed.statusCode).toBe(200);
    expect((await get('/syncs/progress/some-book', headers)).json()).toMatchObject({ percentage: 0.5 });
  });
});

describe('a visitor’s search', () => {
  it.each([
    ['is:edited', 0],
    ['has:review', 0],
    ['batch:1', 0],
    // The last of them has as its number how many there are.
    ['-is:edited', CORRECTED],
    ['is:bookmarked', 0],
    ['is:unread', CORRECTED],
    ['id:3', 1],
  ])('%s finds %i works', async (query, works) => {
    const page = await visit('GET', `/works?q=${encodeURIComponent(query)}`);
    const feed = await visit('GET', `/feeds/works.atom?q=${encodeURIComponent(query)}`);
    expect(page.statusCode).toBe(200);
    expect(feed.body.match(/<entry>/g)?.length ?? 0).toBe(works);
  });
});
