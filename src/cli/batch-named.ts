import type { BatchId } from '#catalogue';
import { FanlightError } from '#errors';
import { numberFrom } from './numbers.ts';

/** The number of an import. Throws FL-USE-NO-BATCH. */
export function batchNamed(text: string): BatchId {
  const number = numberFrom(text);
  if (number === null) throw new FanlightError('FL-USE-NO-BATCH', text);
  return number as BatchId;
}
