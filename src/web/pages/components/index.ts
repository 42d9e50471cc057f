/** The page that shows every part in every state, for those who make pages. No other page leads here. */
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import type { Part } from './part.ts';
import { allParts } from './parts.ts';

/** The page. */
export function componentsPage(): Markup {
  return html`<h1>${say('components.title')}</h1>
<p>${tell('components.intro', { code: (words) => html`<code>${words}</code>` })}</p>
${allParts().map(section)}`;
}

function section({ name, from, states }: Part, place: number): Markup {
  return html`<section class="part" aria-labelledby="part-${place}"><h2 id="part-${place}">${say(name)}</h2>
<p class="quiet">${from}</p>
${states.map(([state, markup]) => html`<div class="in-state"><p class="state">${say(state)}</p>${markup}</div>`)}</section>`;
}
