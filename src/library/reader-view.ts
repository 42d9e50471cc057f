/**
 * How a reader searches: every search of a use case is made here. What a reader has opened, finished, bookmarked and muted
 * is kept until something of it changes, since every page asks.
 */
import { type Catalogue, type Mute, OWN_READER, type ReaderId, type WorkId } from '#catalogue';
import {
  type Condition,
  type FoundSet,
  MAX_PAGE_SIZE,
  parseQuery,
  type Query,
  type ReaderView,
  type SearchIndex,
  type SearchOptions,
  type TextAnswers,
} from '#search';
import { answerTexts } from './answer-texts.ts';
import type { Library } from './context.ts';
import { withoutKeeping } from './keeping-asked.ts';

/** What a view is made from. */
type Viewed = Pick<Catalogue, 'readerChange' | 'markedWorks' | 'mutes'>;
/** What text is looked up in. */
type Texts = Parameters<typeof answerTexts>[0];
/** What is asked: the index for which works, the text index for their words, the catalogue for what the reader said. */
export type Searched = Pick<Library, 'index' | 'clock' | 'forVisitors'> & { catalogue: Viewed } & Texts;

/** Asks for a page of what a query finds. */
export type ReaderSearch = (
  query: Query,
  page: Omit<SearchOptions, 'reader' | 'now'>,
) => ReturnType<SearchIndex['search']>;

/**
 * The search of a reader as things are now: with their marks, and without what they muted, or (`muted: 'found'`) as if they had
 * muted nothing. For the searches of one answer.
 */
export async function searchAs(
  library: Searched,
  reader: ReaderId = OWN_READER,
  muted: 'hidden' | 'found' = 'hidden',
): Promise<ReaderSearch> {
  const view = await readerView(library, reader);
  const texts = await textAnswers(library, view);
  const asker = { reader: muted === 'hidden' ? view : { ...view, muted: null }, now: library.clock() };
  return (query, page) => library.index.search(askedOf(library, query), texts, { ...page, ...asker });
}

/** Hands all works that a query finds to a callback, as a reader finds them: with their marks, and without what they muted. */
export async function exploreAs<Result>(
  library: Searched,
  query: Query,
  survey: (works: FoundSet) => Result,
  reader: ReaderId = OWN_READER,
): Promise<Result> {
  const view = await readerView(library, reader);
  const texts = await textAnswers(library, view);
  return library.index.explore(
    askedOf(library, query),
    texts,
    { reader: view, now: library.clock() },
    survey,
  );
}

function askedOf({ forVisitors }: Pick<Library, 'forVisitors'>, query: Query): Query {
  return forVisitors === true ? withoutKeeping(query) : query;
}

const views = new WeakMap<Viewed, Map<ReaderId, { change: number; view: ReaderView }>>();

/** A reader's view of the library as it is now. */
export async function readerView(
  { catalogue }: { catalogue: Viewed },
  reader: ReaderId = OWN_READER,
): Promise<ReaderView> {
  const kept = views.get(catalogue) ?? new Map<ReaderId, { change: number; view: ReaderView }>();
  views.set(catalogue, kept);
  const change = await catalogue.readerChange(reader);
  const known = kept.get(reader);
  if (known?.change === change) return known.view;
  const [marked, mutes] = await Promise.all([catalogue.markedWorks(reader), catalogue.mutes(reader)]);
  const view = { ...marked, muted: anyOf(mutes.flatMap((mute) => mutedBy(mute) ?? [])) };
  kept.set(reader, { change, view });
  return view;
}

/** The works that a mute hides, as a condition. Null when its text no longer says anything that could be hidden. */
export function mutedBy({ query }: Pick<Mute, 'query'>): Condition | null {
  const { condition } = parseQuery(query).query;
  return condition.kind === 'all' ? null : condition;
}

function anyOf(parts: Condition[]): Condition | null {
  const [first] = parts;
  if (first === undefined) return null;
  return parts.length === 1 ? first : { kind: 'or', parts };
}

type KeptAnswers = { change: number; answers: Map<string, ReturnType<TextAnswers>> };
const keptAnswers = new WeakMap<Texts['texts'], KeptAnswers>();

/**
 * Answers the words and phrases of a query from the text index. Those of mutes are part of every search, so their answers
 * are kept until a work changes.
 */
async function textAnswers(library: Texts, { muted }: ReaderView): Promise<TextAnswers> {
  const ask = answerTexts(library);
  const standing = muted === null ? [] : textsIn(muted);
  if (standing.length === 0) return ask;
  const change = await library.catalogue.lastChange();
  const known = keptAnswers.get(library.texts);
  const kept: KeptAnswers = known?.change === change ? known : { change, answers: new Map() };
  keptAnswers.set(library.texts, kept);
  const standingKeys = new Set(standing);
  return (leaf) => {
    const key = JSON.stringify(leaf);
    if (!standingKeys.has(key)) return ask(leaf);
    const known = kept.answers.get(key);
    if (known !== undefined) return known;
    const answer = ask(leaf);
    kept.answers.set(key, answer);
    answer.catch(() => kept.answers.delete(key));
    return answer;
  };
}

function textsIn(condition: Condition): string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts.flatMap(textsIn);
    case 'not':
      return textsIn(condition.part);
    case 'word':
    case 'phrase':
      return [JSON.stringify(condition)];
    default:
      return [];
  }
}

const hiddenWorks = new WeakMap<Viewed, { view: ReaderView; as: string; works: Set<WorkId> }>();

/** Every work that a reader's mutes hide, for lists that the index does not make. */
export async function mutedWorks(
  library: Searched,
  reader: ReaderId = OWN_READER,
): Promise<ReadonlySet<WorkId>> {
  const { catalogue, clock } = library;
  const view = await readerView(library, reader);
  if (view.muted === null) return new Set();
  // A mute may tell a date from today.
  const as = `${await catalogue.lastChange()} ${clock().toISOString().slice(0, 10)}`;
  const known = hiddenWorks.get(catalogue);
  if (known?.view === view && known.as === as) return known.works;
  const works = new Set<WorkId>();
  const query = { condition: view.muted, sort: { by: 'added', descending: true } } as const;
  const search = await searchAs(library, reader, 'found');
  for (let offset = 0; ; offset += MAX_PAGE_SIZE) {
    const { ids, total } = await search(query, { offset, limit: MAX_PAGE_SIZE });
    for (const id of ids) works.add(id);
    if (offset + MAX_PAGE_SIZE >= total) break;
  }
  hiddenWorks.set(catalogue, { view, as, works });
  return works;
}
