import type { WorkId } from '#catalogue';
import type { Library } from './context.ts';
import { keepUp } from './follow-changes.ts';

/** Makes works stand under another as one story with all their originals. Throws FL-USE-NO-WORK. */
export async function joinWorks(library: Library, into: WorkId, works: readonly WorkId[]): Promise<void> {
  await library.catalogue.joinWorks(into, works, library.clock().toISOString());
  await keepUp(library);
}

/** Lets a work that stands under another stand for itself again. Throws FL-USE-NOT-JOINED. */
export async function takeWorkApart(library: Library, work: WorkId): Promise<void> {
  await library.catalogue.takeApart(work, library.clock().toISOString());
  await keepUp(library);
}

/** Says of works that they are different ones: they are not proposed again. Throws FL-USE-NO-WORK. */
export async function setWorksApart({ catalogue, clock }: Library, works: readonly WorkId[]): Promise<void> {
  await catalogue.setApart(works, clock().toISOString());
}
