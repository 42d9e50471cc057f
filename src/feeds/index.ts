/** Lists of works for programs: Atom (RFC 4287), OPDS 1.2 and OPDS 2.0. Pure: results in, XML and JSON out. */
export { atomFeed, type News, type NewsChapter, type NewsEntry } from './atom.ts';
export {
  ACQUISITIONS,
  type Book,
  type BooksPage,
  CATALOGUE_PATHS,
  type CataloguePage,
  type CatalogueWay,
  COVER_TYPE,
  COVERS,
  type FacetGroup,
  type FacetLink,
  OPDS_ROOTS,
  type OpdsVersion,
  type TogetherBook,
  type WaysPage,
} from './catalogue-page.ts';
export { feedId, feedIdOf } from './feed-id.ts';
export {
  type Embedded,
  embeddedLink,
  type LinkedFacts,
  linkedWork,
  sharedWords,
  type WorkAddresses,
} from './linked-data.ts';
export { ATOM_TYPE, type FeedPlace, feedUpdated, newestOf, type Paging } from './listing.ts';
export {
  OPDS_ENTRY_TYPE,
  OPEN_SEARCH_TYPE,
  opds1Entry,
  opds1Page,
  openSearchDescription,
  siteSearchDescription,
} from './opds1.ts';
export {
  OPDS_AUTHENTICATION_TYPE,
  OPDS2_PUBLICATION_TYPE,
  opds2Page,
  opds2Publication,
  opdsAuthentication,
} from './opds2.ts';
export { type CrawlRules, robotsTxt, tdmReservation } from './robots-txt.ts';
export { SITEMAP_PART, SITEMAP_TYPE, type SitemapEntry, sitemapIndex, sitemapPart } from './sitemap.ts';
