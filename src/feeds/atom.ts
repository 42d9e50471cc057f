import type { WorkCard } from '#catalogue';
import { html, type Markup } from '#markup';
import { say } from '#words';
import { authors, bookAddress, categories, workEntry } from './entry.ts';
import { feedId } from './feed-id.ts';
import { DECLARATION, feedHead, pageLinks } from './frame.ts';
import { ATOM_TYPE, type FeedPlace, moment, type Paging, pageAt } from './listing.ts';
import { titled, warningLines } from './work-facts.ts';

/** A chapter that came: position from 1, words, and when it came and was last changed (ISO 8601). */
export type NewsChapter = {
  position: number;
  title: string | null;
  words: number;
  cameAt: string;
  changedAt: string;
};

/** A work, or a chapter of one. `text` is what is read of it, where the reader asked for that: a stored fragment. */
export type NewsEntry =
  | { kind: 'work'; work: WorkCard; text: Markup | null }
  | { kind: 'chapter'; work: WorkCard; chapter: NewsChapter; text: Markup | null };

/**
 * A page of what is new somewhere; `says` is a sentence, `updated` ISO 8601. Addresses are paths: `shownAt` that of the same list for the eye.
 */
export type News = {
  id: string;
  title: string;
  says: string;
  updated: string;
  paging: Paging;
  shownAt: string;
  entries: readonly NewsEntry[];
};

/**
 * A page of news as an Atom feed (RFC 4287), paged after RFC 5005; the book of each work is its enclosure. `hub` is the address of the WebSub hub
 * that tells who follows it of changes (WebSub §4).
 */
export function atomFeed(news: News, place: FeedPlace, hub: string | null = null): string {
  const { id, title, says, updated, paging, shownAt } = news;
  return html`${DECLARATION}<feed xmlns="http://www.w3.org/2005/Atom">
${feedHead({ id, title, subtitle: says, updated })}
${pageLinks(paging, place, ATOM_TYPE)}
<link rel="alternate" type="text/html" href="${pageAt(shownAt, place)}"/>
${hub !== null && html`<link rel="hub" href="${hub}"/>\n`}${news.entries.map(
  (entry) => html`<entry>
${entry.kind === 'work' ? workEntry(entry.work, place) : chapterEntry(entry.work, entry.chapter, place)}
<link rel="enclosure" type="application/epub+zip" href="${bookAddress(entry.work, place)}"/>
${entry.text !== null && html`<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${entry.text}</div></content>\n`}</entry>
`,
)}</feed>
`.value;
}

/** A chapter says the rating and the warnings of its work before anything of itself. */
function chapterEntry(work: WorkCard, chapter: NewsChapter, place: FeedPlace): Markup {
  const { position, title, words, cameAt, changedAt } = chapter;
  const name =
    title === null || title.trim() === ''
      ? say('feeds.chapter', { position })
      : say('feeds.chapter-titled', { position, title });
  const says = [
    ...warningLines(work),
    say('feeds.chapter-says', { work: titled(work.title), position, words }),
  ];
  return html`<id>${chapterId(place.library, work.id, position)}</id>
<title>${titled(name)}</title>
${categories(work)}
<summary type="text">${says.join('\n')}</summary>
${authors(work)}
<updated>${moment(changedAt)}</updated>
<published>${moment(cameAt)}</published>
<link rel="alternate" type="text/html" href="${pageAt(`/works/${work.id}/chapters/${position}`, place)}"/>`;
}

/** Works are numbered below 2^31 and chapters below 2^17, which one number of 48 bits holds. */
function chapterId(library: string, work: number, position: number): string {
  return feedId(library, 'chapter', work * 2 ** 17 + position);
}
