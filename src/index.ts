/**
 * Fanlight as a library: pure functions over bytes and strings, no database, no files, no network.
 *
 * ```ts
 * import { read, understand, toHtml } from 'fanlight';
 * const { works } = await read(await readFile('story.txt'), { name: 'story.txt' });
 * console.log(works[0]?.reading.title, toHtml(works[0].document));
 * ```
 */
import { FORMATS, type ReadResult } from '#formats';
import { readStory } from '#library';

export type { Block, Chapter, Evidence, Inline, Loss, StoryDocument } from '#document';
export { ERROR_TABLE, type ErrorCode, FanlightError } from '#errors';
export type { ReadResult } from '#formats';
export { type Reading, type Understanding, understand } from '#headers';
export { sanitizeHtml, toHtml } from '#markup';
export type { ReadWork } from '#stories';
export {
  type Decoded,
  decodeBytes,
  type EncodingReport,
  listChanges,
  type Repair,
  repairText,
  type TextChange,
  type TextChanges,
  undoChanges,
} from '#text';

/**
 * Reads a story file of any format Fanlight knows: what it says of itself with evidence, its text as a document, and
 * what was lost. `name` is the file's name, used to break ties only. Throws {@link FanlightError} of kind `file` when
 * nothing can be had from the bytes.
 */
export function read(bytes: Uint8Array, options: { name?: string } = {}): Promise<ReadResult> {
  const name = options.name ?? '';
  return readStory(FORMATS, { bytes, name, path: name });
}
