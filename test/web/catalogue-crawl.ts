/** Walks a catalogue for e-readers from its root as a program does, by nothing but its links. */
import { atom, type Element, links, opdsFaults, readXml } from '../feeds/feed-rules.ts';
import { opds2Faults, publicationFaults } from '../feeds/opds2-rules.ts';
import type { SampleSite } from './sample-library.ts';

/** What a crawl found: addresses in the order they were asked for, books by their identity with where each can be got, and what was wrong. */
export type Crawl = {
  visited: string[];
  books: Map<string, { title: string; gets: { href: string; type: string }[] }>;
  /** Books by the path of the list they were in, in their order. */
  lists: Map<string, string[]>;
  faults: string[];
};

type Way = { href: string; type: string };
/** A page as read: how it breaks the rules, where it leads, and its books. */
type Page = { faults: string[]; ways: Way[]; books: { id: string; title: string; gets: Way[] }[] };

const FACET = 'http://opds-spec.org/facet';
const ACQUISITION = 'http://opds-spec.org/acquisition';
const OPDS_TYPES =
  /^application\/(?:atom\+xml;.*profile=opds-catalog|opds\+json|opds-publication\+json|opensearchdescription\+xml)/;

/** Visits every page that can be reached from `root`; each address once. Of facets, which have no end, those of the list of all works are
 * followed, one step. */
export async function crawl(
  site: SampleSite,
  root: string,
  headers: Record<string, string> = {},
): Promise<Crawl> {
  const found: Crawl = { visited: [], books: new Map(), lists: new Map(), faults: [] };
  const pending: (Way & { isNarrow: boolean })[] = [{ href: root, type: '', isNarrow: false }];
  const seen = new Set<string>();
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const url = next.href.replace(/^http:\/\/[^/]+/, '');
    if (seen.has(url)) continue;
    seen.add(url);
    found.visited.push(url);
    const reply = await site.server.inject({ url, headers });
    const type = String(reply.headers['content-type']).replace(
      /^(application\/(?:atom|opensearch).*);charset=utf-8$/,
      '$1',
    );
    const say = (fault: string) => found.faults.push(`${url}: ${fault}`);
    if (reply.statusCode !== 200) say(`status ${reply.statusCode}`);
    else if (next.type !== '' && type !== next.type) say(`${type} in the place of ${next.type}`);
    else {
      const page = type.includes('json') ? readJson(reply.body, type) : readFeed(reply.body, type);
      for (const fault of page.faults) say(fault);
      const isNarrow = next.isNarrow;
      const mayNarrow = !isNarrow && /\/(?:all|search\.xml)$/.test(url);
      for (const way of page.ways)
        if (mayNarrow || !way.isFacet) pending.push({ ...way, isNarrow: isNarrow || way.isFacet });
      if (!isNarrow)
        found.lists.set(
          url,
          page.books.map(({ id }) => id),
        );
      for (const { id, ...book } of page.books) found.books.set(id, book);
    }
  }
  return found;
}

type Read = Omit<Page, 'ways'> & { ways: (Way & { isFacet: boolean })[] };

function readFeed(source: string, type: string): Read {
  const root = readXml(source);
  if (type.startsWith('application/opensearchdescription'))
    return { faults: [], ways: templates(root), books: [] };
  const isEntry = type.includes('type=entry');
  const entries = isEntry ? [root] : atom(root, 'entry');
  const all = [...(isEntry ? [] : atom(root, 'link')), ...entries.flatMap((entry) => atom(entry, 'link'))];
  return {
    faults: isEntry ? [] : opdsFaults(root),
    ways: all.flatMap(({ attributes: { href = '', type: kind = '', rel = '' } }) =>
      OPDS_TYPES.test(kind) ? [{ href, type: kind, isFacet: rel === FACET }] : [],
    ),
    books: entries.flatMap((entry) => {
      const gets = atom(entry, 'link').filter(({ attributes }) => attributes['rel']?.startsWith(ACQUISITION));
      const ways = gets.map(({ attributes: { href = '', type: kind = '' } }) => ({ href, type: kind }));
      return ways.length === 0
        ? []
        : [{ id: textOf(entry, 'id'), title: textOf(entry, 'title'), gets: ways }];
    }),
  };
}

/** A search is tried with a word. */
function templates(description: Element): Read['ways'] {
  return description.children
    .filter(({ name }) => name.endsWith('}Url'))
    .map(({ attributes: { template = '', type = '' } }) => ({
      href: template
        .replace('{searchTerms}', 'winter')
        .replace('{searchTerms?}', 'winter')
        .replace(/\{[^}]*\}/g, ''),
      type,
      isFacet: true,
    }));
}

function textOf(element: Element, name: string): string {
  return atom(element, name)[0]?.text ?? '';
}

type JsonLink = { href: string; type?: string; rel?: string | string[]; templated?: boolean };
type JsonBook = { metadata: { identifier: string; title: string }; links: JsonLink[] };
type JsonFeed = {
  links: JsonLink[];
  navigation?: JsonLink[];
  facets?: { links: JsonLink[] }[];
  publications?: JsonBook[];
};

function readJson(source: string, type: string): Read {
  const value: unknown = JSON.parse(source);
  const isOne = type === 'application/opds-publication+json';
  const faults = isOne ? publicationFaults(value) : opds2Faults(value);
  const feed = (isOne ? { links: [], publications: [value] } : value) as JsonFeed;
  const books = feed.publications ?? [];
  const linked = (list: readonly JsonLink[], isFacet: boolean) =>
    list.flatMap(({ href, type: kind = '', templated }) =>
      OPDS_TYPES.test(kind)
        ? [
            {
              href: templated === true ? href.replace('{?query}', '?query=winter') : href,
              type: kind,
              isFacet: isFacet || templated === true,
            },
          ]
        : [],
    );
  const inner = books.flatMap(({ metadata }) => nested(metadata));
  return {
    faults,
    ways: [
      ...linked(
        [...feed.links, ...(feed.navigation ?? []), ...books.flatMap((book) => book.links), ...inner],
        false,
      ),
      ...linked(
        (feed.facets ?? []).flatMap((group) => group.links),
        true,
      ),
    ],
    books: books.map(({ metadata, links: own }) => ({
      id: metadata.identifier,
      title: metadata.title,
      gets: own.flatMap(({ href, type: kind = '', rel = [] }) =>
        [rel].flat().some((one) => one.startsWith(ACQUISITION)) ? [{ href, type: kind }] : [],
      ),
    })),
  };
}

/** The links of creators, subjects and series. */
function nested(value: unknown): JsonLink[] {
  if (typeof value !== 'object' || value === null) return [];
  const own: unknown = Reflect.get(value, 'links');
  const below = Object.entries(value).flatMap(([name, part]) => (name === 'links' ? [] : nested(part)));
  return [...(Array.isArray(own) ? (own as JsonLink[]) : []), ...below];
}

/** The address that a feed's link of a relation leads to. */
export function linkOf(feed: Element, relation: string): string | undefined {
  return links(feed, relation)[0]?.attributes['href'];
}
