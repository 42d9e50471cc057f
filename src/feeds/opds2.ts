/** OPDS 2.0: the same catalogue as JSON. Lists that are empty and values that are blank are left out. */
import type { WorkCard } from '#catalogue';
import { oneLine } from '#markup';
import { say } from '#words';
import {
  ACQUISITIONS,
  type Book,
  type BooksPage,
  CATALOGUE_PATHS,
  type CataloguePage,
  type CatalogueWay,
  COVER_TYPE,
  COVERS,
  type FacetGroup,
  OPDS_ROOTS,
  OPEN_ACCESS,
  type TogetherBook,
  WAY_RELATIONS,
} from './catalogue-page.ts';
import { bookAddress, coverAddress } from './entry.ts';
import { feedId } from './feed-id.ts';
import { type FeedPlace, moment, pagingLinks } from './listing.ts';
import {
  bylines,
  isAnonymous,
  issuedOn,
  languageOf,
  type Subject,
  subjectsOf,
  summaryOf,
  titled,
} from './work-facts.ts';

/** Media type of a feed (OPDS 2.0 §8.1). */
export const OPDS2_TYPE = 'application/opds+json';
/** Media type of one publication. */
export const OPDS2_PUBLICATION_TYPE = 'application/opds-publication+json';
/** Media type of the document that says how to log in (Authentication for OPDS 1.0). */
export const OPDS_AUTHENTICATION_TYPE = 'application/opds-authentication+json';

type Link = {
  href: string;
  type: string;
  rel?: string | string[];
  title?: string;
  templated?: true;
  properties?: { numberOfItems: number };
};

/** A page of the catalogue with its media type. */
export function opds2Page(page: CataloguePage, site: FeedPlace): { type: string; body: string } {
  const place = below(site);
  const { id, title, says, updated } = page;
  const feed = {
    metadata: {
      identifier: id,
      title: titled(title),
      ...(says !== '' && { description: says }),
      modified: moment(updated),
      ...(page.kind === 'books' && counts(page)),
    },
    links: links(page, place),
    ...(page.kind === 'books' &&
      page.facets.length > 0 && { facets: page.facets.map((group) => facet(group, place)) }),
    ...contents(page, place),
  };
  return { type: OPDS2_TYPE, body: `${JSON.stringify(feed)}\n` };
}

/** All that the catalogue says of one work: a document of its own. */
export function opds2Publication(work: WorkCard, site: FeedPlace): string {
  return `${JSON.stringify(publication({ work }, below(site)))}\n`;
}

/** How a device logs in, for those that ask with a wrong password or none. */
export function opdsAuthentication({ home }: Pick<FeedPlace, 'home'>): string {
  const document = {
    id: `${home}${OPDS_ROOTS['2.0']}/authentication`,
    title: 'Fanlight',
    description: say('feeds.log-in'),
    authentication: [
      {
        type: 'http://opds-spec.org/auth/basic',
        labels: { login: say('feeds.log-in-name'), password: say('feeds.log-in-token') },
      },
    ],
    links: [
      { rel: 'start', href: home + OPDS_ROOTS['2.0'], type: OPDS2_TYPE },
      { rel: 'help', href: `${home}/devices`, type: 'text/html' },
    ],
  };
  return `${JSON.stringify(document)}\n`;
}

/** Where the catalogue is: `base` stands before its paths. */
type Place = FeedPlace & { base: string };

function below(site: FeedPlace): Place {
  return { ...site, base: site.site + OPDS_ROOTS['2.0'] };
}

function counts({ total, size, paging }: BooksPage): object {
  return { numberOfItems: total, itemsPerPage: size, currentPage: paging.page };
}

function links({ paging, up, ...page }: CataloguePage, { base, home }: Place): Link[] {
  const link = (rel: string, path: string): Link => ({ rel, href: base + path, type: OPDS2_TYPE });
  const shown = page.kind === 'books' ? page.shownAt : null;
  return [
    link('self', paging.address(paging.page)),
    link('start', ''),
    ...(up === null ? [] : [link('up', up)]),
    ...pagingLinks(paging).map(({ relation, path }) => link(relation, path)),
    { rel: 'search', href: `${base}/works{?query}`, type: OPDS2_TYPE, templated: true },
    ...(shown === null ? [] : [{ rel: 'alternate', href: home + shown, type: 'text/html' }]),
  ];
}

/** A page needs something in it: where there is nothing, a way back. */
function contents(page: CataloguePage, place: Place): object {
  if (page.kind === 'books' && page.books.length > 0) {
    const together = page.together ? [togetherPublication(page.together, place)] : [];
    return { publications: [...together, ...page.books.map((book) => publication(book, place))] };
  }
  const ways = page.kind === 'ways' ? page.ways : [];
  if (ways.length > 0) return { navigation: ways.map((way) => navigation(way, place)) };
  return { navigation: [{ rel: 'start', title: 'Fanlight', href: place.base, type: OPDS2_TYPE }] };
}

function navigation({ title, relation, path, count }: CatalogueWay, { base }: Place): Link {
  const [rel = 'subsection', ...more] = WAY_RELATIONS[relation];
  return {
    title: titled(title),
    rel: more.length === 0 ? rel : [rel, ...more],
    href: base + path,
    type: OPDS2_TYPE,
    ...(count !== null && { properties: { numberOfItems: count } }),
  };
}

function facet({ title, links: values }: FacetGroup, { base }: Place): object {
  return {
    metadata: { title },
    links: values.map(
      ({ title: name, path, count, active }): Link => ({
        ...(active && { rel: 'self' }),
        title: titled(name),
        href: base + path,
        type: OPDS2_TYPE,
        ...(count !== null && { properties: { numberOfItems: count } }),
      }),
    ),
  };
}

function togetherPublication(
  { id, title, says, creators, updated, path }: TogetherBook,
  place: Place,
): object {
  const [{ type, title: form }] = ACQUISITIONS;
  return {
    metadata: {
      '@type': 'http://schema.org/Book',
      identifier: id,
      title: titled(title),
      description: says,
      author: creators.map((name) => ({ name })),
      modified: moment(updated),
    },
    links: [{ rel: OPEN_ACCESS, href: place.site + path, type, title: form }],
  };
}

function publication({ work, note }: Book, place: Place): object {
  const issued = issuedOn(work);
  const language = languageOf(work);
  const series = work.series === null ? '' : oneLine(work.series.name);
  return {
    metadata: {
      '@type': 'http://schema.org/Book',
      identifier: feedId(place.library, 'work', work.id),
      title: titled(work.title),
      description: summaryOf(work, note ?? null),
      author: bylines(work).map((name) => ({
        name,
        ...(!isAnonymous(work) && listed('creator', name, place)),
      })),
      subject: subjectsOf(work).map((one) => subject(one, place)),
      ...(language !== null && { language }),
      ...(issued !== null && issued.length === 10 && { published: issued }),
      modified: moment(work.updatedAt),
      ...(series !== '' && { belongsTo: { series: seriesOf(work, series, place) } }),
    },
    links: [
      { rel: 'self', href: place.base + CATALOGUE_PATHS.work(work.id), type: OPDS2_PUBLICATION_TYPE },
      { rel: 'alternate', href: `${place.home}/works/${work.id}`, type: 'text/html' },
      ...ACQUISITIONS.map(({ ending, type, title }) => ({
        rel: OPEN_ACCESS,
        href: bookAddress(work, place, ending),
        type,
        title,
      })),
    ],
    ...images(work, place),
  };
}

function images(work: WorkCard, place: Place): { images?: object[] } {
  const images = COVERS.flatMap(({ name, width, height }) => {
    const href = coverAddress(work, place, name);
    return href === null ? [] : [{ href, type: COVER_TYPE, width, height }];
  });
  return images.length === 0 ? {} : { images };
}

function seriesOf({ series }: WorkCard, name: string, place: Place): object {
  const position = series?.position ?? null;
  return { name, ...(position !== null && { position }), ...listed('series', name, place) };
}

function subject({ kind, scheme, name }: Subject, place: Place): object {
  return { name, scheme, code: name, ...(kind === 'fandom' && listed('fandom', name, place)) };
}

function listed(kind: 'creator' | 'series' | 'fandom', name: string, { base }: Place): { links: Link[] } {
  return { links: [{ href: base + CATALOGUE_PATHS[kind](name), type: OPDS2_TYPE }] };
}
