import type { BatchFile, BatchId, BatchSummary, FileFilter } from '#catalogue';
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
  asked: { page: number } & FileFilter,
): Promise<BatchReport | null> {
  const counted = await countBatch(library, id);
  return counted && { ...counted, ...(await filesPage(library, id, asked)) };
}

/** One import without its files. Null when there is none. */
export async function countBatch(
  library: Library,
  id: BatchId,
): Promise<Omit<BatchReport, 'total' | 'files'> | null> {
  const batch = await library.catalogue.batch(id);
  if (batch === null) return null;
  const overview = await library.catalogue.batchOverview(id);
  return { batch, overview, waiting: await countReviews(library, { batch: id }) };
}

/** A page of the files of an import, all of them or only some. Null when there is no such import. */
export async function listBatchFiles(
  library: Library,
  id: BatchId,
  asked: { page: number } & FileFilter,
): Promise<{ total: number; files: BatchFile[] } | null> {
  return (await library.catalogue.batch(id)) && filesPage(library, id, asked);
}

function filesPage(
  { catalogue }: Library,
  id: BatchId,
  { page, ...filter }: { page: number } & FileFilter,
): Promise<{ total: number; files: BatchFile[] }> {
  return catalogue.batchFiles(id, { limit: REPORT_PAGE, offset: (page - 1) * REPORT_PAGE, ...filter });
}
