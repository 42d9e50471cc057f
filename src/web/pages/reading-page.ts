/** The works that a reader bookmarked, read or opened. */
import type { MarkKind, WorkCard } from '#catalogue';
import type { MarkedPage } from '#library';
import { html, type Markup } from '#markup';
import { say } from '#words';
import { readingAddress } from '../parts/addresses.ts';
import { paging } from '../parts/paging.ts';
import { takingAddress } from '../parts/taking-address.ts';
import { markLine, yoursNav } from '../parts/yours.ts';

/** A page of one of the lists, the mark set last first. */
export function readingPage(mark: MarkKind, marked: MarkedPage, blurb: (work: WorkCard) => Markup): Markup {
  const { total, page, pages, works } = marked;
  return html`<div class="reading-list">
<h1>${say(`reading.list-${mark}`)}</h1>
${yoursNav(readingAddress(mark))}
<p>${total === 0 ? say(`reading.none-${mark}`) : say('reading.marked', { total, page, pages })}</p>
${mark === 'bookmarked' && total > 0 && html`<p><a href="${takingAddress({ kind: 'to-read' })}">${say('books.take-to-read')}</a></p>`}
${works.length > 0 && html`<h2 class="visually-hidden">${say('work.list')}</h2><ol class="blurbs">${works.map(({ work, marks }) => html`<li>${markLine(marks)}${blurb(work)}</li>`)}</ol>`}
${paging({ page, pages, address: (number) => readingAddress(mark, number) })}
</div>`;
}
