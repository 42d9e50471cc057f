import type { WorkCard } from '#catalogue';

/** Media type of an Atom feed (RFC 4287 §7). */
export const ATOM_TYPE = 'application/atom+xml';

/**
 * Where feeds are given out: the site's address without a slash at its end (`http://127.0.0.1:4100`), and the library's own
 * name (see `Catalogue.identity`).
 */
export type FeedPlace = { site: string; library: string };

/**
 * A page of works. `address` gives the address of each page of the feed, from 1, and `shownAt` that of the list for the eye, both as
 * paths of the site. `since` is the feed's date when no work gives one (ISO 8601).
 */
export type Listing = {
  id: string;
  title: string;
  /** What is listed, as a sentence. */
  sentence: string;
  works: readonly WorkCard[];
  total: number;
  size: number;
  page: number;
  pages: number;
  since: string;
  address(page: number): string;
  shownAt: string;
};

/** When the newest of the works changed, or `since`: RFC 3339, in UTC. */
export function feedUpdated({ works, since }: Pick<Listing, 'works' | 'since'>): string {
  const newest = works.reduce((latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest), '');
  return moment(newest === '' ? since : newest);
}

/** A date of the catalogue as RFC 3339 has it, without fractions; what is none is the first moment of 1970. */
export function moment(iso: string): string {
  const time = Date.parse(iso);
  return `${new Date(Number.isNaN(time) ? 0 : time).toISOString().slice(0, 19)}Z`;
}
