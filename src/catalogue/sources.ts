/**
 * What works bring from the places they were published at: addresses that still resolve, comments, pictures, and what a
 * site kept beside its stories. Bodies are XHTML fragments as the markup room writes them. Dates are ISO 8601.
 */
import type { BatchId, WorkId } from './ids.ts';

/** A published address: host in lower case without `www.`, empty where unknown, and the path with its query, from `/`. */
export type Address = { host: string; path: string };

/** An address of a work; `chapter` counts from 1, null for the whole. */
export type WorkAddress = Address & { chapter: number | null };

/** A comment as an import gives it; its replies have none of their own. */
export type NewComment = {
  author: string | null;
  date: string | null;
  chapter: number | null;
  body: string;
  replies: { author: string | null; date: string | null; body: string }[];
};

/** A comment as shown. */
export type Comment = NewComment & { id: number };

/** What comments are about. */
export type CommentSubject =
  | { kind: 'work'; work: WorkId; own?: true }
  | { kind: 'series'; name: string }
  | { kind: 'page'; page: number };

/** A picture that figures show; its bytes are in the store of media. */
export type NewPicture = { hash: string; mediaType: string; bytes: number };

/** A work by one of its addresses, a series or a creator by name. */
export type SiteTarget =
  | ({ kind: 'work' } & Address)
  | { kind: 'series'; name: string }
  | { kind: 'creator'; name: string };

/** What a site kept beside its stories, as an import gives it. */
export type NewSiteRecord =
  | {
      kind: 'creator';
      name: string;
      profile: string;
      joined: string | null;
      addresses: Address[];
      favourites: { target: SiteTarget; note: string | null }[];
    }
  | {
      kind: 'series';
      name: string;
      creators: string[];
      summary: string;
      parent: string | null;
      open: boolean | null;
      addresses: Address[];
      comments: NewComment[];
      members: SiteTarget[];
    }
  | {
      kind: 'page';
      section: SitePageSection;
      title: string;
      author: string | null;
      date: string | null;
      body: string;
      addresses: Address[];
      comments: NewComment[];
      responses: SiteTarget[];
    };

/** Kinds of site pages. */
export type SitePageSection = 'news' | 'page' | 'challenge';

/** A target as shown: a work that is here by its number and title, a name otherwise. */
export type ShownTarget =
  | { kind: 'work'; work: WorkId; title: string; creators: string[] }
  | { kind: 'series' | 'creator'; name: string };

/** A creator's own page, as their site had it. */
export type CreatorProfile = {
  name: string;
  profile: string;
  joined: string | null;
  favourites: { target: ShownTarget; note: string | null }[];
};

/** What a site said of a series. */
export type SeriesDetail = {
  name: string;
  creators: string[];
  summary: string;
  parent: string | null;
  open: boolean | null;
  members: ShownTarget[];
  comments: number;
};

/** A site's page; `comments` counts those with replies. */
export type SitePage = {
  id: number;
  section: SitePageSection;
  title: string;
  author: string | null;
  date: string | null;
  body: string;
  batch: BatchId;
  responses: ShownTarget[];
  comments: number;
};

/** Where an old address leads. */
export type AddressTarget =
  | { kind: 'work'; work: WorkId; chapter: number | null }
  | { kind: 'series' | 'creator'; name: string }
  | { kind: 'page'; page: number };

/** An old address with where it leads; null where that was withdrawn. */
export type PublishedAddress = Address & { target: AddressTarget | null };

/** How much there is beside a work: files it was read from, comments, and whether its site said something of its series. */
export type BesideWork = { originals: number; comments: number; series: boolean };

/** Where a work was published, the shortest address of the whole of it with a host, and when its source last changed it. */
export type Publication = { address: Address | null; updated: string | null };

/** A file that a work was read from. `shown`: the newest revision comes from it. */
export type WorkOriginal = {
  hash: string;
  path: string;
  bytes: number;
  format: string;
  batch: BatchId;
  role: 'shown' | 'revision' | 'same' | 'older' | 'part' | 'copy';
};
