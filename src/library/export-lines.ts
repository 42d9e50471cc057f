import { inflateRawSync } from 'node:zlib';
import type { BatchSummary, ReaderId, TagDetail, WorkDetail, WorkId } from '#catalogue';
import type { Library } from './context.ts';
import { everyWork } from './every-work.ts';
import { listCreators, listSeries } from './list-creators.ts';
import { mutedWorks } from './reader-view.ts';
import { REPORT_PAGE } from './report-batches.ts';
import { editedFields, type WorkRecord, workRecord } from './work-record.ts';

/** Characters of text that are handed on at once. */
const PIECE = 65_536;
/** Tags read at a time. */
const TAGS_READ = 500;

/** An import without what names folders of a machine. */
export type BatchCounts = Omit<BatchSummary, 'sources' | 'upload'>;

/** One line of an export of everything. */
export type ExportedLine =
  | {
      type: 'library';
      format: 'fanlight-export';
      version: 1;
      library: string;
      exportedAt: string;
      text: boolean;
    }
  | { type: 'creator' | 'series'; name: string; works: number }
  | ({ type: 'tag' } & TagDetail)
  | ({ type: 'batch' } & BatchCounts)
  | ({ type: 'work'; edited: string[]; original: Omit<WorkDetail['original'], 'path'> } & WorkRecord)
  | {
      type: 'chapter';
      work: WorkId;
      position: number;
      title: string | null;
      words: number;
      xhtml: string | null;
    }
  | { type: 'end'; lines: number };

/** `text`: with the text of chapters. `reader`: without what this reader has muted; null: with all there is. */
export type ExportLinesOptions = { text: boolean; reader: ReaderId | null };

/**
 * Everything that the library says of its works in public, a line at a time: first what the export is, then creators, series, tags with their
 * graph, imports, works with their chapters, and an end that says how many lines there were. No private field is in it, nothing of a reader's,
 * no path and no name of a file. What is written meanwhile may be in it or not, each work whole: it is read with its chapters in one moment, and beside the names of
 * creators and series, no more than one work is in memory, its chapters packed but for one.
 */
export async function* exportLines(
  library: Library,
  { text, reader }: ExportLinesOptions,
): AsyncGenerator<ExportedLine> {
  let lines = 0;
  for await (const line of everyLine(library, text, reader)) {
    lines += 1;
    yield line;
  }
  yield { type: 'end', lines };
}

/** Lines as JSON Lines, some at a time; the next are asked for when these were taken. */
export async function* linesText(lines: AsyncIterable<ExportedLine>): AsyncGenerator<string> {
  let piece = '';
  for await (const line of lines) {
    piece += `${JSON.stringify(line)}\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

async function* everyLine(
  library: Library,
  text: boolean,
  reader: ReaderId | null,
): AsyncGenerator<ExportedLine> {
  const { catalogue, clock } = library;
  yield {
    type: 'library',
    format: 'fanlight-export',
    version: 1,
    library: await catalogue.identity(),
    exportedAt: clock().toISOString(),
    text,
  };
  for (const { name, works } of await listCreators(library, reader)) yield { type: 'creator', name, works };
  for (const { name, works } of await listSeries(library, reader)) yield { type: 'series', name, works };
  yield* tagLines(library);
  yield* batchLines(library);
  const muted = reader === null ? new Set<WorkId>() : await mutedWorks(library, reader);
  for await (const works of everyWork(catalogue))
    for (const { id } of works) if (!muted.has(id)) yield* workLines(library, id, text);
}

async function* tagLines({ catalogue }: Library): AsyncGenerator<ExportedLine> {
  for (let after = 0; ; ) {
    const uses = await catalogue.tagUses(after, TAGS_READ);
    for (const { kind, name } of uses) {
      const tag = await catalogue.tag(kind, name);
      if (tag !== null) yield { type: 'tag', ...tag };
    }
    const last = uses.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

async function* batchLines({ catalogue }: Library): AsyncGenerator<ExportedLine> {
  for (let offset = 0; ; offset += REPORT_PAGE) {
    const { batches } = await catalogue.batches({ limit: REPORT_PAGE, offset });
    for (const batch of batches) yield { type: 'batch', ...batchCounts(batch) };
    if (batches.length < REPORT_PAGE) return;
  }
}

/** What is said of an import wherever its sources, which are places on a machine, are not. */
export function batchCounts({ sources: _, upload: __, ...counts }: BatchSummary): BatchCounts {
  return counts;
}

async function* workLines(library: Library, id: WorkId, text: boolean): AsyncGenerator<ExportedLine> {
  const { catalogue } = library;
  const [work, bodies] = await Promise.all([catalogue.work(id), text ? catalogue.chapterBodies(id) : []]);
  if (work === null) return;
  const { path: _, ...original } = work.original;
  yield { type: 'work', ...workRecord(work), edited: editedFields(work), original };
  for (const [at, { position, title, words }] of work.chapterList.entries()) {
    const body = bodies[at];
    const xhtml = body === undefined ? null : inflateRawSync(body).toString('utf8');
    yield { type: 'chapter', work: id, position, title, words, xhtml };
  }
}
