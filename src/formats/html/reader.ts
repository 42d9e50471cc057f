import { FanlightError } from '#errors';
import {
  noStory,
  type OpenPage,
  openOwnPage,
  openPage,
  pageMetadata,
  placedWork,
  type ReadStories,
  readPage,
} from '#stories';
import { looksBinary } from '#text';
import type { FormatInput, ReadResult } from '../format.ts';
import { PictureShelf } from '../picture-shelf.ts';
import { isOwnPage, readOwnPage } from './own-page.ts';

/**
 * Reads a saved web page: finds the part that holds the story, drops what is the site's, understands the header and
 * builds chapters from the rest. Pictures that stand in the page itself are kept. A page this program wrote is read back exactly. Throws FL-FILE-EMPTY and
 * FL-FILE-BINARY; a page without a story gives no works and says FL-FILE-NO-STORY among its losses.
 */
export async function readHtml(input: FormatInput): Promise<ReadResult> {
  if (input.bytes.length === 0) throw new FanlightError('FL-FILE-EMPTY', input.name);
  if (looksBinary(input.bytes)) throw new FanlightError('FL-FILE-BINARY', input.name);
  const opened = openPage(input.bytes);
  const isOwn = isOwnPage(pageMetadata(opened.tree).generator);
  const page = isOwn ? openOwnPage(input.bytes) : opened;
  if (page.decoded.trim() === '') throw new FanlightError('FL-FILE-EMPTY', input.name);
  const shelf = new PictureShelf();
  const { works, losses } = readStories(page, isOwn, input, (address) => shelf.keepData(address));
  const { decoded, encoding } = page;
  const { pictures } = shelf;
  return { format: 'html', encoding, decoded, losses: [...page.losses, ...losses], works, pictures };
}

function readStories(
  { tree, places }: OpenPage,
  isOwn: boolean,
  { name, path }: FormatInput,
  picture: (address: string) => string | null,
): ReadStories {
  if (!isOwn) return readPage(tree, { places, name, path, picture });
  const works = readOwnPage(tree, picture).map((work) => placedWork(work, places));
  return { works, losses: works.length === 0 ? [noStory()] : [] };
}
