import type { WorkCard } from '#catalogue';

/** Media type of an Atom feed (RFC 4287 §7). */
export const ATOM_TYPE = 'application/atom+xml';

/**
 * Where feeds are given out: the address that stands before every path of a feed, without a slash at its end (`http://127.0.0.1:4100`), with the
 * token of the device where its address holds one; that of the pages; and the library's own name (see `Catalogue.identity`). `lead` says
 * what a path is where the site is laid out otherwise, as in a folder of files.
 */
export type FeedPlace = { site: string; home: string; library: string; lead?: (path: string) => string };

/** The address of a page by its path. */
export function pageAt(path: string, { home, lead }: FeedPlace): string {
  return home + (lead === undefined ? path : lead(path));
}

/** The address of a feed or of a book by its path. */
export function fileAt(path: string, { site, lead }: FeedPlace): string {
  return site + (lead === undefined ? path : lead(path));
}

/** Which page of how many, both from 1; `address` gives the path of each. */
export type Paging = { page: number; pages: number; address(page: number): string };

/** When the newest of the works changed, or `since`: RFC 3339, in UTC. */
export function feedUpdated({ works, since }: { works: readonly WorkCard[]; since: string }): string {
  return newestOf(
    works.map(({ updatedAt }) => updatedAt),
    since,
  );
}

/** The last of some dates, or `since` where there are none: RFC 3339, in UTC. */
export function newestOf(dates: readonly string[], since: string): string {
  const newest = dates.reduce((latest, date) => (date > latest ? date : latest), '');
  return moment(newest === '' ? since : newest);
}

/** A date of the catalogue as RFC 3339 has it, without fractions; what is none is the first moment of 1970. */
export function moment(iso: string): string {
  const time = Date.parse(iso);
  return `${new Date(Number.isNaN(time) ? 0 : time).toISOString().slice(0, 19)}Z`;
}

/** The pages that a page of a list leads to, by their relations (RFC 5005 §3); none where there is one page. */
export function pagingLinks({ page, pages, address }: Paging): { relation: string; path: string }[] {
  if (pages <= 1) return [];
  const link = (relation: string, to: number) => ({ relation, path: address(to) });
  return [
    link('first', 1),
    ...(page > 1 ? [link('previous', Math.min(page - 1, pages))] : []),
    ...(page < pages ? [link('next', page + 1)] : []),
    link('last', pages),
  ];
}
