/** OPDS 1.2: what e-readers ask a library for. A feed is either of ways (navigation) or of books (acquisition). */
import type { WorkCard } from '#catalogue';
import { html, join, type Markup, oneLine } from '#markup';
import { say, spokenLanguage } from '#words';
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
  type WaysPage,
} from './catalogue-page.ts';
import { bookAddress, coverAddress, workEntry } from './entry.ts';
import { DECLARATION, feedHead, pageLinks } from './frame.ts';
import { type FeedPlace, moment } from './listing.ts';
import { issuedOn, languageOf, subjectsOf, titled } from './work-facts.ts';

const ATOM_OPDS = 'application/atom+xml;profile=opds-catalog';
/** Media type of a feed of ways (OPDS 1.2 §2.1). */
export const OPDS_NAVIGATION_TYPE = `${ATOM_OPDS};kind=navigation`;
/** Media type of a feed of books (OPDS 1.2 §2.2). */
export const OPDS_ACQUISITION_TYPE = `${ATOM_OPDS};kind=acquisition`;
/** Media type of one book's entry (OPDS 1.2 §2.2.2). */
export const OPDS_ENTRY_TYPE = 'application/atom+xml;type=entry;profile=opds-catalog';
/** Media type of a description of how to search (OpenSearch 1.1). */
export const OPEN_SEARCH_TYPE = 'application/opensearchdescription+xml';

const ATOM = 'http://www.w3.org/2005/Atom';
const TERMS = 'http://purl.org/dc/terms/';
const FACET = 'http://opds-spec.org/facet';
const TYPES = { ways: OPDS_NAVIGATION_TYPE, books: OPDS_ACQUISITION_TYPE } as const;

/** A page of the catalogue with its media type. */
export function opds1Page(page: CataloguePage, site: FeedPlace): { type: string; body: string } {
  const place = below(site);
  const body = page.kind === 'ways' ? waysFeed(page, place) : booksFeed(page, place);
  return { type: TYPES[page.kind], body: html`${DECLARATION}${body}\n`.value };
}

/** All that the catalogue says of one work: a document of its own. */
export function opds1Entry(work: WorkCard, site: FeedPlace): string {
  return html`${DECLARATION}<entry xmlns="${ATOM}" xmlns:dc="${TERMS}">
${bookParts({ work }, below(site))}
</entry>
`.value;
}

/** How programs search the catalogue (OpenSearch 1.1). Those that know one field take the first way. */
export function openSearchDescription(place: FeedPlace): string {
  return describeSearch(place, catalogueSearches(place));
}

/** How browsers search the library, from the box in which addresses are typed; and programs, as above. */
export function siteSearchDescription(place: FeedPlace): string {
  return describeSearch(
    place,
    html`<Url type="text/html" template="${place.home}/works?q={searchTerms}"/>
${catalogueSearches(place)}`,
  );
}

function catalogueSearches(site: FeedPlace): Markup {
  const { base } = below(site);
  return html`<Url type="${OPDS_ACQUISITION_TYPE}" template="${base}/works?q={searchTerms}"/>
<Url type="${OPDS_ACQUISITION_TYPE}" template="${base}/works?q={searchTerms?}&amp;author={atom:author?}&amp;title={atom:title?}&amp;page={startPage?}"/>`;
}

/** The elements stand in the order of the specification (OpenSearch 1.1 draft 6, §4.1). */
function describeSearch({ home }: FeedPlace, searches: Markup): string {
  return html`${DECLARATION}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/" xmlns:atom="${ATOM}">
<ShortName>Fanlight</ShortName>
<Description>${say('citizenship.find-here-says')}</Description>
${searches}
<LongName>${say('citizenship.find-here')}</LongName>
<Image width="16" height="16" type="image/svg+xml">${home}/assets/favicon.svg</Image>
<Language>${spokenLanguage()}</Language>
<OutputEncoding>UTF-8</OutputEncoding>
<InputEncoding>UTF-8</InputEncoding>
</OpenSearchDescription>
`.value;
}

/** Where the catalogue is: `base` stands before its paths. */
type Place = FeedPlace & { base: string };

function below(site: FeedPlace): Place {
  return { ...site, base: site.site + OPDS_ROOTS['1.2'] };
}

function waysFeed(page: WaysPage, place: Place): Markup {
  return html`<feed xmlns="${ATOM}" xmlns:thr="http://purl.org/syndication/thread/1.0">
${head(page, place)}
${page.ways.map((way) => wayEntry(way, place))}</feed>`;
}

function wayEntry(way: CatalogueWay, { base }: Place): Markup {
  const count = way.count === null ? null : html` thr:count="${way.count}"`;
  return html`<entry>
<id>${way.id}</id>
<title>${titled(way.title)}</title>
<updated>${moment(way.updated)}</updated>
<content type="text">${way.says}</content>
${WAY_RELATIONS[way.relation].map(
  (relation) => html`<link rel="${relation}" type="${TYPES[way.holds]}" href="${base}${way.path}"${count}/>
`,
)}</entry>
`;
}

function booksFeed(page: BooksPage, place: Place): Markup {
  const { total, size, paging, shownAt } = page;
  return html`<feed xmlns="${ATOM}" xmlns:dc="${TERMS}" xmlns:opds="http://opds-spec.org/2010/catalog" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:thr="http://purl.org/syndication/thread/1.0">
${head(page, place)}
${shownAt !== null && html`<link rel="alternate" type="text/html" href="${place.home}${shownAt}"/>\n`}<opensearch:totalResults>${total}</opensearch:totalResults>
<opensearch:itemsPerPage>${size}</opensearch:itemsPerPage>
<opensearch:startIndex>${(paging.page - 1) * size + 1}</opensearch:startIndex>
${page.facets.map((group) => facetLinks(group, place))}${page.together && togetherEntry(page.together, place)}${page.books.map(
  (book) => html`<entry>
${bookParts(book, place)}
</entry>
`,
)}</feed>`;
}

function togetherEntry({ id, title, says, creators, updated, path }: TogetherBook, place: Place): Markup {
  const [{ type, title: form }] = ACQUISITIONS;
  return html`<entry>
<id>${id}</id>
<title>${titled(title)}</title>
<updated>${moment(updated)}</updated>
<summary type="text">${says}</summary>
${creators.map((name) => html`<author><name>${name}</name></author>\n`)}<link rel="${OPEN_ACCESS}" type="${type}" href="${place.site}${path}" title="${form}"/>
</entry>
`;
}

function head(page: CataloguePage, place: Place): Markup {
  const { id, title, says, updated, up, paging } = page;
  const type = TYPES[page.kind];
  const below = { ...paging, address: (to: number) => OPDS_ROOTS['1.2'] + paging.address(to) };
  return html`${feedHead({ id, title, subtitle: says, updated })}
${pageLinks(below, place, type)}
<link rel="start" type="${OPDS_NAVIGATION_TYPE}" href="${place.base}"/>
<link rel="search" type="${OPEN_SEARCH_TYPE}" href="${place.base}${CATALOGUE_PATHS.search}"/>
${up !== null && html`<link rel="up" type="${OPDS_NAVIGATION_TYPE}" href="${place.base}${up}"/>\n`}<link rel="http://opds-spec.org/crawlable" type="${OPDS_ACQUISITION_TYPE}" href="${place.base}/changed"/>`;
}

function facetLinks({ title: group, links }: FacetGroup, { base }: Place): Markup {
  return join(
    links.map(
      ({ title, path, count, active }) =>
        html`<link rel="${FACET}" type="${OPDS_ACQUISITION_TYPE}" href="${base}${path}" title="${oneLine(title)}" opds:facetGroup="${group}"${
          active && html` opds:activeFacet="true"`
        }${count !== null && html` thr:count="${count}"`}/>
`,
    ),
  );
}

function bookParts({ work, note }: Book, place: Place): Markup {
  const issued = issuedOn(work);
  const language = languageOf(work);
  const byCreator = (name: string) => place.base + CATALOGUE_PATHS.creator(name);
  return html`${workEntry(work, place, { note: note ?? null, byCreator })}
<link rel="alternate" type="${OPDS_ENTRY_TYPE}" href="${place.base}${CATALOGUE_PATHS.work(work.id)}"/>
${language !== null && html`<dc:language>${language}</dc:language>\n`}${
  issued !== null && html`<dc:issued>${issued}</dc:issued>\n`
}${collections(work).map(
  ({ title, path }) =>
    html`<link rel="collection" type="${OPDS_ACQUISITION_TYPE}" href="${place.base}${path}" title="${title}"/>
`,
)}${coverLinks(work, place)}${join(
  ACQUISITIONS.map(
    ({ ending, type, title }) =>
      html`<link rel="${OPEN_ACCESS}" type="${type}" href="${bookAddress(work, place, ending)}" title="${title}"/>`,
  ),
  '\n',
)}`;
}

function coverLinks(work: WorkCard, place: Place): Markup[] {
  return COVERS.flatMap(({ relation, name }) => {
    const address = coverAddress(work, place, name);
    return address === null ? [] : [html`<link rel="${relation}" type="${COVER_TYPE}" href="${address}"/>\n`];
  });
}

/** Lists that a work is in: its series and fandoms. */
function collections(work: WorkCard): { title: string; path: string }[] {
  const series = work.series === null ? '' : oneLine(work.series.name);
  const fandoms = subjectsOf(work).filter(({ kind }) => kind === 'fandom');
  return [
    ...(series === '' ? [] : [{ title: series, path: CATALOGUE_PATHS.series(series) }]),
    ...fandoms.map(({ name }) => ({ title: name, path: CATALOGUE_PATHS.fandom(name) })),
  ];
}
