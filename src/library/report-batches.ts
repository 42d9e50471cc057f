import type { BatchId, BatchSummary, FileFilter } from '#catalogue';
import type { Library } from './context.ts';
import { countReviews } from './list-reviews.ts';
import type { BatchReport } from './views.ts';

/** Files shown on one page of a report, and batches on one page of their list. */
export const REPORT_PAGE = 100;

/** Imports, newest first. Pages count from 1. */
export async function listBatches(
  library: Library,
  page: number,
): Promise<{ total: number; batches: BatchSummary[] }> {
  return library.catalogue.batches({ limit: REPORT_PAGE, offset: (page - 1) * REPORT_PAGE });
}

/** One import and a page of its files, all of them or only some. Null when there is none. */
export async function reportBatch(
  library: Library,
  id: BatchId,
  { page, ...filter }: { page: number } & FileFilter,
): Promise<BatchReport | null> {
  const batch = await library.catalogue.batch(id);
  if (!batch) return null;
  const { total, files } = await library.catalogue.batchFiles(id, {
    limit: REPORT_PAGE,
    offset: (page - 1) * REPORT_PAGE,
    ...filter,
  });
  const overview = await library.catalogue.batchOverview(id);
  return { batch, overview, total, files, waiting: await countReviews(library, { batch: id }) };
}
