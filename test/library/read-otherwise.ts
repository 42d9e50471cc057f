import type { BatchId, NewWork } from '#catalogue';
import type { Library } from '#library';

/** Lets the works of an import show what another reader would have read: `read`, without what is private, with what it `said` otherwise. */
export async function readOtherwise(
  { catalogue }: Library,
  batch: BatchId,
  said: (read: NewWork) => Partial<NewWork>,
): Promise<void> {
  const files = await catalogue.rereadableFiles(batch, { after: 0, limit: 1000 });
  const works = files.flatMap((file) => file.works);
  const again = works.map(async ({ work, revision }) => {
    const { reading: metadata, evidence, chapters } = await catalogue.portableRevision(work, revision);
    const words = chapters.reduce((sum, chapter) => sum + chapter.words, 0);
    const read: NewWork = { metadata, evidence, private: [], chapters, words };
    return { work, revision, read: { ...read, ...said(read) }, pictures: [] };
  });
  const under = { batch, id: null, at: '2026-01-02T03:04:05.000Z' };
  await catalogue.saveRereading(under, await Promise.all(again));
}
