import { createHash } from 'node:crypto';
import { OWN_READER, type ReaderId, type SavedSearchId, type WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import type { WritableBook } from '#formats';
import { describeQuery, MAX_PAGE_SIZE } from '#search';
import { foldName } from '#text';
import { say } from '#words';
import type { Library } from './context.ts';
import { gatherSeries } from './gather-works.ts';
import { searchAs } from './reader-view.ts';
import { standingQuery } from './standing-query.ts';

/** How works are chosen to be taken away together. A saved search goes by its name or its number. */
export type Selection =
  | { kind: 'works'; ids: readonly WorkId[] }
  | { kind: 'query'; text: string }
  | { kind: 'search'; name: string | SavedSearchId }
  | { kind: 'series'; name: string }
  | { kind: 'to-read' };

/** The works that a reader has bookmarked and not read, which is what they have to read. */
export const TO_READ = 'is:bookmarked is:unread sort:title';

/** The works of a selection in their order, each once. `title` is null where the works themselves must give one. */
export type SelectedWorks = Pick<WritableBook, 'id' | 'of'> & { title: string | null; works: WorkId[] };

/**
 * The works that a selection means, as a reader finds them: what is muted is left out, unless it was named.
 * Throws FL-USE-NO-SEARCH, FL-QUERY-… for a query that cannot be understood, FL-USE-NOTHING-CHOSEN, and FL-USE-BOOK-SIZE for more than `most`.
 */
export async function selectWorks(
  library: Library,
  selection: Selection,
  reader: ReaderId = OWN_READER,
  most = Number.POSITIVE_INFINITY,
): Promise<SelectedWorks> {
  const selected = await worksOf(library, selection, reader, most);
  if (selected.works.length === 0) throw new FanlightError('FL-USE-NOTHING-CHOSEN', nameOf(selection));
  checkCount(selected.works.length, most);
  return selected;
}

function checkCount(works: number, most: number): void {
  if (works > most) throw new FanlightError('FL-USE-BOOK-SIZE', `${works} works`);
}

async function worksOf(
  library: Library,
  selection: Selection,
  reader: ReaderId,
  most: number,
): Promise<SelectedWorks> {
  switch (selection.kind) {
    case 'works': {
      const works = [...new Set(selection.ids)];
      return { id: `works ${hashOf(works.join(' '))}`, of: 'selection', title: null, works };
    }
    case 'series': {
      const works = (await gatherSeries(library, selection.name, reader)).map(({ id }) => id);
      return { id: `series ${foldName(selection.name)}`, of: 'series', title: selection.name, works };
    }
    case 'search': {
      const search = await searchNamed(library, selection.name, reader);
      const { works } = await answerOf(library, search.query, reader, most);
      return { id: `search ${search.id}`, of: 'selection', title: search.name, works };
    }
    case 'query': {
      const { text, title, works } = await answerOf(library, selection.text, reader, most);
      return { id: `query ${text}`, of: 'selection', title, works };
    }
    case 'to-read': {
      const { works } = await answerOf(library, TO_READ, reader, most);
      return { id: `reader ${reader} to read`, of: 'selection', title: say('feeds.shelf-to-read'), works };
    }
  }
}

async function answerOf(
  library: Library,
  written: string,
  reader: ReaderId,
  most: number,
): Promise<{ text: string; title: string; works: WorkId[] }> {
  const { query, text } = standingQuery(written);
  const search = await searchAs(library, reader);
  const works: WorkId[] = [];
  for (;;) {
    const { ids, total } = await search(query, { offset: works.length, limit: MAX_PAGE_SIZE });
    checkCount(total, most);
    works.push(...ids);
    if (ids.length === 0 || works.length >= total)
      return { text, title: describeQuery(query), works: [...new Set(works)] };
  }
}

async function searchNamed({ catalogue }: Library, name: string | SavedSearchId, reader: ReaderId) {
  const found = (await catalogue.savedSearches(reader)).find((search) =>
    typeof name === 'string' ? foldName(search.name) === foldName(name) : search.id === name,
  );
  if (found === undefined) throw new FanlightError('FL-USE-NO-SEARCH', String(name));
  return found;
}

function nameOf(selection: Selection): string {
  switch (selection.kind) {
    case 'works':
      return selection.ids.join(' ');
    case 'query':
      return selection.text;
    case 'search':
    case 'series':
      return String(selection.name);
    case 'to-read':
      return TO_READ;
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
