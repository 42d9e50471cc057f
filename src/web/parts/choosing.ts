/** Works of a list chosen by ticking them, to be taken away together. The boxes belong to a form elsewhere on the page. */
import type { WorkCard } from '#catalogue';
import type { Selection } from '#library';
import { html, type Markup } from '#markup';
import { say } from '#words';
import { takingAddress } from './taking-address.ts';

const FORM = 'take';

/** The box of one work. */
export function chooseBox({ id, title }: Pick<WorkCard, 'id' | 'title'>): Markup {
  return html`<p class="choose"><label><input type="checkbox" name="id" value="${id}" form="${FORM}"> ${say('books.choose')}<span class="visually-hidden"> ${title}</span></label></p>`;
}

/** The form of all boxes of a page, and the way to take away everything that its list goes on with. */
export function chosenForm(all: Selection): Markup {
  return html`<form id="${FORM}" class="choosing" method="get" action="/books">
<p class="actions"><button type="submit" class="plain">${say('books.chosen')}</button> <a href="${takingAddress(all)}">${say('books.all-of-these')}</a></p>
</form>`;
}
