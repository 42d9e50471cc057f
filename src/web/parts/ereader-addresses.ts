import type { WorkId } from '#catalogue';
import { workAddress } from './addresses.ts';

/** Where a work is sent to an e-reader; `sent` is the number of the one that it went to. */
export function sendAddress(id: WorkId, sent?: number): string {
  return `${workAddress(id)}/send${sent === undefined ? '' : `?sent=${sent}`}`;
}
