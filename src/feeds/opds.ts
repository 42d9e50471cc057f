/** OPDS 1.2: what e-readers ask a library for. A feed is either of shelves (navigation) or of books (acquisition). */
import type { WorkCard } from '#catalogue';
import { html, type Markup } from '#markup';
import { bookAddress, titled, workEntry } from './entry.ts';
import { DECLARATION, feedHead, listingHead } from './frame.ts';
import { type FeedPlace, type Listing, moment } from './listing.ts';

const ATOM_OPDS = 'application/atom+xml;profile=opds-catalog';
/** Media type of a feed of shelves (OPDS 1.2 §2.1). */
export const OPDS_NAVIGATION_TYPE = `${ATOM_OPDS};kind=navigation`;
/** Media type of a feed of books (OPDS 1.2 §2.2). */
export const OPDS_ACQUISITION_TYPE = `${ATOM_OPDS};kind=acquisition`;
/** Media type of a description of how to search (OpenSearch 1.1). */
export const OPEN_SEARCH_TYPE = 'application/opensearchdescription+xml';

/** Where the catalogue begins, and how it is searched. */
const ROOT = '/opds';
const SEARCH_DESCRIPTION = '/opds/search.xml';

/**
 * A list of works to choose. `relation` says what kind: `new` the newest first, `shelf` the reader's own, `subsection`
 * any other. `updated` is ISO 8601, `address` a path of the site.
 */
export type Shelf = {
  id: string;
  title: string;
  says: string;
  address: string;
  updated: string;
  relation: 'new' | 'shelf' | 'subsection';
};

const RELATIONS: Record<Shelf['relation'], string> = {
  new: 'http://opds-spec.org/sort/new',
  shelf: 'http://opds-spec.org/shelf',
  subsection: 'subsection',
};

/** The root: shelves to choose from. `updated` is ISO 8601. */
export function opdsNavigation(
  { id, title, says, updated }: Pick<Shelf, 'id' | 'title' | 'says' | 'updated'>,
  shelves: readonly Shelf[],
  place: FeedPlace,
): string {
  return html`${DECLARATION}<feed xmlns="http://www.w3.org/2005/Atom">
${feedHead({ id, title, subtitle: says, updated })}
<link rel="self" type="${OPDS_NAVIGATION_TYPE}" href="${place.site}${ROOT}"/>
${catalogueLinks(place)}
${shelves.map(
  (shelf) => html`<entry>
<id>${shelf.id}</id>
<title>${titled(shelf.title)}</title>
<updated>${moment(shelf.updated)}</updated>
<content type="text">${shelf.says}</content>
<link rel="${RELATIONS[shelf.relation]}" type="${OPDS_ACQUISITION_TYPE}" href="${place.site}${shelf.address}"/>
</entry>
`,
)}</feed>
`.value;
}

/** A page of works as books to get. */
export function opdsAcquisition(listing: Listing, place: FeedPlace): string {
  const { total, size, page } = listing;
  return html`${DECLARATION}<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/terms/" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
${listingHead(listing, place, OPDS_ACQUISITION_TYPE)}${catalogueLinks(place)}
<link rel="up" type="${OPDS_NAVIGATION_TYPE}" href="${place.site}${ROOT}"/>
<opensearch:totalResults>${total}</opensearch:totalResults>
<opensearch:itemsPerPage>${size}</opensearch:itemsPerPage>
<opensearch:startIndex>${(page - 1) * size + 1}</opensearch:startIndex>
${listing.works.map((work) => bookEntry(work, place))}</feed>
`.value;
}

/** How programs search the library (OpenSearch 1.1). */
export function openSearchDescription({ site }: FeedPlace): string {
  return html`${DECLARATION}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>Fanlight</ShortName>
<Description>Search this library in the language of its pages</Description>
<InputEncoding>UTF-8</InputEncoding>
<OutputEncoding>UTF-8</OutputEncoding>
<Url type="${OPDS_ACQUISITION_TYPE}" template="${site}/opds/works?q={searchTerms}&amp;page={startPage?}"/>
</OpenSearchDescription>
`.value;
}

function catalogueLinks({ site }: FeedPlace): Markup {
  return html`<link rel="start" type="${OPDS_NAVIGATION_TYPE}" href="${site}${ROOT}"/>
<link rel="search" type="${OPEN_SEARCH_TYPE}" href="${site}${SEARCH_DESCRIPTION}"/>`;
}

function bookEntry(work: WorkCard, place: FeedPlace): Markup {
  const issued = work.published !== null && /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(work.published);
  return html`<entry>
${workEntry(work, place)}
${work.language !== null && html`<dc:language>${work.language}</dc:language>\n`}${
  issued && html`<dc:issued>${work.published}</dc:issued>\n`
}<link rel="http://opds-spec.org/acquisition/open-access" type="application/epub+zip" href="${bookAddress(work, place)}"/>
</entry>
`;
}
