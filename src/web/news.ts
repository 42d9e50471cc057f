/** What is new somewhere, for feed readers: works of a search, of a tag, a creator or a series, and chapters of a work. */
import type { WorkCard, WorkId } from '#catalogue';
import { feedId, feedIdOf, feedUpdated, type News, type NewsEntry, newestOf } from '#feeds';
import {
  findSearch,
  findWorks,
  type Library,
  listNewChapters,
  mutesOn,
  readChapters,
  showWork,
} from '#library';
import { html, type Markup, placePictures } from '#markup';
import { type Condition, describeQuery, parseQuery, type Query } from '#search';
import { say } from '#words';
import type { FeedAsker } from './feed-asker.ts';
import {
  chapterAddress,
  pictureAddress,
  savedSearchAddress,
  searchAddress,
  searchFeedAddress,
  withParameters,
  workAddress,
} from './parts/addresses.ts';

/** Works on a page of a feed, and where their text is asked for. */
const NEWS_PAGE = 50;
const TEXTS_PAGE = 10;
/** Longer texts are cut after a chapter, in UTF-16 units: a feed is read whole into memory. */
const MOST_TEXT = 200_000;
const NEVER = '1970-01-01T00:00:00Z';

/** A page of news, from 1; `texts` is said where the reader asked for what there is to read. */
export type NewsAsked = { page: number; texts: boolean };

type Feed = Pick<News, 'id' | 'title' | 'shownAt'> & { since?: string; address(page: number): string };

/** What a saved search finds, the works changed last first. Throws FL-USE-NO-SEARCH. */
export async function searchNews(
  asker: FeedAsker,
  id: Parameters<typeof findSearch>[1],
  asked: NewsAsked,
): Promise<News> {
  const { name, query, madeAt } = await findSearch(asker.library, id, asker.reader);
  return worksNews(asker, parseQuery(query).query.condition, asked, {
    id: feedId(asker.place.library, 'feed', id),
    title: name,
    since: madeAt,
    shownAt: savedSearchAddress(id),
    address: (page) => withTexts(searchFeedAddress(id, page), asked),
  });
}

/** What a condition finds, the works changed last first, at an address of its own. */
export function conditionNews(
  asker: FeedAsker,
  condition: Condition,
  asked: NewsAsked,
  feed: { title: string; path: string; parameters: Record<string, string> },
): Promise<News> {
  const { title, path, parameters } = feed;
  const query: Query = { condition, sort: null };
  return worksNews(asker, condition, asked, {
    id: feedIdOf(asker.place.library, 'feed', `${path} ${JSON.stringify(parameters)}`),
    title: title || describeQuery(query),
    shownAt: searchAddress(query),
    address: (page) =>
      withTexts(withParameters(path, { ...parameters, page: page > 1 ? String(page) : '' }), asked),
  });
}

/** The chapters of a work, those that came last first; none of a work that the reader muted. Throws FL-USE-NO-WORK. */
export async function chapterNews(
  { library, reader, place }: FeedAsker,
  work: WorkCard,
  { page, texts }: NewsAsked,
): Promise<News> {
  const isMuted = (await mutesOn(library, work.id, reader)).length > 0;
  const chapters = isMuted ? [] : await listNewChapters(library, work.id);
  const size = texts ? TEXTS_PAGE : NEWS_PAGE;
  const entries: NewsEntry[] = [];
  for (const chapter of chapters.slice((page - 1) * size, page * size)) {
    const text = texts ? await chapterText(library, work.id, chapter.position, place.home) : null;
    entries.push({ kind: 'chapter', work, chapter, text });
  }
  return {
    id: feedIdOf(place.library, 'feed', `chapters ${work.id}`),
    title: isMuted ? say('feeds.muted') : work.title,
    says: isMuted ? say('feeds.muted-says') : say('feeds.chapters-says'),
    updated: newestOf(
      chapters.map(({ changedAt }) => changedAt),
      isMuted ? NEVER : work.updatedAt,
    ),
    shownAt: workAddress(work.id),
    paging: {
      page,
      pages: Math.max(1, Math.ceil(chapters.length / size)),
      address: (to) =>
        withParameters(`${workAddress(work.id)}/feed.atom`, {
          page: to > 1 ? String(to) : '',
          text: texts ? 'yes' : '',
        }),
    },
    entries,
  };
}

async function worksNews(
  { library, reader, place }: FeedAsker,
  condition: Condition,
  { page, texts }: NewsAsked,
  { since = NEVER, ...feed }: Feed,
): Promise<News> {
  const query: Query = { condition, sort: { by: 'updated', descending: true } };
  const size = texts ? TEXTS_PAGE : NEWS_PAGE;
  const found = await findWorks(library, query, { page, size, reader });
  const entries: NewsEntry[] = [];
  for (const work of found.works) {
    const text = texts ? await workText(library, work.id, place.home) : null;
    entries.push({ kind: 'work', work, text });
  }
  const { id, title, shownAt, address } = feed;
  return {
    id,
    title,
    says: found.sentence,
    updated: feedUpdated({ works: found.works, since }),
    shownAt,
    paging: { page: found.page, pages: found.pages, address },
    entries,
  };
}

/** The text of a work, chapter after chapter, as far as a feed goes. */
async function workText(library: Library, id: WorkId, home: string): Promise<Markup> {
  const work = await showWork(library, id);
  const parts: Markup[] = [];
  let length = 0;
  for (const { position } of work?.chapterList ?? []) {
    if (length > MOST_TEXT) {
      parts.push(html`<p><a href="${home}${chapterAddress(id, position)}">${say('feeds.rest')}</a></p>`);
      break;
    }
    const text = await chapterText(library, id, position, home);
    if (text === null) continue;
    length += text.value.length;
    parts.push(text);
  }
  return html`${parts}`;
}

async function chapterText(
  library: Library,
  id: WorkId,
  position: number,
  home: string,
): Promise<Markup | null> {
  const [chapter] = await readChapters(library, id, position);
  if (chapter === undefined) return null;
  const text = placePictures(chapter.xhtml, (hash) => home + pictureAddress(hash));
  return html`<h2>${chapter.title ?? say('feeds.chapter', { position })}</h2>${text}`;
}

function withTexts(address: string, { texts }: NewsAsked): string {
  if (!texts) return address;
  return `${address}${address.includes('?') ? '&' : '?'}text=yes`;
}
