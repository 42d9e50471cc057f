import type { WorkId } from '#catalogue';
import { type CoverSize, coverOfWork, drawCover } from '#covers';
import { FanlightError } from '#errors';
import { isRightToLeft } from '#text';
import type { Library } from './context.ts';
import { showWork } from './show-work.ts';
import { tagNames } from './tag-names.ts';

/** The cover of a work as a PNG; null where none can be drawn of its title (see `drawCover`). Throws FL-USE-NO-WORK. */
export async function deliverCover(
  library: Library,
  id: WorkId,
  size: CoverSize,
): Promise<Uint8Array | null> {
  const work = await showWork(library, id);
  if (work === null) throw new FanlightError('FL-USE-NO-WORK', String(id));
  const language = work.language ?? 'und';
  const words = coverOfWork({
    ...work,
    fandoms: tagNames(work, 'fandom'),
    language,
    direction: isRightToLeft(language) ? 'rtl' : 'ltr',
  });
  return drawCover(words, size);
}
