import { type MarkKind, OWN_READER, type ReaderId, type WorkId, type WorkMarks } from '#catalogue';
import { FanlightError } from '#errors';
import type { Library } from './context.ts';

/** Longest note of a bookmark or a mute, in UTF-16 units. */
const MOST_NOTE = 4_000;

/** A mark that a reader sets now or takes away; `note` goes with a bookmark and is empty without one. */
export type MarkAsked = { mark: MarkKind; set: boolean; note?: string };

/** Marks a work as opened, finished or bookmarked, or no longer. Throws FL-USE-NO-WORK and FL-USE-VALUE. */
export async function markWork(
  library: Pick<Library, 'catalogue' | 'clock'>,
  work: WorkId,
  { mark, set, note = '' }: MarkAsked,
  reader: ReaderId = OWN_READER,
): Promise<WorkMarks> {
  const at = set ? library.clock().toISOString() : null;
  return library.catalogue.markWork(
    reader,
    work,
    mark === 'bookmarked' ? { mark, at, note: noteOf(note) } : { mark, at },
  );
}

/** A note as it is kept: null when nothing was written. Throws FL-USE-VALUE when it is too long. */
export function noteOf(written: string): string | null {
  const note = written.replace(/\r\n?/g, '\n').trim();
  if (note.length > MOST_NOTE) throw new FanlightError('FL-USE-VALUE', `a note of ${note.length} characters`);
  return note === '' ? null : note;
}
