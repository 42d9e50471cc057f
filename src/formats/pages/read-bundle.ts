import {
  loss,
  openSitePage,
  picturesOf,
  type RawPage,
  readSiteWork,
  type SitePageContent,
  type SiteWork,
  type StoryPicture,
} from '#stories';
import type { ReadResult } from '../format.ts';
import { PictureShelf } from '../picture-shelf.ts';
import type { BundledPage, BundlePlan } from './page-bundle.ts';

/** The pictures of one work, bytes together, at most. */
const MOST_PICTURE_BYTES = 64 * 1024 * 1024;

/** A work read from its pages; `pictures` are the records that it shows, as they go into its bundle. */
export type PlannedWork = { read: SiteWork; kept: StoryPicture[]; pictures: BundledPage[] };

/**
 * Reads one work by its plan. `pages` are its pages by address, the list of contents among them; `look` finds a picture
 * by its address.
 */
export async function readPlanned(
  plan: BundlePlan,
  pages: ReadonlyMap<string, RawPage>,
  look: (address: string) => Promise<BundledPage | null>,
): Promise<PlannedWork> {
  const open = (address: string): SitePageContent[] => {
    const page = pages.get(address);
    return page === undefined ? [] : [openSitePage(page)];
  };
  const planned = plan.pages.flatMap(({ address, label, chapter }) =>
    open(address).map((content) => ({ content, label, chapter })),
  );
  const shelf = new PictureShelf();
  const pictures: BundledPage[] = [];
  const known = new Map<string, string | null>();
  let bytes = 0;
  for (const address of planned.flatMap(({ content }) => picturesOf(content))) {
    if (known.has(address) || bytes > MOST_PICTURE_BYTES) continue;
    const found = await look(address);
    const sha256 = found === null ? null : shelf.keep(found.bytes);
    known.set(address, sha256);
    if (found === null || sha256 === null) continue;
    bytes += found.bytes.length;
    pictures.push({ ...found, address });
  }
  const [contents = null] = plan.contents === null ? [] : open(plan.contents);
  const { address, entry, updated } = plan;
  const source = { address, pages: planned, contents, entry, updated };
  const read = readSiteWork(source, (src) => known.get(src) ?? null);
  return { read, kept: shelf.pictures, pictures };
}

/** What was read as a reader's answer: only the pictures that the story shows are among it. */
export function resultOf({ read, kept }: PlannedWork): ReadResult {
  const { work, decoded, encoding, losses } = read;
  const pictures = work === null ? [] : shown(work.document, kept);
  return {
    format: 'warc',
    encoding,
    decoded,
    losses: work === null && losses.length === 0 ? [loss('FL-FILE-NO-STORY')] : losses,
    works: work === null ? [] : [work],
    ...(pictures.length > 0 && { pictures }),
  };
}

function shown(document: unknown, kept: readonly StoryPicture[]): StoryPicture[] {
  const text = kept.length === 0 ? '' : JSON.stringify(document);
  return kept.filter(({ sha256 }) => text.includes(sha256));
}
