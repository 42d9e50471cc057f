import { inflateRawSync } from 'node:zlib';
import type { WorkDetail, WorkId } from '#catalogue';
import { markupOf } from '#markup';
import type { Library } from './context.ts';
import type { ReadableChapter } from './views.ts';

/** Everything a work page shows but the text, or null when there is no such work. */
export function showWork(library: Library, id: WorkId): Promise<WorkDetail | null> {
  return library.catalogue.work(id);
}

/** The text of one chapter (positions count from 1) or of all of them; empty when there is none. */
export async function readChapters(
  library: Library,
  id: WorkId,
  which: number | 'all',
): Promise<ReadableChapter[]> {
  const work = await library.catalogue.work(id);
  if (!work) return [];
  const heads =
    which === 'all' ? work.chapterList : work.chapterList.filter((head) => head.position === which);
  const bodies =
    which === 'all'
      ? await library.catalogue.chapterBodies(id)
      : [await library.catalogue.chapterBody(id, which)];
  return heads.flatMap((head, index) => {
    const body = bodies[index];
    return body ? [{ ...head, xhtml: markupOf(inflateRawSync(body).toString('utf8')) }] : [];
  });
}
