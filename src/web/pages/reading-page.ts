/** The works that a reader bookmarked, read or opened. */
import type { MarkKind, WorkCard } from '#catalogue';
import type { MarkedPage } from '#library';
import { html, type Markup } from '#markup';
import { readingAddress } from '../parts/addresses.ts';
import { paging } from '../parts/paging.ts';
import { count, counted } from '../parts/wording.ts';
import { markLine, yoursNav } from '../parts/yours.ts';

/** What each list is called. */
export const READING_NAMES: Record<MarkKind, string> = {
  bookmarked: 'Bookmarks',
  finished: 'Read',
  opened: 'Opened',
};

const EMPTY: Record<MarkKind, string> = {
  bookmarked: 'You have bookmarked nothing yet. Each work has “Bookmark” above its text.',
  finished:
    'You have marked nothing as read yet. Each work has a button for it above its text and at its end.',
  opened: 'You have opened nothing yet. Works are marked as opened where scripts run.',
};

/** A page of one of the lists, the mark set last first. */
export function readingPage(mark: MarkKind, marked: MarkedPage, blurb: (work: WorkCard) => Markup): Markup {
  const { total, page, pages, works } = marked;
  return html`<div class="reading-list">
<h1>${READING_NAMES[mark]}</h1>
${yoursNav(readingAddress(mark))}
<p>${total === 0 ? EMPTY[mark] : `${counted(total, 'work')}, the last one first${pages > 1 ? `; page ${count(page)} of ${count(pages)}` : ''}.`}</p>
${works.length > 0 && html`<h2 class="visually-hidden">List of works</h2><ol class="blurbs">${works.map(({ work, marks }) => html`<li>${markLine(marks)}${blurb(work)}</li>`)}</ol>`}
${paging({ page, pages, address: (number) => readingAddress(mark, number) })}
</div>`;
}
