/** A work in a list, as archives show it. */
import type { WorkCard, WorkId } from '#catalogue';
import { html, join, type Markup } from '#markup';
import { workAddress } from './addresses.ts';
import { prose, STATUS_NAMES, shorten } from './wording.ts';
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

/** Rendered blurbs, kept by work and revision; the least recently made go first when there are more than `limit`. */
export class BlurbShelf {
  readonly limit: number;
  readonly #blurbs = new Map<WorkId, { version: string; blurb: Markup }>();

  constructor(limit = 4_000) {
    this.limit = limit;
  }

  get size(): number {
    return this.#blurbs.size;
  }

  /** The blurb of a work as it is now. */
  blurb(work: WorkCard): Markup {
    const version = `${work.revision} ${work.updatedAt}`;
    const kept = this.#blurbs.get(work.id);
    if (kept?.version === version) return kept.blurb;
    const blurb = workBlurb(work);
    this.#blurbs.delete(work.id);
    this.#blurbs.set(work.id, { version, blurb });
    if (this.#blurbs.size > this.limit) {
      const oldest = this.#blurbs.keys().next();
      if (!oldest.done) this.#blurbs.delete(oldest.value);
    }
    return blurb;
  }
}

/** Title, byline, fandoms, then rating and warnings before anything else that the work says. */
export function workBlurb(work: WorkCard): Markup {
  const place = series(work);
  return html`<article class="blurb">
<h3><a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</h3>
${row('fandoms', 'Fandom', tagLinks(work, 'fandom'))}
<dl class="signs">
<div><dt>Rating</dt><dd>${rating(work)}</dd></div>
<div><dt>Warnings</dt><dd>${join(warnings(work), ', ')}</dd></div>
${work.categories.length > 0 && html`<div><dt>Category</dt><dd>${join(categories(work), ', ')}</dd></div>`}
<div><dt>Status</dt><dd>${STATUS_NAMES[work.status]}</dd></div>
</dl>
${tagRow(work)}
${work.summary !== null && html`<div class="summary"${langAttribute(work)}>${prose(shorten(work.summary, SUMMARY_LIMIT))}</div>`}
${place !== null && html`<p class="series">${work.series === null ? 'Of a longer story' : 'Series'}: ${place}</p>`}
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
  return html`<ul class="tags" aria-label="Relationships, characters and tags">${tags.slice(0, TAG_LIMIT)}${
    more > 0 && html`<li><a href="${workAddress(work.id)}">and ${more} more</a></li>`
  }</ul>`;
}

function row(name: string, label: string, links: readonly Markup[]): Markup | null {
  if (links.length === 0) return null;
  return html`<p class="${name}"><span class="visually-hidden">${label}: </span>${join(links, ', ')}</p>`;
}
