/** Lists of works for programs: Atom (RFC 4287) and OPDS 1.2. Pure: results in, XML out. */
export { atomFeed } from './atom.ts';
export { feedId } from './feed-id.ts';
export { ATOM_TYPE, type FeedPlace, feedUpdated, type Listing } from './listing.ts';
export {
  OPDS_ACQUISITION_TYPE,
  OPDS_NAVIGATION_TYPE,
  OPEN_SEARCH_TYPE,
  opdsAcquisition,
  opdsNavigation,
  openSearchDescription,
  type Shelf,
} from './opds.ts';
