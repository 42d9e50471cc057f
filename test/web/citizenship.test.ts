import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkId } from '#catalogue';
import { muteWorks } from '#library';
import { MODEL_CRAWLERS } from '#vocabulary';
import { settingsCookie, settingsFrom } from '../../src/web/settings.ts';
import { markupFaults } from './markup-rules.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { BY_PUBLIC, FIRING, IDS, openWorldSite, PUBLIC, SECRET } from './world-site.ts';

let world: SampleSite;
let home: SampleSite;
beforeAll(async () => {
  world = await openWorldSite();
  home = await openSampleSite();
});
afterAll(async () => {
  await world.close();
  await home.close();
});

const get = (site: SampleSite, url: string, headers: Record<string, string> = {}) =>
  site.server.inject({ url, headers });
const page = async (url: string, cookie = '') => (await get(world, url, { cookie })).body;
const workPage = (id: number, cookie = '') => page(`/works/${id}`, cookie);

/** The values of a kind of element in the head, by the name or relation that it has. */
function headOf(body: string): Map<string, string> {
  const head = body.slice(0, body.indexOf('</head>'));
  const found = [
    ...head.matchAll(/<meta (?:name|property)="([^"]*)" content="([^"]*)">/g),
    ...head.matchAll(/<link rel="(canonical|prev|next)" href="([^"]*)">/g),
  ];
  return new Map(found.map(([, name = '', value = '']) => [name, value]));
}

function dataOf(body: string): Record<string, unknown> | null {
  const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body) ?? [];
  return json === undefined ? null : (JSON.parse(json) as Record<string, unknown>);
}

describe('a library for the person at this machine', () => {
  it('lets no crawler in, and tells those that train models so by name', async () => {
    const { body, headers } = await get(home, '/robots.txt');
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(groupsOf(body).get('*')).toEqual(['disallow: /']);
    for (const { token } of MODEL_CRAWLERS) expect(groupsOf(body).get(token)).toEqual(['disallow: /']);
    expect(body).not.toContain('Sitemap');
  });

  it.each(['/', '/works', '/works/5', '/robots.txt', '/works/5/download.txt', '/nothing-here'])(
    'says at %s that it is neither to be listed nor mined',
    async (url) => {
      const { headers } = await get(home, url);
      expect(headers['x-robots-tag']).toBe('noindex, nofollow, noai, noimageai');
      expect(headers['tdm-reservation']).toBe('1');
    },
  );

  it('has no sitemap, and answers to no name but its own', async () => {
    expect((await get(home, '/sitemap.xml')).statusCode).toBe(404);
    expect((await get(home, '/sitemaps/1')).statusCode).toBe(404);
    expect((await get(home, '/', BY_PUBLIC)).statusCode).toBe(421);
  });

  it('reserves the rights to everything', async () => {
    const { body, headers } = await get(home, '/.well-known/tdmrep.json');
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(JSON.parse(body)).toEqual([{ location: '/', 'tdm-reservation': 1 }]);
  });
});

/** The rules of robots.txt by product token, in lower case: several tokens may begin one group. */
function groupsOf(text: string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  let current: string[][] = [];
  let isOpen = false;
  for (const line of text.split('\n')) {
    const [name = '', value = ''] = line.replace(/#.*/, '').split(/:\s*(.*)/s);
    if (name === 'User-agent') {
      if (!isOpen) current = [];
      isOpen = true;
      const rules: string[] = groups.get(value) ?? [];
      groups.set(value, rules);
      current.push(rules);
    } else if (name === 'Disallow' || name === 'Allow') {
      isOpen = false;
      for (const rules of current) rules.push(`${name.toLowerCase()}: ${value}`);
    }
  }
  return groups;
}

describe('a site that lets search engines in', () => {
  it.each([
    ['open', 'noai, noimageai'],
    ['asked', 'noindex, nofollow, noai, noimageai'],
    ['refused', 'noindex, nofollow, noai, noimageai'],
    ['warned', 'noai, noimageai'],
  ] as const)('has the work %s listed or not, as its creator wishes', async (which, robots) => {
    // Once made and once from the shelf.
    for (const url of [`/works/${IDS[which]}`, `/works/${IDS[which]}/chapters/2`])
      for (const _ of [1, 2]) {
        const { headers, body } = await get(world, url);
        expect(headers['x-robots-tag']).toBe(robots);
        expect(headOf(body).get('robots')).toBe(robots);
      }
  });

  it('has lists gone through, and not listed', async () => {
    for (const url of ['/', '/works', '/creators', '/creator?name=Quill', '/series?name=Doors'])
      expect((await get(world, url)).headers['x-robots-tag']).toBe('noindex, follow, noai, noimageai');
    for (const url of ['/imports', '/settings', '/works/1/edit', '/searches'])
      expect((await get(world, url)).headers['x-robots-tag']).toBe('noindex, nofollow, noai, noimageai');
  });

  it('names its sitemap, and still refuses crawlers that train models', async () => {
    const groups = groupsOf((await get(world, '/robots.txt')).body);
    expect(groups.get('*')).toContain('allow: /');
    expect(groups.get('*')).toContain('disallow: /imports');
    expect(groups.get('GPTBot')).toEqual(['disallow: /']);
    expect((await get(world, '/robots.txt')).body).toContain(`Sitemap: ${PUBLIC}/sitemap.xml`);
  });

  it('may allow what is refused by default', async () => {
    const open = await openWorldSite({ modelTraining: true });
    try {
      const { headers } = await get(open, '/works/1');
      expect([headers['x-robots-tag'], headers['tdm-reservation']]).toEqual(['all', '0']);
      expect(groupsOf((await get(open, '/robots.txt')).body).has('GPTBot')).toBe(false);
      expect(JSON.parse((await get(open, '/.well-known/tdmrep.json')).body)).toEqual([
        { location: '/', 'tdm-reservation': 0 },
      ]);
    } finally {
      await open.close();
    }
  });

  it('keeps to valid markup', async () => {
    for (const id of Object.values(IDS).filter((one) => one !== IDS.hostile))
      expect(await markupFaults(await workPage(id))).toEqual([]);
  });
});

describe('a page that has several addresses names one', () => {
  it.each([
    ['/works/1', '/works/1'],
    ['/works/1/', '/works/1'],
    ['/works/1?view=full', '/works/1'],
    ['/works/1?muted=show', '/works/1'],
    ['/works/1/chapters/2?x=y', '/works/1/chapters/2'],
    ['/works?q=FANDOM:Emma', '/works?q=fandom%3AEmma'],
    ['/works?q=fandom:emma&page=1', '/works?q=fandom%3Aemma'],
    ['/creator?x=1&name=Quill', '/creator?name=Quill'],
    ['/series?page=1&name=Doors', '/series?name=Doors'],
    ['/fandoms/', '/fandoms'],
    ['/tags/fandom?name=Emma', '/tags/fandom/Emma'],
    ['/insights', '/insights/years'],
    ['/about', '/about'],
  ])('%s is %s', async (asked, canonical) => {
    expect(headOf(await page(asked)).get('canonical')).toBe(PUBLIC + canonical);
  });

  it('and none where nothing is', async () => {
    expect(headOf(await page('/works/99999')).has('canonical')).toBe(false);
  });

  it('from the root where the site has no public address', async () => {
    expect(headOf((await get(home, '/works/5')).body).get('canonical')).toBe('/works/5');
  });

  it('with the pages before and after it', async () => {
    const body = (await get(home, '/works?page=2')).body;
    expect(headOf(body).get('next')).toBeUndefined();
    expect(headOf(body).get('prev')).toBe('/works');
    expect(headOf((await get(home, '/works')).body).get('next')).toBe('/works?page=2');
  });
});

describe('what a work is, as data', () => {
  it('says what is true', async () => {
    expect(dataOf(await workPage(IDS.open))).toEqual({
      '@context': 'https://schema.org',
      '@type': 'CreativeWork',
      '@id': `${PUBLIC}/works/1`,
      url: `${PUBLIC}/works/1`,
      name: 'An Open Door',
      author: [{ '@type': 'Person', name: 'Quill', url: `${PUBLIC}/creator?name=Quill` }],
      datePublished: '2003-04-05',
      inLanguage: 'en',
      wordCount: 2,
      genre: 'Fan fiction',
      about: [{ '@type': 'Thing', name: 'Emma' }],
      keywords: ['Weddings'],
      abstract: SECRET,
      isPartOf: { '@type': 'CreativeWorkSeries', name: 'Doors', url: `${PUBLIC}/series?name=Doors` },
      position: 1,
      contentRating: 'General Audiences',
      isFamilyFriendly: true,
      license: 'https://creativecommons.org/licenses/by/4.0/',
      usageInfo: {
        '@type': 'CreativeWork',
        text: 'Anywhere. https://creativecommons.org/licenses/by/4.0/',
      },
      isAccessibleForFree: true,
    });
  });

  it('and when its source changed it', async () => {
    expect(dataOf((await get(home, '/works/5')).body)).toMatchObject({
      dateModified: '2001-02-03T00:00:00Z',
    });
  });

  it.each(['warned', 'adult', 'unrated'] as const)('tells nothing that %s covers', async (which) => {
    const data = dataOf(await workPage(IDS[which]));
    expect(data).toMatchObject({ '@type': 'CreativeWork' });
    expect(Object.keys(data ?? {})).not.toEqual(expect.arrayContaining(['abstract']));
    expect(JSON.stringify(data)).not.toMatch(/butler|Emma|Weddings/);
  });

  it('says that a work for adults is none for families, and of one that is not rated neither', async () => {
    expect(dataOf(await workPage(IDS.adult))).toMatchObject({ isFamilyFriendly: false });
    expect(dataOf(await workPage(IDS.unrated))).not.toHaveProperty('isFamilyFriendly');
    expect(headOf(await workPage(IDS.adult)).get('rating')).toBe('adult');
    expect(headOf(await workPage(IDS.open)).has('rating')).toBe(false);
  });

  it('cannot end its element, whatever a work is called', async () => {
    const body = await workPage(IDS.hostile);
    expect(body.match(/<script/g)?.length).toBe(body.match(/<\/script>/g)?.length);
    expect(body).not.toMatch(/<script>\s*fire/);
    expect(dataOf(body)).toMatchObject({ abstract: FIRING });
    expect(
      body.slice(body.indexOf('ld+json'), body.indexOf('</script>', body.indexOf('ld+json'))),
    ).not.toMatch(/<|\u2028/);
  });
});

describe('what is told where an address is shared', () => {
  it('is title, creator, fandom, rating and warnings, and the summary of a work that covers nothing', async () => {
    const head = headOf(await workPage(IDS.open));
    expect(head.get('og:title')).toBe('An Open Door by Quill');
    expect(head.get('og:url')).toBe(`${PUBLIC}/works/1`);
    expect(head.get('og:description')).toBe(
      `Emma\nRating: General Audiences\nWarnings: No Archive Warnings Apply\nLength: 2 words, 2 chapters\n\n${SECRET}`,
    );
  });

  it.each(['warned', 'unrated'] as const)('never has the summary of one that is %s', async (which) => {
    for (const url of [`/works/${IDS[which]}`, `/works/${IDS[which]}/chapters/1`]) {
      const said = headOf(await page(url)).get('og:description');
      expect(said).toContain('Warnings: ');
      expect(said).not.toContain('butler');
    }
  });

  it('is the title alone of one for adults, and not that where tabs are discreet', async () => {
    const whole = headOf(await workPage(IDS.adult));
    expect(whole.get('og:title')).toBe('Behind the Curtain by Quill');
    expect(whole.has('og:description')).toBe(false);
    const body = await workPage(IDS.adult, settingsCookie(settingsFrom({ titles: 'discreet' })));
    const discreet = headOf(body);
    expect(discreet.get('og:title')).toBe('A work');
    expect(body.slice(0, body.indexOf('</head>'))).not.toMatch(/Curtain|Quill/);
    expect(dataOf(body)).toBeNull();
  });

  it('is the title alone of one that was muted, which nothing lists any more', async () => {
    const site = await openWorldSite();
    try {
      await muteWorks(site.library, { query: `id:${IDS.open}` });
      const { body, headers } = await get(site, '/works/1');
      expect(headers['x-robots-tag']).toBe('noindex, nofollow, noai, noimageai');
      const head = headOf(body);
      expect(head.get('og:title')).toBe('An Open Door by Quill');
      expect(head.has('og:description')).toBe(false);
      expect(dataOf(body)).toBeNull();
      expect((await get(site, '/sitemaps/1')).body).not.toContain('/works/1<');
      const embedded = await get(site, `/oembed?url=${encodeURIComponent(`${PUBLIC}/works/1`)}`);
      expect(JSON.parse(embedded.body)).not.toHaveProperty('author_name');
    } finally {
      await site.close();
    }
  });
});

describe('oEmbed', () => {
  const ask = (url: string, more = '') => get(world, `/oembed?url=${encodeURIComponent(url)}${more}`);

  it('names a work for its address, or that of a chapter, and the page says where', async () => {
    const { body, headers } = await ask(`${PUBLIC}/works/1/chapters/2?x=y#p2-1`);
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(JSON.parse(body)).toEqual({
      version: '1.0',
      type: 'link',
      title: 'An Open Door',
      author_name: 'Quill',
      author_url: `${PUBLIC}/creator?name=Quill`,
      provider_name: 'Fanlight',
      provider_url: `${PUBLIC}/`,
      cache_age: 86_400,
    });
    const [, found = ''] =
      /type="application\/json\+oembed" href="([^"]*)"/.exec(await workPage(IDS.open)) ?? [];
    const address = new URL(found.replaceAll('&amp;', '&'));
    expect(address.origin).toBe(PUBLIC);
    expect((await get(world, address.pathname + address.search)).statusCode).toBe(200);
  });

  it('tells nothing but the title of a work for adults', async () => {
    const { body } = await ask(`${PUBLIC}/works/${IDS.adult}`);
    expect(JSON.parse(body)).not.toHaveProperty('author_name');
    expect(body).not.toMatch(/Quill|Emma|butler/);
  });

  it.each([
    'https://other.example/works/1',
    'https://stories.example.evil.example/works/1',
    'https://stories.example@evil.example/works/1',
    'http://stories.example/works/1',
    `${PUBLIC}/works/99999`,
    `${PUBLIC}/works/1/original`,
    `${PUBLIC}/creator?name=Quill`,
    `${PUBLIC}/works/${'9'.repeat(400)}`,
    'javascript:alert(1)',
    '/works/1',
    '',
    'x'.repeat(3000),
  ])('knows nothing of %s', async (url) => {
    expect((await ask(url)).statusCode).toBe(404);
  });

  it('is written in no other form', async () => {
    expect((await ask(`${PUBLIC}/works/1`, '&format=xml')).statusCode).toBe(501);
  });
});

describe('the sitemap', () => {
  const locations = (xml: string) => [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address);

  it('has a part with the works that may be listed, and no other', async () => {
    const index = await get(world, '/sitemap.xml');
    expect(index.headers['content-type']).toBe('application/xml');
    expect(locations(index.body)).toEqual([`${PUBLIC}/sitemaps/1`]);
    const part = await get(world, '/sitemaps/1');
    const listed = [IDS.open, IDS.warned, IDS.adult, IDS.unrated, IDS.hostile];
    expect(locations(part.body)).toEqual(listed.map((id) => `${PUBLIC}/works/${id}`));
    expect(part.body.match(/<lastmod>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ<\/lastmod>/g)).toHaveLength(
      listed.length,
    );
    expect((await get(world, '/sitemaps/2')).statusCode).toBe(404);
    expect((await get(world, '/sitemaps/0')).statusCode).toBe(404);
  });

  it('is not sent again until something changed', async () => {
    const site = await openWorldSite();
    try {
      for (const url of ['/sitemap.xml', '/sitemaps/1']) {
        const { headers } = await get(site, url);
        const etag = String(headers['etag']);
        const again = await get(site, url, { 'if-none-match': etag });
        expect([again.statusCode, again.body]).toEqual([304, '']);
        await site.library.catalogue.revise(
          IDS.asked as WorkId,
          { title: `Ask Me ${url}` },
          '2026-04-01T00:00:00.000Z',
        );
        expect((await get(site, url, { 'if-none-match': etag })).statusCode).toBe(200);
      }
    } finally {
      await site.close();
    }
  });
});

describe('feeds', () => {
  it.each([
    ['/works/1', '/works/1/feed.atom'],
    ['/creator?name=Quill', '/feeds/creator.atom?name=Quill'],
    ['/series?name=Doors', '/feeds/series.atom?name=Doors'],
    ['/tags/fandom/Emma', '/feeds/fandom.atom?name=Emma'],
    ['/works?q=fandom%3AEmma', '/feeds/works.atom?q=fandom%3AEmma'],
  ])('can be followed from %s', async (url, feed) => {
    const body = await page(url);
    expect(body).toContain(`<link rel="alternate" type="application/atom+xml" href="${feed}">`);
    expect(body.slice(body.indexOf('<main'))).toContain(
      `<a href="${feed}" type="application/atom+xml">Follow in a feed reader</a>`,
    );
    expect((await get(world, feed)).headers['content-type']).toBe('application/atom+xml;charset=utf-8');
  });

  it('of a work stand in the head of its chapters', async () => {
    expect(await page('/works/1/chapters/2')).toContain('href="/works/1/feed.atom"');
  });

  it('lead to the address that they were asked for by', async () => {
    const { body } = await get(world, '/works/1/feed.atom', BY_PUBLIC);
    expect(body).toContain(
      `<link rel="self" type="application/atom+xml" href="${PUBLIC}/works/1/feed.atom"/>`,
    );
    expect(body).not.toContain('http://stories.example');
    expect((await get(world, '/works/1/feed.atom', { host: 'localhost:4100' })).body).toContain(
      'href="http://localhost:4100/works/1/feed.atom"',
    );
  });
});

describe('searching from the browser', () => {
  it.each([
    ['en', 'Search this library'],
    ['de', 'Diese Bibliothek durchsuchen'],
  ])('is described in the language %s of the reader', async (language, words) => {
    const { body, headers } = await get(world, '/opensearch.xml', { 'accept-language': language });
    expect(headers['content-type']).toBe('application/opensearchdescription+xml;charset=utf-8');
    expect(body).toContain(`<LongName>${words}</LongName>`);
    expect(body).toContain(`<Language>${language}</Language>`);
    expect(body).toContain('<Url type="text/html" template="http://localhost:80/works?q={searchTerms}"/>');
    expect(await page('/')).toContain('href="/opensearch.xml"');
  });

  it('and the settings lead to the devices', async () => {
    expect(await page('/settings')).toContain('<a href="/devices">Devices</a>');
  });
});

describe('a whole old address behind a prefix', () => {
  it.each([
    ['/old/http://www.lamps.example/viewstory.php?sid=7&textsize=1', '/works/5'],
    ['/old/http:/lamps.example/viewstory.php?chapter=1&sid=7', '/works/5/chapters/1'],
    ['/old/viewuser.php?uid=3', '/creator?name=Quill'],
  ])('%s leads to %s for good', async (old, now) => {
    const reply = await get(home, old);
    expect([reply.statusCode, reply.headers['location']]).toEqual([301, now]);
  });

  it('leads nowhere for what is not known', async () => {
    for (const old of ['/old/', '/old/http://other.example/viewstory.php?sid=7', '/old//evil.example'])
      expect((await get(home, old)).statusCode).toBe(404);
  });
});
