import type { BatchId } from '#catalogue';
import { FanlightError } from '#errors';
import type { Site } from './site.ts';

/** An import that runs may be about to say that it knows a file which would be out by then. Throws FL-WEB-IMPORTING. */
export function whileIdle({ queue }: Site, id: BatchId): void {
  if (queue !== null && !queue.isIdle) throw new FanlightError('FL-WEB-IMPORTING', String(id));
}
