/** Pages of the catalogue for e-readers, whichever version of OPDS they are written in. Paths are below the catalogue's own address. */
import type { WorkCard } from '#catalogue';
import type { Paging } from './listing.ts';

/** A version of OPDS that the catalogue is given out in: 1.2, which is Atom, and 2.0, which is JSON. */
export type OpdsVersion = '1.2' | '2.0';

/** Where the catalogue of each version begins. */
export const OPDS_ROOTS: Record<OpdsVersion, string> = { '1.2': '/opds', '2.0': '/opds/v2' };

/**
 * A way to another page, which holds further ways or books. `relation` says what kind: `new` the newest first, `shelf` the reader's own,
 * `subsection` any other. `updated` is ISO 8601; `count` is the number of works there, where it is known.
 */
export type CatalogueWay = {
  id: string;
  title: string;
  says: string;
  path: string;
  updated: string;
  relation: 'new' | 'shelf' | 'subsection';
  holds: 'ways' | 'books';
  count: number | null;
};

/** What every page says of itself. `up` is the path of the page above, null for the root; dates are ISO 8601. */
type PageHead = {
  id: string;
  title: string;
  says: string;
  updated: string;
  up: string | null;
  paging: Paging;
};

/** A page of ways to choose from. */
export type WaysPage = PageHead & { kind: 'ways'; ways: readonly CatalogueWay[] };

/** A work as a book to get; `note` is a line for its reader alone. */
export type Book = { work: WorkCard; note?: string };

/** All books of a list as one: where it is got, and when the newest of them changed (ISO 8601). */
export type TogetherBook = {
  id: string;
  title: string;
  says: string;
  creators: readonly string[];
  updated: string;
  path: string;
};

/** A narrower list: `count` is the number of its works, null where that is not told; `active` is the one that is shown now. */
export type FacetLink = { title: string; path: string; count: number | null; active: boolean };
/** Narrower lists of one kind, of which at most one is active. */
export type FacetGroup = { title: string; links: readonly FacetLink[] };

/** A page of books. `size` is how many a whole page has; `shownAt` the path of the same list for the eye, of the site. */
export type BooksPage = PageHead & {
  kind: 'books';
  books: readonly Book[];
  /** Stands before the books on the first page; null or absent where there is none. */
  together?: TogetherBook | null;
  total: number;
  size: number;
  facets: readonly FacetGroup[];
  shownAt: string | null;
};

/** A page of the catalogue. */
export type CataloguePage = WaysPage | BooksPage;

/** Paths of lists that entries lead to. */
export const CATALOGUE_PATHS = {
  works: (query: string) => `/works?${new URLSearchParams({ q: query }).toString()}`,
  work: (id: number) => `/works/${id}`,
  creator: (name: string) => `/creator?${new URLSearchParams({ name }).toString()}`,
  series: (name: string) => `/series?${new URLSearchParams({ name }).toString()}`,
  fandom: (name: string) => `/fandom?${new URLSearchParams({ name }).toString()}`,
  search: '/search.xml',
} as const;

/** What a work can be got as, the best first. */
export const ACQUISITIONS = [
  { ending: 'epub', type: 'application/epub+zip', title: 'EPUB' },
  { ending: 'html', type: 'text/html', title: 'HTML' },
  { ending: 'txt', type: 'text/plain', title: 'Text' },
  { ending: 'md', type: 'text/markdown', title: 'Markdown' },
] as const;
/** Relation of a file that anybody may have (OPDS 1.2 §8.2). */
export const OPEN_ACCESS = 'http://opds-spec.org/acquisition/open-access';
/** Relations of ways, the one that says most first; KOReader follows no shelf, so it is a subsection as well. */
export const WAY_RELATIONS: Record<CatalogueWay['relation'], readonly string[]> = {
  new: ['http://opds-spec.org/sort/new'],
  shelf: ['http://opds-spec.org/shelf', 'subsection'],
  subsection: ['subsection'],
};
/** The pictures of a book, by the relations of OPDS 1.2 §8.2.1: its cover, and the same for lists. Sizes are in pixels. */
export const COVERS = [
  { relation: 'http://opds-spec.org/image', name: 'cover.png', size: 'whole', width: 600, height: 800 },
  {
    relation: 'http://opds-spec.org/image/thumbnail',
    name: 'cover-small.png',
    size: 'small',
    width: 240,
    height: 320,
  },
] as const;
/** Media type of covers. */
export const COVER_TYPE = 'image/png';
