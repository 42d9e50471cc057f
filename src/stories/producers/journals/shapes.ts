import { attribute, type HtmlElement } from '#markup';
import { hasClass } from '../elements.ts';

/** How a journal's site marks the parts of an entry's page; each list holds classes, tried in order. */
export type JournalShape = {
  site: string;
  body: readonly string[];
  title: readonly string[];
  date: readonly string[];
  tags: readonly string[];
  /** Whether the body's class is the site's own; other sites use the rest as well. */
  certain: boolean;
};

/** The styles of entry pages (formats §7): LiveJournal's three generations, then the layouts that sites share. */
export const JOURNAL_SHAPES: readonly JournalShape[] = [
  {
    site: 'LiveJournal',
    body: ['b-singlepost-body'],
    title: ['b-singlepost-title'],
    date: ['b-singlepost-author-date', 'published', 'dt-published'],
    tags: ['b-singlepost-tags', 'ljtags'],
    certain: true,
  },
  {
    site: 'LiveJournal',
    body: ['aentry-post__text'],
    title: ['aentry-post__title-text', 'aentry-post__title'],
    date: ['aentry-head__date', 'aentry-post__date'],
    tags: ['aentry-tags', 'aentry-post__tags'],
    certain: true,
  },
  {
    site: 'LiveJournal',
    body: ['j-e-text'],
    title: ['j-e-title'],
    date: ['j-e-date', 'j-e-header-date'],
    tags: ['j-e-tags-items', 'j-e-tags'],
    certain: true,
  },
  {
    site: 'journal',
    body: ['entry-content', 'asset-body', 'entry_text', 'entryText', 'entrytext'],
    title: ['entry-title', 'asset-name', 'entry_subject', 'subject', 'entry-subject'],
    date: ['datetime', 'entry-date', 'asset-entry-date', 'date', 'entry_date', 'timestamp', 'time'],
    tags: ['ljtags', 'entry-tags', 'tag', 'asset-tags', 'entry_tags'],
    certain: false,
  },
];

/** What an entry without any class says of itself. */
export const PLAIN_SHAPE: JournalShape = {
  site: 'LiveJournal',
  body: [],
  title: [],
  date: [],
  tags: [],
  certain: false,
};

/** Sites of journals that run LiveJournal's program, by the end of their host. */
export const JOURNAL_HOSTS =
  /^https?:\/\/(?:[\w-]{1,60}\.)?(?:livejournal\.com|dreamwidth\.org|insanejournal\.com|deadjournal\.com|journalfen\.net|greatestjournal\.com)(?=[/:?#]|$)/i;

/** The mark by which all of these sites name a journal. */
export function isUser(element: HtmlElement): boolean {
  return hasClass(element, 'ljuser') || attribute(element, 'lj:user') !== null;
}
