/** Works as books, and everything as lines. */
import type { ReaderId, WorkId } from '#catalogue';
import { BOOK_QUERY, BY_NUMBER, EXPORT_LINE, EXPORT_LINES_QUERY, EXPORT_QUERY } from '#contract';
import { FanlightError } from '#errors';
import {
  exportLines,
  exportWork,
  exportWorks,
  type Library,
  linesText,
  type Selection,
  shownWorks,
} from '#library';
import { contentDisposition } from '../../deliver.ts';
import { streamOf } from '../../stream-of.ts';
import { handing, type Operation, sending } from '../operation.ts';
import { ApiRefusal } from '../problems.ts';
import { workFor } from './works.ts';

/** The media types of the files that works are written as. */
const WRITTEN_TYPES = [
  'application/epub+zip',
  'text/html',
  'application/xhtml+xml',
  'text/plain',
  'text/markdown',
  'application/json',
];
const LINES_TYPE = 'application/jsonl';

/** The operations. */
export const EXPORTS: readonly Operation[] = [
  handing(
    {
      id: 'exportWork',
      group: 'exports',
      method: 'GET',
      path: '/works/{id}/export',
      params: BY_NUMBER,
      query: EXPORT_QUERY,
      media: WRITTEN_TYPES,
      refuses: ['FL-USE-NO-WORK'],
      examples: [{ params: { id: 1 }, query: { format: 'epub' } }],
      isCostly: true,
    },
    async (call) => {
      const { id } = await workFor(call);
      return exportWork(call.site.library, id, call.query.format);
    },
  ),
  handing(
    {
      id: 'exportBook',
      group: 'exports',
      method: 'GET',
      path: '/export',
      query: BOOK_QUERY,
      media: WRITTEN_TYPES,
      refuses: [
        'FL-USE-NO-WORK',
        'FL-USE-NOTHING-CHOSEN',
        'FL-USE-NOT-ONE-BOOK',
        'FL-USE-BOOK-SIZE',
        'FL-QUERY-SYNTAX',
        'FL-QUERY-FIELD',
        'FL-QUERY-VALUE',
        'FL-USE-VALUE',
      ],
      examples: [
        { query: { q: 'series:Lamps sort:published', format: 'epub', title: 'Lamps' } },
        { query: { works: [1, 3], format: 'html' } },
      ],
      isCostly: true,
    },
    async ({ site, program, query }) => {
      const { format: extension, title } = query;
      const { library } = site;
      const selection = await withoutMuted(library, selectionOf(query), program.reader);
      const options = { extension, as: 'one-book' as const, ...(title !== undefined && { title }) };
      const { value: file } = await exportWorks(library, selection, {
        ...options,
        reader: program.reader,
      }).next();
      if (file === undefined) throw new FanlightError('FL-USE-NOTHING-CHOSEN');
      return file;
    },
  ),
  sending(
    {
      id: 'exportLines',
      group: 'exports',
      method: 'GET',
      path: '/export.jsonl',
      query: EXPORT_LINES_QUERY,
      gives: { kind: 'file', status: 200, media: [LINES_TYPE], line: EXPORT_LINE },
      examples: [{ query: { text: 'no' } }],
      isCostly: true,
    },
    async ({ site, program, query: { text, muted } }, reply) => {
      const reader = muted === 'show' ? null : program.reader;
      const lines = exportLines(site.library, { text: text === 'yes', reader });
      return reply
        .headers({
          'cache-control': 'private, no-store',
          'content-security-policy': 'sandbox',
          'content-disposition': contentDisposition('fanlight.jsonl'),
        })
        .type(LINES_TYPE)
        .send(streamOf(linesText(lines)));
    },
  ),
];

/** One way of choosing works. Throws FL-API-VALUE for none and for several. */
function selectionOf({
  q,
  series,
  works,
}: {
  q?: string | undefined;
  series?: string | undefined;
  works: number[];
}): Selection {
  const chosen: Selection[] = [];
  if (q !== undefined) chosen.push({ kind: 'query', text: q });
  if (series !== undefined) chosen.push({ kind: 'series', name: series });
  if (works.length > 0) chosen.push({ kind: 'works', ids: works as WorkId[] });
  const [selection] = chosen;
  if (selection !== undefined && chosen.length === 1) return selection;
  const faults = [{ in: 'query' as const, at: '', rule: 'one_of q, series, works' }];
  throw new ApiRefusal('FL-API-VALUE', { faults });
}

/** Works that are named by their numbers are left out too where a mute hides them, since a book cannot ask first. */
async function withoutMuted(library: Library, selection: Selection, reader: ReaderId): Promise<Selection> {
  if (selection.kind !== 'works') return selection;
  const works = await shownWorks(library, selection.ids, reader);
  return { kind: 'works', ids: works.map(({ id }) => id) };
}
