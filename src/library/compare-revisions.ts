import type { RevisionHead, WorkId } from '#catalogue';
import { changedFields, fieldPieces, type NamedField } from './changed-fields.ts';
import { type ChangedPassage, changedPassages } from './changed-passages.ts';
import type { Library } from './context.ts';

/**
 * Two states of a work beside each other, a page of what differs. `passages` is null where so much differs that a list of it
 * would say nothing. Pages count from 1.
 */
export type ComparedRevisions = {
  revisions: RevisionHead[];
  from: RevisionHead;
  to: RevisionHead;
  fields: NamedField[];
  total: number;
  page: number;
  pages: number;
  passages: ChangedPassage[] | null;
};

/** Passages on a page. */
const PAGE = 40;

/**
 * Compares two states of a work, by their numbers: without them the shown one with the one before. Null where the work has no
 * two states, or not these.
 */
export async function compareRevisions(
  { catalogue }: Library,
  work: WorkId,
  asked: { from?: number | undefined; to?: number | undefined; page: number },
): Promise<ComparedRevisions | null> {
  const revisions = await catalogue.revisions(work);
  const shown = revisions.findIndex((one) => one.shown);
  const to =
    asked.to === undefined
      ? revisions[Math.max(1, shown)]
      : revisions.find(({ number }) => number === asked.to);
  const earlier = revisions.filter((one) => to !== undefined && one.number < to.number).at(-1);
  const from = asked.from === undefined ? earlier : revisions.find(({ number }) => number === asked.from);
  if (!from || !to) return null;
  const [old, now] = [
    await catalogue.revisionText(work, from.number),
    await catalogue.revisionText(work, to.number),
  ];
  if (!old || !now) return null;
  const changes = changedPassages(old.chapters, now.chapters, []);
  const total = changes?.length ?? 0;
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const page = Math.min(asked.page, pages);
  return {
    revisions,
    from,
    to,
    fields: changedFields(old.metadata, now.metadata).map((one) => fieldPieces(one)),
    total,
    page,
    pages,
    passages: changes?.slice((page - 1) * PAGE, page * PAGE).map((change) => change()) ?? null,
  };
}

/** How many states of a work there are to compare. */
export async function countRevisions({ catalogue }: Library, work: WorkId): Promise<number> {
  return (await catalogue.revisions(work)).length;
}
