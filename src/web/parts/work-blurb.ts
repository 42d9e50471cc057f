/** A work in a list, as archives show it. */
import type { WorkCard } from '#catalogue';
import { statusName } from '#library';
import { html, join, type Markup } from '#markup';
import { say, tell } from '#words';
import { workAddress } from './addresses.ts';
import { prose, shorten } from './wording.ts';
import {
  byline,
  categories,
  figures,
  langAttribute,
  rating,
  series,
  tagLinks,
  warnings,
} from './work-header.ts';

/** Characters of a summary that a list shows. */
const SUMMARY_LIMIT = 1_250;
/** Tags that a blurb shows before it sends readers to the work's page. */
const TAG_LIMIT = 40;

/** Title, byline, fandoms, then rating and warnings before anything else that the work says. */
export function workBlurb(work: WorkCard): Markup {
  const place = series(work);
  return html`<article class="blurb">
<h3><a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</h3>
${row('fandoms', say('work.fandom-label'), tagLinks(work, 'fandom'))}
<dl class="signs">
<div><dt>${say('work.fact-rating')}</dt><dd>${rating(work)}</dd></div>
<div><dt>${say('work.fact-warnings')}</dt><dd>${join(warnings(work), ', ')}</dd></div>
${work.categories.length > 0 && html`<div><dt>${say('work.fact-category')}</dt><dd>${join(categories(work), ', ')}</dd></div>`}
<div><dt>${say('work.fact-status')}</dt><dd>${statusName(work.status)}</dd></div>
</dl>
${tagRow(work)}
${work.summary !== null && html`<div class="summary"${langAttribute(work)}>${prose(shorten(work.summary, SUMMARY_LIMIT))}</div>`}
${place !== null && html`<p class="series">${work.series === null ? tell('work.of-longer', { place }) : tell('work.of-series', { place })}</p>`}
${figures(work)}
</article>`;
}

function tagRow(work: WorkCard): Markup | null {
  const tags = [
    ...tagLinks(work, 'relationship').map((link) => html`<li class="relationship">${link}</li>`),
    ...tagLinks(work, 'character').map((link) => html`<li>${link}</li>`),
    ...tagLinks(work, 'tag').map((link) => html`<li>${link}</li>`),
  ];
  if (tags.length === 0) return null;
  const more = tags.length - TAG_LIMIT;
  return html`<ul class="tags" aria-label="${say('work.tags-label')}">${tags.slice(0, TAG_LIMIT)}${
    more > 0 && html`<li><a href="${workAddress(work.id)}">${say('work.and-more', { more })}</a></li>`
  }</ul>`;
}

function row(name: string, label: string, links: readonly Markup[]): Markup | null {
  if (links.length === 0) return null;
  return html`<p class="${name}"><span class="visually-hidden">${label} </span>${join(links, ', ')}</p>`;
}
