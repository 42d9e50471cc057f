import { html, type Markup } from '#markup';

/** Pages that belong together, side by side; `here` is the address of the one shown. `label` says what they are. */
export function choiceNav(
  label: string,
  pages: readonly { address: string; name: string }[],
  here: string,
): Markup {
  return html`<nav class="choices" aria-label="${label}"><ul>${pages.map(
    ({ address, name }) =>
      html`<li><a href="${address}"${address === here && html` aria-current="page"`}>${name}</a></li>`,
  )}</ul></nav>`;
}
