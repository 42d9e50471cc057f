import { OWN_READER, type ReaderId, type WorkCard, type WorkId } from '#catalogue';
import type { Library } from './context.ts';
import { readCards } from './read-cards.ts';
import { mutedWorks } from './reader-view.ts';

/** The cards of those of some works that are here and that no mute of the reader hides. */
export async function shownWorks(
  library: Library,
  ids: readonly WorkId[],
  reader: ReaderId = OWN_READER,
): Promise<WorkCard[]> {
  const muted = await mutedWorks(library, reader);
  return readCards(
    library.catalogue,
    ids.filter((id) => !muted.has(id)),
  );
}
