/** What reading an import again says, and what of it is taken in. */
import type { BatchId, RereadingId, WorkId } from '#catalogue';
import type { ReadingDifference, ReadingPart } from './compare-readings.ts';

/**
 * A work that a reader reads otherwise than before. `revision` is the state that it shows, `digest` names the new reading. `hidden` is what
 * nobody sees of it: to be taken out of what is shown of the difference.
 */
export type RereadDifference = ReadingDifference & {
  work: WorkId;
  title: string;
  creators: string[];
  path: string;
  revision: number;
  digest: string;
  hidden: string[];
};

/**
 * A file whose works were not compared: it gives another number of works than before (`number`), a list's word of it cannot be found
 * (`list`), it cannot be read any more (`unread`, with the code why), or the work or the reading is another than was shown (`changed`).
 */
export type LeftOut = {
  path: string;
  works: number;
} & ({ why: 'unread'; code: string } | { why: 'number' | 'list' | 'changed'; code: null });

/** A file that could not be read when it came, and can be read now. */
export type MendedFile = { path: string; original: string; titles: string[] };

/** What was taken in: the rereading and its works, and the import of files that can be read now. */
export type TakenIn = { rereading: RereadingId | null; works: WorkId[]; batch: BatchId | null };

/**
 * What reading an import again says. `files` were read and `works` compared, of which `differ` are read otherwise; `changed` are the
 * first of them (none where what is taken in was shown before), `more` how many differ beyond, and `moreLeft` how many were left out beyond those in `left`. `parts` counts works by where they differ.
 */
export type RereadReport = {
  batch: BatchId;
  status: 'finished' | 'interrupted';
  files: number;
  works: number;
  differ: number;
  parts: Partial<Record<ReadingPart, number>>;
  changed: RereadDifference[];
  more: number;
  left: LeftOut[];
  moreLeft: number;
  mended: MendedFile[];
  taken: TakenIn | null;
  milliseconds: number;
};

/**
 * What is taken in: some parts of what differs, or all (null). `shown`: the digests of the readings that were looked at: only these works are
 * taken in, and one that is read otherwise by now is left out. `mended`: whether files that can be read now come in.
 */
export type Accepting = {
  parts: ReadonlySet<ReadingPart> | null;
  shown: ReadonlyMap<WorkId, string> | null;
  mended: boolean;
};
