import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Catalogue } from '#catalogue';
import { StoredTextIndex } from '#fulltext';
import { findWorks, followTexts, openIndex } from '#library';
import { createSearchIndex, FACET_KINDS } from '#search';
import { fault } from './fault.ts';
import { tagOf } from './stories.ts';
import { looking } from './world.ts';

/** Queries that reach every work and many parts of both indexes. */
const QUERIES = [
  '',
  'fandom:Tidelands',
  `tag:"${tagOf(3)}"`,
  'has:pictures',
  'words:>500',
  '-fandom:Tidelands',
  'causeway',
  '"mark5x0x2x"',
  'mark7x0x0x OR mark9x0x1x',
  'has:summary',
];
const PAGE = 100;

/** What the indexes that were kept find, brought up to date, is what indexes find that are made anew. */
export async function checkIndexes(data: string): Promise<void> {
  const empty = mkdtempSync(path.join(tmpdir(), 'fanlight-torture-index-'));
  try {
    await looking(data, async (catalogue) => {
      const folder = path.join(data, 'index');
      const kept = await openedAt(catalogue, folder);
      const anew = await openedAt(catalogue, empty);
      for (const query of QUERIES) {
        const [one, other] = [await answer(kept, query), await answer(anew, query)];
        if (one !== other)
          throw fault(`the kept index answers ${query} with ${one}, a new one with ${other}`);
      }
      kept.texts.close();
      anew.texts.close();
    });
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
}

type Indexes = {
  catalogue: Catalogue;
  index: ReturnType<typeof createSearchIndex>;
  texts: StoredTextIndex;
  clock: () => Date;
};

async function openedAt(catalogue: Catalogue, folder: string): Promise<Indexes> {
  const { index } = await openIndex(catalogue, folder, createSearchIndex);
  const library = await catalogue.identity();
  const texts = new StoredTextIndex({ folder: path.join(folder, 'text'), library, readOnly: true });
  await followTexts({ catalogue, texts });
  return { catalogue, index, texts, clock: () => new Date('2026-01-01T00:00:00Z') };
}

async function answer(indexes: Indexes, query: string): Promise<string> {
  const asked = `${query} sort:title`;
  const facets = { kinds: FACET_KINDS, values: 50 };
  const first = await findWorks(indexes, asked, { page: 1, size: PAGE, facets });
  if (first.problems.length > 0) throw fault(`the query ${asked} is not understood`);
  const ids = first.works.map(({ id }) => id);
  for (let page = 2; page <= first.pages; page += 1)
    ids.push(...(await findWorks(indexes, asked, { page, size: PAGE })).works.map(({ id }) => id));
  return JSON.stringify([first.total, ids.sort((one, other) => one - other), first.facets]);
}
