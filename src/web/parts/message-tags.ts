/** What stands for tags in messages. */
import { html, type Markup } from '#markup';

/** Words for those who hear a page and do not see it: `<heard>`. */
export function heard(words: Markup): Markup {
  return html`<span class="visually-hidden">${words}</span>`;
}

/** Words that lead to an address. */
export function linkTo(address: string): (words: Markup) => Markup {
  return (words) => html`<a href="${address}">${words}</a>`;
}
