import { html, type Markup } from '#markup';
import { say } from '#words';
import { count } from './wording.ts';

/** Where a list stands: the page shown and how many there are, both from 1, how a page is addressed, and what of several lists it is. */
export type Paging = { page: number; pages: number; address(page: number): string; label?: string };

/** The pages before and after one of a list, for the head of its page, and its own address: the list may be reached under others. */
export function pageBesides({ page, pages, address }: Paging): {
  canonical: string;
  previous: string | undefined;
  next: string | undefined;
} {
  return {
    canonical: address(page),
    previous: page > 1 && page <= pages ? address(page - 1) : undefined,
    next: page < pages ? address(page + 1) : undefined,
  };
}

/** Links to the other pages of a list: first, last, and those around this one. Nothing when there is only one. */
export function paging({ page, pages, address, label = say('frame.pages') }: Paging): Markup | null {
  if (pages <= 1) return null;
  const shown = [...new Set([1, 2, page - 2, page - 1, page, page + 1, page + 2, pages - 1, pages])]
    .filter((number) => number >= 1 && number <= pages)
    .sort((a, b) => a - b);
  return html`<nav class="paging" aria-label="${label}"><ul>
${page > 1 && html`<li><a rel="prev" href="${address(page - 1)}">${say('frame.previous')}</a></li>`}
${shown.map((number, index) => {
  const gap = index > 0 && number > (shown[index - 1] ?? 0) + 1;
  return html`${gap && html`<li class="gap">…</li>`}<li><a href="${address(number)}"${
    number === page && html` aria-current="page"`
  }>${count(number)}</a></li>`;
})}
${page < pages && html`<li><a rel="next" href="${address(page + 1)}">${say('frame.next')}</a></li>`}
</ul></nav>`;
}
