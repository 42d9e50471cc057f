import { createHash } from 'node:crypto';
import { OWN_READER, type ReaderId, type WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import type { WritableBook } from '#formats';
import { describeQuery, MAX_PAGE_SIZE } from '#search';
import { foldName } from '#text';
import type { Library } from './context.ts';
import { gatherSeries } from './gather-works.ts';
import { searchAs } from './reader-view.ts';
import { standingQuery } from './standing-query.ts';

/** How works are chosen to be taken away together. A saved search goes by its name. */
export type Selection =
  | { kind: 'works'; ids: readonly WorkId[] }
  | { kind: 'query'; text: string }
  | { kind: 'search'; name: string }
  | { kind: 'series'; name: string };

/** The works of a selection in their order, each once. `title` is null where the works themselves must give one. */
export type SelectedWorks = Pick<WritableBook, 'id' | 'of'> & { title: string | null; works: WorkId[] };

/**
 * The works that a selection means, as a reader finds them: what is muted is left out, unless it was named.
 * Throws FL-USE-NO-SEARCH, FL-QUERY-… for a query that cannot be understood, and FL-USE-NOTHING-CHOSEN.
 */
export async function selectWorks(
  library: Library,
  selection: Selection,
  reader: ReaderId = OWN_READER,
): Promise<SelectedWorks> {
  const selected = await worksOf(library, selection, reader);
  if (selected.works.length === 0) throw new FanlightError('FL-USE-NOTHING-CHOSEN', nameOf(selection));
  return selected;
}

async function worksOf(library: Library, selection: Selection, reader: ReaderId): Promise<SelectedWorks> {
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
      const { works } = await answerOf(library, search.query, reader);
      return { id: `search ${search.id}`, of: 'selection', title: search.name, works };
    }
    case 'query': {
      const { text, title, works } = await answerOf(library, selection.text, reader);
      return { id: `query ${text}`, of: 'selection', title, works };
    }
  }
}

async function answerOf(
  library: Library,
  written: string,
  reader: ReaderId,
): Promise<{ text: string; title: string; works: WorkId[] }> {
  const { query, text } = standingQuery(written);
  const search = await searchAs(library, reader);
  const works: WorkId[] = [];
  for (;;) {
    const { ids, total } = await search(query, { offset: works.length, limit: MAX_PAGE_SIZE });
    works.push(...ids);
    if (ids.length === 0 || works.length >= total)
      return { text, title: describeQuery(query), works: [...new Set(works)] };
  }
}

async function searchNamed({ catalogue }: Library, name: string, reader: ReaderId) {
  const found = (await catalogue.savedSearches(reader)).find(
    (search) => foldName(search.name) === foldName(name),
  );
  if (found === undefined) throw new FanlightError('FL-USE-NO-SEARCH', name);
  return found;
}

function nameOf(selection: Selection): string {
  if (selection.kind === 'works') return selection.ids.join(' ');
  return selection.kind === 'query' ? selection.text : selection.name;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
