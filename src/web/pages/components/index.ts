/** The page that shows every part in every state, for those who make pages. No other page leads here. */
import { html, type Markup } from '#markup';
import { allParts, type Part } from './parts.ts';

/** The page. */
export function componentsPage(): Markup {
  return html`<h1>Parts of the pages</h1>
<p>Each part in each of its states, made by the code that pages are made with. Hover and focus are seen by pointing and with the keyboard. What was decided about them, and why, is in <code>docs/design.md</code>.</p>
${allParts().map(section)}`;
}

function section({ name, from, states }: Part, place: number): Markup {
  return html`<section class="part" aria-labelledby="part-${place}"><h2 id="part-${place}">${name}</h2>
<p class="quiet">${from}</p>
${states.map(([state, markup]) => html`<div class="in-state"><p class="state">${state}</p>${markup}</div>`)}</section>`;
}
