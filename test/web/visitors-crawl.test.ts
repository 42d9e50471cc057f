/** A visitor who follows every way meets no closed door, no form of the owner's and nothing that is the owner's. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, readZip } from '#containers';
import { crawl } from './catalogue-crawl.ts';
import { markupFaults } from './markup-rules.ts';
import {
  CORRECTED,
  OWNERS_WORDS,
  openVisitedSite,
  REVISED,
  SECRETS,
  type VisitedSite,
} from './visited-library.ts';
import { BY_PUBLIC, PUBLIC } from './world-site.ts';

/** Addresses of one kind that are visited: searches and lists have no end. */
const MOST_ALIKE = 6;

let site: VisitedSite;
let visited: Map<string, { status: number; type: string; body: string }>;
beforeAll(async () => {
  site = await openVisitedSite();
  visited = await visitFrom('/', '/works/5', `/works/${REVISED}`, `/works/${CORRECTED}`);
});
afterAll(() => site.close());

/** Follows links, forms and what pages load, each address once and of each kind some. */
async function visitFrom(...starts: string[]): Promise<typeof visited> {
  const found: typeof visited = new Map();
  const alike = new Map<string, number>();
  const pending = [...starts];
  for (let url = pending.shift(); url !== undefined; url = pending.shift()) {
    if (found.has(url)) continue;
    const kind = url
      .replace(/\d+/g, 'N')
      .replace(/=[^&]*/g, '')
      .replace(/(\/tags\/\w+\/).*/, '$1');
    const seen = alike.get(kind) ?? 0;
    if (seen >= MOST_ALIKE) continue;
    alike.set(kind, seen + 1);
    const reply = await site.server.inject({ url, headers: BY_PUBLIC });
    const type = String(reply.headers['content-type']);
    found.set(url, { status: reply.statusCode, type, body: reply.body });
    const to = reply.headers['location'];
    if (to !== undefined) pending.push(...ownAddresses([String(to)]));
    if (type.startsWith('text/html')) pending.push(...ownAddresses(addressesIn(reply.body)));
  }
  return found;
}

function addressesIn(page: string): string[] {
  return [...page.matchAll(/ (?:href|src|action|data-keep|data-address)="([^"]*)"/g)].map(
    ([, address = '']) => address.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"'),
  );
}

/** Those on this site, without the place in a page. */
function ownAddresses(addresses: readonly string[]): string[] {
  return addresses
    .map((address) => address.replace(PUBLIC, '').replace(/#.*$/, ''))
    .filter((address) => address.startsWith('/'));
}

function pages(): [url: string, body: string][] {
  return [...visited].flatMap(([url, { status, type, body }]) =>
    status === 200 && type.startsWith('text/html') ? [[url, body] as [string, string]] : [],
  );
}

describe('what a visitor finds', () => {
  it('is the library', () => {
    const kinds = new Set([...visited.keys()].map((url) => url.replace(/\d+/g, 'N').replace(/\?.*/, '')));
    for (const kind of ['/works', '/works/N', '/works/N/chapters/N', '/works/N/like', '/works/N/comments'])
      expect(kinds).toContain(kind);
    for (const kind of [
      '/facets/relationship',
      '/creators',
      '/creator',
      '/series',
      '/years',
      '/fandoms',
      '/tags',
    ])
      expect(kinds).toContain(kind);
    for (const kind of ['/insights', '/insights/headers', '/settings', '/about', '/help/ratings', '/pages/N'])
      expect(kinds).toContain(kind);
    expect(pages().length).toBeGreaterThan(100);
  });

  it('answers: no way leads nowhere', () => {
    const closed = [...visited]
      .filter(([, { status }]) => status >= 400)
      .map(([url, { status }]) => [url, status]);
    expect(closed).toEqual([]);
  });

  it('has no form but searches and settings', () => {
    for (const [url, body] of pages())
      for (const [form] of body.matchAll(/<form[^>]*>/g)) {
        const isSearch = /method="get"/.test(form) && !/action="\/books/.test(form);
        expect([url, form, isSearch || /action="\/settings"/.test(form)]).toEqual([url, form, true]);
      }
  });

  it('holds nothing that is the owner’s', async () => {
    for (const [url, { body }] of visited)
      for (const [secret] of SECRETS)
        expect([url, secret, body.includes(secret)]).toEqual([url, secret, false]);
    for (const id of [1, REVISED, CORRECTED]) {
      const { rawPayload } = await site.server.inject({
        url: `/works/${id}/download.epub`,
        headers: BY_PUBLIC,
      });
      let files = 0;
      for await (const entry of readZip(new Uint8Array(rawPayload), DEFAULT_LIMITS)) {
        if ('code' in entry) continue;
        files += 1;
        const text = Buffer.from(entry.bytes).toString('utf8');
        for (const [secret] of SECRETS)
          expect([entry.path, text.includes(secret)]).toEqual([entry.path, false]);
      }
      expect(files).toBeGreaterThan(4);
    }
  });

  it('is kept from visitors, not from the owner', async () => {
    for (const [words, at] of [...SECRETS, ...OWNERS_WORDS]) {
      const own = await site.server.inject(at);
      expect([at, words, own.statusCode, own.body.includes(words)]).toEqual([at, words, 200, true]);
      const read = await site.server.inject({ url: at, headers: BY_PUBLIC });
      expect([at, words, read.body.includes(words)]).toEqual([at, words, false]);
    }
  });

  it('keeps the rules of markup', async () => {
    const some = ['/', '/works', '/works?view=table', '/works/1', '/works/1/chapters/2', '/works/5/comments'];
    const more = [
      '/tags',
      '/tags/fandom/Emma',
      '/pages/1',
      '/settings',
      '/about',
      '/offline',
      '/works/1/edit',
    ];
    for (const url of [...some, ...more]) {
      const { body } = await site.server.inject({ url, headers: BY_PUBLIC });
      expect([url, await markupFaults(body)]).toEqual([url, []]);
    }
  });
});

describe('a visitor’s e-reader', () => {
  it.each(['/opds', '/opds/v2'])('finds books from %s and no closed door', async (root) => {
    const found = await crawl(site, root, BY_PUBLIC);
    expect(found.faults).toEqual([]);
    expect(found.books.size).toBeGreaterThan(20);
    expect(found.visited.filter((url) => /bookmarks|searches|to-read|under-way/.test(url))).toEqual([]);
  });
});
