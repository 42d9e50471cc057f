import {
  type AddressTarget,
  type BesideWork,
  type Comment,
  type CommentSubject,
  type CreatorProfile,
  OWN_READER,
  type ReaderId,
  type SeriesDetail,
  type ShownTarget,
  type SitePage,
  type WorkDetail,
  type WorkId,
  type WorkOriginal,
} from '#catalogue';
import { type Markup, markupOf } from '#markup';
import type { Sha256 } from '#originals';
import type { Library } from './context.ts';
import { publishedAddress } from './published-address.ts';
import { mutedWorks } from './reader-view.ts';
import type { DeliveredFile } from './views.ts';

/** Comments, and a site's pages, on one page. */
export const COMMENTS_PAGE = 50;

/** A comment with its texts ready to be shown. */
export type ReadableComment = Omit<Comment, 'body' | 'replies'> & {
  body: Markup;
  replies: { author: string | null; date: string | null; body: Markup }[];
};

/** A page of comments; pages count from 1. */
export type CommentPage = { total: number; page: number; pages: number; comments: ReadableComment[] };

/** How much there is beside a work: originals, comments, what its site said of its series. */
export function countBeside(library: Library, work: WorkDetail): Promise<BesideWork> {
  return library.catalogue.besideWork(work.id, work.series?.name ?? null);
}

/** A page of what was said of a work, a series or a site's page. */
export async function readComments(
  library: Library,
  about: CommentSubject,
  page: number,
): Promise<CommentPage> {
  const offset = (page - 1) * COMMENTS_PAGE;
  const { total, comments } = await library.catalogue.comments(about, { limit: COMMENTS_PAGE, offset });
  return {
    total,
    page,
    pages: Math.max(1, Math.ceil(total / COMMENTS_PAGE)),
    comments: comments.map(({ body, replies, ...comment }) => ({
      ...comment,
      body: markupOf(body),
      replies: replies.map((reply) => ({ ...reply, body: markupOf(reply.body) })),
    })),
  };
}

/** Every file a work was read from. */
export function listOriginals(library: Library, work: WorkId): Promise<WorkOriginal[]> {
  return library.catalogue.originalsOf(work);
}

/** What a creator's site said of them, with the text ready to be shown; null where it said nothing. */
export async function showCreator(
  library: Library,
  name: string,
  reader: ReaderId = OWN_READER,
): Promise<(Omit<CreatorProfile, 'profile'> & { profile: Markup }) | null> {
  const found = await library.catalogue.creatorProfile(name);
  if (found === null) return null;
  const muted = await mutedWorks(library, reader);
  const favourites = found.favourites.filter(({ target }) => isShown(target, muted));
  return { ...found, favourites, profile: markupOf(found.profile) };
}

/** What a site said of a series, with the text ready to be shown; muted works are left out. */
export async function showSeries(
  library: Library,
  name: string,
  reader: ReaderId = OWN_READER,
): Promise<(Omit<SeriesDetail, 'summary'> & { summary: Markup }) | null> {
  const found = await library.catalogue.seriesDetail(name);
  if (found === null) return null;
  const muted = await mutedWorks(library, reader);
  const members = found.members.filter((member) => isShown(member, muted));
  return { ...found, members, summary: markupOf(found.summary) };
}

function isShown(target: ShownTarget, muted: ReadonlySet<WorkId>): boolean {
  return target.kind !== 'work' || !muted.has(target.work);
}

/** A page of the pages that sites kept beside their stories. */
export function listSitePages(library: Library, page: number): Promise<{ total: number; pages: SitePage[] }> {
  return library.catalogue.sitePages({ limit: COMMENTS_PAGE, offset: (page - 1) * COMMENTS_PAGE });
}

/** One of them, with its text ready to be shown; muted works are left out. */
export async function showSitePage(
  library: Library,
  id: number,
): Promise<(Omit<SitePage, 'body'> & { body: Markup }) | null> {
  const found = await library.catalogue.sitePage(id);
  if (found === null) return null;
  const muted = await mutedWorks(library);
  const responses = found.responses.filter((response) => isShown(response, muted));
  return { ...found, responses, body: markupOf(found.body) };
}

/**
 * Where an old address leads: a whole one by its host, a path alone on any site that had it. Empty where nothing was
 * published there.
 */
export async function findAddress(library: Library, address: string): Promise<AddressTarget[]> {
  const published = publishedAddress(address);
  if (published === null) return [];
  const { host, path } = published;
  const exact = host === '' ? [] : await library.catalogue.addressTargets(path, host);
  return exact.length > 0 ? exact : library.catalogue.addressTargets(path, host === '' ? null : '');
}

/** A picture that a work shows; null where none is kept under the hash. Throws FL-LIB-ORIGINAL-MISSING. */
export async function deliverPicture(library: Library, hash: string): Promise<DeliveredFile | null> {
  const mediaType = await library.catalogue.pictureType(hash);
  if (mediaType === null) return null;
  const bytes = await library.media.get(hash as Sha256);
  return { bytes, mediaType, fileName: `${hash}.${mediaType.split('/')[1] ?? 'bin'}` };
}
