import type { WorkEdits, WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import type { Library } from './context.ts';
import { keepUp } from './follow-changes.ts';

/** Saves a person's corrections over what was read; they stay over every later revision. Throws FL-USE-NO-WORK. */
export async function reviseWork(library: Library, id: WorkId, edits: WorkEdits): Promise<void> {
  if (!(await library.catalogue.work(id))) throw new FanlightError('FL-USE-NO-WORK', String(id));
  await library.catalogue.revise(id, edits, library.clock().toISOString());
  await keepUp(library);
}
