import { type FacetTag, OWN_READER, type ReaderId, type WorkCard, type WorkId } from '#catalogue';
import { moreLikeThis, type SimilarWork, type TagCounts } from '#fulltext';
import { FIELD_OF_KIND, MAX_PAGE_SIZE } from '#search';
import { listParts, say } from '#words';
import { askTexts } from './answer-texts.ts';
import type { Library } from './context.ts';
import { bodyParts, takeInTexts } from './follow-texts.ts';
import { mutedWorks, searchAs } from './reader-view.ts';

/** A work like another, and what they share, as a sentence without its end. */
export type SimilarListed = { work: WorkCard; says: string };

const MOST = 10;
/** Tags and words that a sentence names. */
const NAMED = 3;
/** Works that are found where some of them are muted. */
const MOST_WITH_MUTED = 200;
/** Tags of a work that are followed. */
const MOST_TAGS = 60;
/** A tag of more works leads nowhere; that the works have it in common is said all the same. */
const MOST_WORKS_OF_TAG = 5 * MAX_PAGE_SIZE;

/** The works most like a work, by the tags and the telling words that they share, best first: ten at most, none that is muted. */
export async function findSimilar(
  library: Library,
  id: WorkId,
  reader: ReaderId = OWN_READER,
): Promise<SimilarListed[]> {
  const { catalogue } = library;
  const [[facets], [text]] = [await catalogue.facetsOf([id]), await catalogue.texts([id])];
  if (facets === undefined || text === undefined) return [];
  const own = facets.tags.slice(0, MOST_TAGS);
  const muted = await mutedWorks(library, reader);
  const tags = await countTags(library, id, own, reader);
  const likened = {
    work: id,
    parts: bodyParts(text.chapters),
    limit: muted.size > 0 ? MOST_WITH_MUTED : MOST,
  };
  await takeInTexts(library);
  const found = (await askTexts(library, (index) => moreLikeThis(likened, index, tags)))
    .filter(({ work }) => !muted.has(work as WorkId))
    .slice(0, MOST);
  return withCards(library, found, tags.tagsOf(id));
}

/** What is known of the tags of a work: how many works have each, and which, where they are not too many. */
async function countTags(
  library: Library,
  id: WorkId,
  own: readonly FacetTag[],
  reader: ReaderId,
): Promise<TagCounts> {
  const search = await searchAs(library, reader);
  const having = new Map<string, { works: number; ids: WorkId[] }>();
  for (const { kind, name } of own) {
    const condition = { kind: 'name', field: FIELD_OF_KIND[kind], value: name, prefix: false } as const;
    const ids: WorkId[] = [];
    let works = 0;
    do {
      const page = { offset: ids.length, limit: MAX_PAGE_SIZE };
      const found = await search({ condition, sort: null }, page);
      works = found.total;
      if (found.ids.length === 0) break;
      ids.push(...found.ids);
    } while (ids.length < works && works <= MOST_WORKS_OF_TAG);
    having.set(name, { works, ids: works <= MOST_WORKS_OF_TAG ? ids : [] });
  }
  const tags = [...having].map(([name, { works }]) => ({ name, works }));
  return {
    works: library.index.size,
    tagsOf: (work) => (work === id ? tags : []),
    worksWith: (name) => having.get(name)?.ids ?? [],
  };
}

/** With their cards, and with every tag that they share, the rarest first. */
async function withCards(
  { catalogue }: Library,
  found: readonly SimilarWork[],
  own: readonly { name: string; works: number }[],
): Promise<SimilarListed[]> {
  const ids = found.map(({ work }) => work as WorkId);
  const names = new Map(
    (await catalogue.facetsOf(ids)).map((work) => [work.id, new Set(work.tags.map(({ name }) => name))]),
  );
  const cards = new Map((await catalogue.cards(ids)).map((card) => [card.id, card]));
  const rarest = own.toSorted((a, b) => a.works - b.works).map(({ name }) => name);
  return found.flatMap(({ work: id, words }) => {
    const work = cards.get(id as WorkId);
    if (work === undefined) return [];
    const theirs = names.get(work.id);
    return {
      work,
      says: likenessWords(
        rarest.filter((name) => theirs?.has(name)),
        words,
      ),
    };
  });
}

/** `Shares Sherlock Holmes, John Watson and Casefic; similar words: moor, hound, fog`. */
function likenessWords(tags: readonly string[], words: readonly string[]): string {
  const named = listParts(tags.slice(0, NAMED)).join('');
  const telling = words.slice(0, NAMED).join(', ');
  if (named === '') return telling === '' ? '' : say('reading.shares-words', { words: telling });
  return telling === ''
    ? say('reading.shares-tags', { tags: named })
    : say('reading.shares-both', { tags: named, words: telling });
}
