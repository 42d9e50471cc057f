import { documentOf } from './openapi.ts';
import type { Operation } from './operation.ts';
import { aboutOperations } from './resources/about.ts';
import { BATCH_OPERATIONS } from './resources/batches.ts';
import { CHAPTER_OPERATIONS } from './resources/chapters.ts';
import { EDITS } from './resources/edits.ts';
import { EXPORTS } from './resources/exports.ts';
import { FINDING } from './resources/finding.ts';
import { JOB_OPERATIONS } from './resources/jobs.ts';
import { MARK_OPERATIONS, PLACE_OPERATIONS } from './resources/marks.ts';
import { NAME_OPERATIONS } from './resources/names.ts';
import { SEARCH_OPERATIONS } from './resources/searches.ts';
import { WORKS } from './resources/works.ts';

/** Everything that the API can be asked, in the order of its document and its page. */
export const OPERATIONS: readonly Operation[] = [
  ...aboutOperations(() => openApiDocument()),
  ...WORKS,
  ...EDITS,
  ...CHAPTER_OPERATIONS,
  ...EXPORTS,
  ...NAME_OPERATIONS,
  ...FINDING,
  ...SEARCH_OPERATIONS,
  ...MARK_OPERATIONS,
  ...PLACE_OPERATIONS,
  ...BATCH_OPERATIONS,
  ...JOB_OPERATIONS,
];

let made: object | null = null;

/** The OpenAPI document of the API, in English. */
function openApiDocument(): object {
  made ??= documentOf(OPERATIONS);
  return made;
}
